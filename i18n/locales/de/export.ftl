## Wo gewählt wird

export-this-room = Diesen Raum exportieren
export-as-what = Format
export-page = Eine Seite zum Lesen
export-page-help = Eine HTML-Datei, die jeder Browser anzeigt und druckt, ganz ohne Netz.
export-json = JSON
export-json-help = Für Programme: Nachrichten, Absender mit Fingerabdrücken, Zeiten, Reaktionen.
export-private = Auch private Unterhaltungen
export-private-help = Was du und eine andere Person nur füreinander geschrieben habt.
export-stop = Anhalten
export-nothing-sent = Auf diesem Gerät geschrieben und vom Browser gespeichert; nichts wird gesendet.

## In der Seite

export-made = Geschrieben am { $when }, auf einem Gerät einer der Personen im Raum.
export-day-and-time = { $day }, { $time }
export-with-private = Private Unterhaltungen sind enthalten.
export-without-private = Ohne private Unterhaltungen.
export-people = { $count ->
    [one] { NUMBER($count) } Person
   *[other] { NUMBER($count) } Personen
}
export-you = (du)
export-room = Der Raum
export-private-with = Privat mit { $name }
export-answers = Antwort an { $name }
export-forwarded-from = Weitergeleitet von { $name }
export-deleted = Nachricht gelöscht
export-pinned = angeheftet
export-edited = bearbeitet
