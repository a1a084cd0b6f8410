export-this-room = Exporter ce salon
export-as-what = Sous quelle forme
export-page = Une page à lire
export-page-help = Un fichier HTML que tout navigateur affiche et imprime, sans aucun réseau.
export-json = JSON
export-json-help = Pour des programmes : messages, auteurs avec leur empreinte, heures, réactions.
export-private = Les conversations privées aussi
export-private-help = Ce que vous et une autre personne n’avez écrit pour personne d’autre.
export-stop = Arrêter
export-nothing-sent = Écrit sur cet appareil et enregistré par le navigateur ; rien n’est envoyé.
export-made = Exporté le { $when }, depuis l’appareil d’une des personnes du salon.
export-day-and-time = { $day } à { $time }
export-with-private = Les conversations privées sont comprises.
export-without-private = Sans les conversations privées.
export-people = { $count ->
    [one] { NUMBER($count) } personne
   *[other] { NUMBER($count) } personnes
}
export-you = (vous)
export-room = Le salon
export-private-with = En privé avec { $name }
export-answers = Répond à { $name }
export-forwarded-from = Transféré, écrit par { $name }
export-deleted = Message supprimé
export-pinned = épinglé
export-edited = modifié
