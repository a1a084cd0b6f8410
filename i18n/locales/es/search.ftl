search-nothing-yet = Aún no se ha encontrado nada.
search-nothing = No se encontró nada.
search-found = { $count ->
    [one] { NUMBER($count) } mensaje
   *[other] { NUMBER($count) } mensajes
}
search-rooms-failed = { $count ->
    [one] No se pudo leer { NUMBER($count) } sala.
   *[other] No se pudieron leer { NUMBER($count) } salas.
}
search-reading = Leyendo «{ $room }», sala { NUMBER($number) } de { NUMBER($all) }…
search-in-channel = { $room } · #{ $channel }
search-in-private = { $room } · en privado con { $name }
search-filters = Filtros
search-filters-set = Filtros ({ NUMBER($count) })
search-you = { $name } (tú)

search-writing = { $all ->
    [one] Escribiendo: { NUMBER($done) } de { NUMBER($all) } mensaje…
   *[other] Escribiendo: { NUMBER($done) } de { NUMBER($all) } mensajes…
}
search-exported = { $count ->
    [one] Se exportó { NUMBER($count) } mensaje. El archivo no está cifrado.
   *[other] Se exportaron { NUMBER($count) } mensajes. El archivo no está cifrado.
}
search-export-stopped = Detenido. No se guardó nada.
