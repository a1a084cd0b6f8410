room-options-colour = Couleur sur cet appareil
room-options-notify = Notifications
room-options-archive = Archiver
room-options-restore = Remettre parmi les salons
room-options-leave = Quitter ce salon
room-options-forget = Oublier…
room-options-forget-now = Oublier
room-options-help = Un salon archivé continue hors de vue. Un salon que vous avez quitté reste dans la liste, avec ce qui y a été dit jusque-là. Un salon oublié est supprimé de cet appareil.
