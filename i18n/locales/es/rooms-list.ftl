rooms-list-rooms = Salas
rooms-list-new = Sala nueva
rooms-list-find = Buscar una sala
rooms-list-none = Aún no hay salas. Sigue un enlace o crea una sala propia.
rooms-list-none-found = Ninguna sala se llama así.
rooms-list-archived = Archivadas
rooms-list-archived-rooms = Salas archivadas
rooms-list-options-of = Opciones de { $room }
