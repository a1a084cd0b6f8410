# Verbindung: zu einer Person. Log: was ein Gerät geschrieben hat, Eintrag für Eintrag.

diagnostics-sum = { $server }, { $links }, { $waits }.
diagnostics-sum-server = Der Server ist verbunden
diagnostics-sum-server-first = Der Server wird gesucht
diagnostics-sum-server-away = Der Server ist nicht erreichbar
diagnostics-sum-server-unasked = Der Server wird nicht gefragt
diagnostics-sum-nobody = außer dir ist niemand hier
diagnostics-sum-links = { $all ->
    [one] { NUMBER($up) } von { NUMBER($all) } Verbindung ist aktiv
   *[other] { $up ->
        [one] { NUMBER($up) } von { NUMBER($all) } Verbindungen ist aktiv
       *[other] { NUMBER($up) } von { NUMBER($all) } Verbindungen sind aktiv
    }
}
diagnostics-sum-nothing-waits = von dir wartet nichts
diagnostics-sum-waits = { $count ->
    [one] von dir wartet { NUMBER($count) } Eintrag im Postausgang
   *[other] von dir warten { NUMBER($count) } Einträge im Postausgang
}
diagnostics-coming = { $count ->
    [one] { NUMBER($count) } Eintrag ist zu dir unterwegs.
   *[other] { NUMBER($count) } Einträge sind zu dir unterwegs.
}

diagnostics-synced = { $did }.
diagnostics-synced-asked = { $count ->
    [one] mit { NUMBER($count) } Person verglichen
   *[other] mit { NUMBER($count) } Personen verglichen
}
diagnostics-synced-dialed = { $count ->
    [one] { NUMBER($count) } Person wird angewählt
   *[other] { NUMBER($count) } Personen werden angewählt
}
diagnostics-synced-unreachable = { $count ->
    [one] { NUMBER($count) } Person ohne den Server nicht erreichbar
   *[other] { NUMBER($count) } Personen ohne den Server nicht erreichbar
}
diagnostics-synced-server = Server wird gesucht
diagnostics-synced-nobody = Außer dir ist niemand hier, mit dem sich vergleichen ließe.
diagnostics-synced-same = Alle Verbundenen haben dasselbe.
diagnostics-synced-on-its-way = Etwas ist noch unterwegs.

diagnostics-server = Server
diagnostics-server-connected = verbunden
diagnostics-server-first = wird gesucht
diagnostics-server-away = nicht erreichbar, wird immer wieder versucht
diagnostics-server-unasked = wird nicht gefragt
diagnostics-logs = Logs
diagnostics-operations-in-logs = { $logs ->
    [one] { $operations } in { NUMBER($logs) } Log
   *[other] { $operations } in { NUMBER($logs) } Logs
}
diagnostics-operations = { $count ->
    [one] { NUMBER($count) } Eintrag
   *[other] { NUMBER($count) } Einträge
}
diagnostics-coming-here = { NUMBER($count) } hierher unterwegs
diagnostics-waiting-to-go-out = Im Postausgang
diagnostics-entries = { $count ->
    [one] { NUMBER($count) } Eintrag
   *[other] { NUMBER($count) } Einträge
}
diagnostics-keys = Schlüssel
diagnostics-epochs = { $count ->
    [one] { NUMBER($count) } Epoche nach der ersten
   *[other] { NUMBER($count) } Epochen nach der ersten
}
diagnostics-without-key = { $count ->
    [one] { NUMBER($count) } Eintrag, zu dem hier der Schlüssel fehlt
   *[other] { NUMBER($count) } Einträge, zu denen hier der Schlüssel fehlt
}
diagnostics-disk = Datenträger
diagnostics-keeps = behält, was geschrieben wird
diagnostics-keeps-nothing = behält nichts über diese Seite hinaus
diagnostics-writes = { $count ->
    [one] { NUMBER($count) } Schreibvorgang läuft
   *[other] { NUMBER($count) } Schreibvorgänge laufen
}
diagnostics-write-failed = der letzte Schreibvorgang ist fehlgeschlagen
diagnostics-not-stored = { $count ->
    [one] { NUMBER($count) } Eintrag nicht gespeichert
   *[other] { NUMBER($count) } Einträge nicht gespeichert
}

