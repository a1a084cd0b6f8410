diagnostics-page-name = Diagnostic
diagnostics-page-no-room = Aucun salon n’est ouvert dans cette page.
diagnostics-page-sync = Synchroniser
diagnostics-page-copy = Copier le rapport
diagnostics-page-copied = Copié.
diagnostics-page-not-copied = Le navigateur n’a pas permis la copie.
diagnostics-page-copy-help = Le rapport contient des états, des nombres et des identifiants abrégés. Il ne contient ni messages, ni noms, ni liens, ni adresses.
diagnostics-page-links = Liaisons
diagnostics-page-links-list = Liaisons examinées
diagnostics-page-nobody = Personne d’autre n’est là.
diagnostics-page-waiting = En attente d’envoi
diagnostics-page-waiting-none = Rien : quelqu’un d’autre a tout ce que vous avez écrit.
diagnostics-page-waiting-more = { $count ->
    [one] et { NUMBER($count) } autre
   *[other] et { NUMBER($count) } autres
}
diagnostics-page-outbox = Boîte d’envoi
diagnostics-page-logs = Journaux
diagnostics-page-log = { $author }, { $log }
diagnostics-page-lately = Derniers événements
diagnostics-page-events = Événements
diagnostics-page-device = Cet appareil
diagnostics-page-other-rooms = Autres salons
