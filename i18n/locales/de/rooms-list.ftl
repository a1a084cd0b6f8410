rooms-list-rooms = Räume
rooms-list-new = Neuer Raum
rooms-list-find = Raum suchen
rooms-list-none = Noch keine Räume. Folge einem Link oder lege einen eigenen Raum an.
rooms-list-none-found = Kein Raum heißt so.
rooms-list-archived = Archiviert
rooms-list-archived-rooms = Archivierte Räume
rooms-list-options-of = Optionen für { $room }
