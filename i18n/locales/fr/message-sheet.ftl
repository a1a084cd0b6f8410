message-sheet-message = Message
message-sheet-details = Détails du message
message-sheet-versions = Versions antérieures
message-sheet-forward = Transférer vers
message-sheet-delete = Supprimer le message ?
message-sheet-delete-help = Son texte, ses versions antérieures et ses réactions sont retirés à tout le monde. Qui l’a déjà lu l’a lu.
message-sheet-delete-for-everybody = Supprimer pour tout le monde
message-sheet-not-stored = Rien n’est enregistré de ce message : il n’existe que sur cette page.
message-sheet-holders = Qui l’a reçu
message-sheet-nobody = Personne d’autre n’est dans le salon.
message-sheet-author-told = Seule la personne qui l’a écrit sait qui l’a lu.
message-sheet-facts = Comment il est arrivé
message-sheet-proof = Preuve
message-sheet-signed = La signature est bonne : la clé ci-dessous a signé exactement ceci, pour ce salon. D’après son certificat, cette clé appartient à { $name }.
message-sheet-not-signed = La signature n’est pas bonne. On ne peut pas s’y fier.
message-sheet-hash = Hachage
message-sheet-copy-hash = Copier le hachage
message-sheet-key = Clé
message-sheet-copy-key = Copier la clé
message-sheet-signature = Signature
message-sheet-copy-signature = Copier la signature
message-sheet-not-allowed = Non autorisé
message-sheet-versions-help = Dans l’ordre où elles comptent, avec les heures de l’horloge de l’auteur. Tout le monde peut les consulter.
message-sheet-versions-list = Versions
message-sheet-first = Première
message-sheet-now = Actuelle
message-sheet-left-out = { $count ->
    [one] { NUMBER($count) } version intermédiaire n’est pas conservée.
   *[other] { NUMBER($count) } versions intermédiaires ne sont pas conservées.
}
message-sheet-versions-gone = Ce message n’est plus là, ni ses versions antérieures.
message-sheet-moment = { $day } à { $time }
message-sheet-reactors = Qui a réagi
message-sheet-you = vous
