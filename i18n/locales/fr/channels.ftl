channels-conversations = Conversations
channels-everybody = Tout le monde
channels-unknown = Un canal
channels-in-private = en privé
channels-new-mentioning = { $count ->
    [one] { NUMBER($count) } nouveau message, qui vous mentionne
   *[other] { NUMBER($count) } nouveaux messages, dont au moins un vous mentionne
}
channels-archived = Canaux archivés ({ NUMBER($count) })
channels-new = Nouveau canal
channels-title = Titre
channels-title-help = Un mot ou deux : ce dont on y parle.
channels-purpose = À quoi il sert (facultatif)
channels-readable = Toutes les personnes du salon peuvent le lire.
channels-make = Créer le canal
channels-channel = Canal
channels-edit = Modifier le canal
channels-back-to-the-room = Retour au salon
channels-note-archived = Archivé : personne n’y écrit tant qu’il n’est pas rétabli
channels-note-readable = Toutes les personnes du salon peuvent lire ceci
channels-made-by-you = Vous l’avez créé.
channels-made-by = Créé par { $name }.
channels-restore-help = Rétabli, il reprend sa place parmi les canaux et on peut de nouveau y écrire.
channels-archive-help = Archivé, il est mis à part. Ce qui y a été dit reste, et personne n’y écrit tant qu’il n’est pas rétabli.
channels-restore = Rétablir le canal
channels-archive = Archiver le canal
