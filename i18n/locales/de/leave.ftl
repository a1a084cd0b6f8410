leave-left = Du hast den Raum verlassen.
leave-left-help = Alle Verbindungen zu den anderen sind geschlossen. Was gesagt wurde, bleibt bei denen, die noch da sind, und auf diesem Gerät, bis du den Raum vergisst.
leave-join-again = Wieder beitreten
