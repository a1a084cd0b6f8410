search-nothing-yet = Noch nichts gefunden.
search-nothing = Nichts gefunden.
search-found = { $count ->
    [one] { NUMBER($count) } Nachricht
   *[other] { NUMBER($count) } Nachrichten
}
search-rooms-failed = { $count ->
    [one] { NUMBER($count) } Raum konnte nicht gelesen werden.
   *[other] { NUMBER($count) } Räume konnten nicht gelesen werden.
}
search-reading = „{ $room }“ wird gelesen, Raum { NUMBER($number) } von { NUMBER($all) }…
search-in-channel = { $room } · #{ $channel }
search-in-private = { $room } · privat mit { $name }
search-filters = Filter
search-filters-set = Filter ({ NUMBER($count) })
search-you = { $name } (du)

search-writing = { $all ->
    [one] Wird geschrieben: { NUMBER($done) } von { NUMBER($all) } Nachricht…
   *[other] Wird geschrieben: { NUMBER($done) } von { NUMBER($all) } Nachrichten…
}
search-exported = { $count ->
    [one] { NUMBER($count) } Nachricht exportiert. Die Datei ist nicht verschlüsselt.
   *[other] { NUMBER($count) } Nachrichten exportiert. Die Datei ist nicht verschlüsselt.
}
search-export-stopped = Angehalten. Nichts wurde gespeichert.