# Danach steht eine Zeitspanne wie „3 s“.
diagnostics-as-it-is-for = Unverändert seit
diagnostics-at-server = führt die Person im Raum
diagnostics-not-at-server = führt die Person nicht im Raum
diagnostics-buffers = Puffer
diagnostics-buffers-waiting = { $size } in der Warteschlange
diagnostics-buffers-waiting-by = { $size } in der Warteschlange ({ $channels })
diagnostics-buffers-on-the-way = { $size } unterwegs
diagnostics-buffers-in-browser = { $size } im Browser
diagnostics-not-exchanged = es wird nichts ausgetauscht
diagnostics-not-compared = noch nicht verglichen
diagnostics-same = dasselbe, verglichen vor { $time }
diagnostics-differs = { NUMBER($missing) } zu empfangen, { NUMBER($lacking) } zu senden, { $size } unterwegs, verglichen vor { $time }

diagnostics-waiting-for = wartet seit { $time }
diagnostics-not-handed-over = noch niemandem übergeben
diagnostics-handed-over = { $count ->
    [one] einmal übergeben
   *[other] { NUMBER($count) }-mal übergeben
}
diagnostics-needs-attention = bitte prüfen

diagnostics-of-them-stored = davon { NUMBER($count) } gespeichert
diagnostics-ends = endet mit { $hash }
diagnostics-two-histories = hat zwei Verläufe

diagnostics-event-entered = Raum betreten.
diagnostics-event-server = Der Server ist verbunden.
diagnostics-event-server-away = Der Server wird gesucht.
diagnostics-event-server-unasked = Der Server wird nicht mehr gefragt.
diagnostics-event-connecting = Verbindung zu { $name }: wird aufgebaut.
diagnostics-event-connecting-why = Verbindung zu { $name }: wird aufgebaut: { $why }.
diagnostics-event-up = Verbindung zu { $name }: aktiv.
diagnostics-event-up-why = Verbindung zu { $name }: aktiv: { $why }.
diagnostics-event-lost = Verbindung zu { $name }: abgebrochen, wird neu aufgebaut.
diagnostics-event-lost-why = Verbindung zu { $name }: abgebrochen, wird neu aufgebaut: { $why }.
diagnostics-event-offline = Verbindung zu { $name }: nicht erreichbar.
diagnostics-event-offline-why = Verbindung zu { $name }: nicht erreichbar: { $why }.
diagnostics-event-asleep = Verbindung zu { $name }: schläft.
diagnostics-event-asleep-why = Verbindung zu { $name }: schläft: { $why }.
diagnostics-event-through-hub = Keine Verbindung zu { $name }: über den Hub.
diagnostics-event-waits-for-hub = Keine Verbindung zu { $name }: wartet auf den Hub.
diagnostics-event-gone = { $name } ist weg.
diagnostics-event-same = Mit { $name } verglichen: dasselbe.
diagnostics-event-differs = Mit { $name } verglichen: { NUMBER($missing) } zu empfangen, { NUMBER($lacking) } zu senden.
diagnostics-event-synced = Jetzt abgleichen: { NUMBER($asked) } verglichen, { NUMBER($dialed) } angewählt, { NUMBER($unreachable) } nicht erreichbar.
diagnostics-event-storing-failed = Speichern fehlgeschlagen.
diagnostics-event-storing-works = Speichern funktioniert wieder.
diagnostics-event-misbehaved = { $name } hat gegen das Protokoll verstoßen: { $why }.
diagnostics-event-forked = { $name } hat zwei Verläufe signiert.
diagnostics-event-network = Das Netz hat gewechselt, oder das Gerät ist aufgewacht.
diagnostics-event-refused = Der Server hat etwas abgelehnt.

diagnostics-storage = Speicher
diagnostics-stores-nothing = Dieser Browser speichert nichts.
diagnostics-kept = Aufbewahrt
diagnostics-kept-until-removed = bis es jemand von Hand entfernt
diagnostics-kept-while-space = solange Platz ist
diagnostics-kept-not-told = der Browser sagt nicht, wie lange
diagnostics-rooms = Räume
diagnostics-rooms-run = { $count ->
    [one] Auf dieser Seite läuft { NUMBER($count) } Raum.
   *[other] Auf dieser Seite laufen { NUMBER($count) } Räume.
}
diagnostics-network = Netz
diagnostics-network-there = Das Gerät hat Netz.
diagnostics-network-none = Das Gerät meldet, dass es kein Netz hat.
diagnostics-this-page = Seite
diagnostics-in-front = im Vordergrund
diagnostics-behind = im Hintergrund

diagnostics-report-title = Tincan-Diagnose
diagnostics-report-written = Geschrieben { $time }
diagnostics-report-browser = Browser
diagnostics-report-room = Raum { $id }
diagnostics-report-room-in-front = Raum { $id }, im Vordergrund
diagnostics-report-links = Verbindungen
diagnostics-report-outbox = Postausgang
diagnostics-report-events = Ereignisse
