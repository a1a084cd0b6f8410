search-nothing-yet = Rien de trouvé pour l’instant.
search-nothing = Rien de trouvé.
search-found = { $count ->
    [one] { NUMBER($count) } message
   *[other] { NUMBER($count) } messages
}
search-rooms-failed = { $count ->
    [one] { NUMBER($count) } salon n’a pas pu être lu.
   *[other] { NUMBER($count) } salons n’ont pas pu être lus.
}
search-reading = Lecture de « { $room } », salon { NUMBER($number) } sur { NUMBER($all) }…
search-in-channel = { $room } · #{ $channel }
search-in-private = { $room } · en privé avec { $name }
search-filters = Filtres
search-filters-set = Filtres ({ NUMBER($count) })
search-you = { $name } (vous)
search-writing = { $all ->
    [one] Écriture : { NUMBER($done) } sur { NUMBER($all) } message…
   *[other] Écriture : { NUMBER($done) } sur { NUMBER($all) } messages…
}
search-exported = { $count ->
    [one] { NUMBER($count) } message exporté. Le fichier n’est pas chiffré.
   *[other] { NUMBER($count) } messages exportés. Le fichier n’est pas chiffré.
}
search-export-stopped = Arrêté. Rien n’a été enregistré.
