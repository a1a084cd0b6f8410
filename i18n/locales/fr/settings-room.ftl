settings-room-title = Ce salon
settings-room-unowned = Ce salon a été nommé à la main, et garde son nom.
settings-room-name = Titre du salon
settings-room-name-help = Montré à tout le monde à la place des lettres du lien. La personne qui a créé le salon décide.
settings-room-save = Enregistrer le titre
settings-room-asked = En attente de l’accord du propriétaire pour « { $title } ».
settings-room-refused = Le propriétaire a refusé : { $why }
