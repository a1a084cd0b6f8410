rooms-list-rooms = Salons
rooms-list-new = Nouveau salon
rooms-list-find = Trouver un salon
rooms-list-none = Pas encore de salon. Suivez un lien, ou créez le vôtre.
rooms-list-none-found = Aucun salon ne porte ce nom.
rooms-list-archived = Archivés
rooms-list-archived-rooms = Salons archivés
rooms-list-options-of = Options pour { $room }
