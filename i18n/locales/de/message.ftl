message-people = { $count ->
    [one] { NUMBER($count) } Person
   *[other] { NUMBER($count) } Personen
}

message-not-known = Empfang nicht bestätigt
message-has = hat sie
message-has-read = hat sie gelesen

message-forwarded = Weitergeleitet von { $from }
message-forwarded-says = Weitergeleitet von { $from }, sagt { $by }

message-not-arrived = Diese Nachricht ist auf diesem Gerät noch nicht angekommen. Sobald sie da ist, erscheint sie hier.
message-not-shown = Diese Nachricht wird hier nicht angezeigt.

message-pinned = { NUMBER($count) } angeheftet

# Tabelle über eine Nachricht.
message-written = Geschrieben
message-written-own = { $time } nach deiner Uhr.
message-written-by = { $time } nach der Uhr von { $name }.
message-arrived = Angekommen
message-arrived-here = In diesem Tab geschrieben.
message-arrived-before = Bevor diese Seite geöffnet wurde.
message-arrived-straight = { $time }, direkt von { $name }.
message-arrived-passed = { $time }, weitergegeben von { $name }.
message-number = Nummer
message-number-in-log = { NUMBER($number) } im Log dieses Schlüssels
message-order = Reihenfolge
message-order-depth = { $seen ->
    [one] Tiefe { NUMBER($depth) }, { NUMBER($seen) } anderes Log neu gesehen
   *[other] Tiefe { NUMBER($depth) }, { NUMBER($seen) } andere Logs neu gesehen
}
message-sealed-with = Verschlüsselung
message-sealed-first = Erster Schlüssel des Raums
message-sealed-later = Schlüssel { $key }, später erzeugt
message-size = Größe
