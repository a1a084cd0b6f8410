# Die Verbindung zu einer Person: ihr Status, neben einem Namen.
link-connecting = verbindet
link-connected = verbunden
link-reconnecting = verbindet neu
link-offline = offline
link-asleep = schläft
link-through-hub = über den Hub
link-waits-for-hub = wartet auf den Hub
link-direct = direkt
link-relayed = über Relay

link-far-nobody = noch niemand
link-far-two = { $first } und { $second }
link-far-people = { $count ->
    [one] { NUMBER($count) } Person
   *[other] { NUMBER($count) } Personen
}

link-says-connecting = Die beiden Browser suchen einen Weg zueinander.
link-says-connected = Aktiv: Was du schreibst, kommt sofort an.
link-says-reconnecting = Abgebrochen, wird neu aufgebaut. Was du schreibst, kommt danach an.
link-says-offline = Nicht erreichbar. Was du schreibst, kommt an, sobald die Person wieder da ist.
link-says-asleep = Das andere Gerät hat die Seite schlafen gelegt. Was du schreibst, kommt an, sobald es aufwacht.
link-says-through-hub = Keine eigene Verbindung: Dieser Raum ist ein Stern, und was du schreibst, geht über seinen Hub, eine Seite der Raumleitung.
link-says-waits-for-hub = Keine eigene Verbindung: Dieser Raum ist ein Stern, und sein Hub, eine Seite der Raumleitung, ist nicht erreichbar. Was du schreibst, kommt an, sobald er wieder da ist.

link-state = Status
link-way = Weg
link-addresses = Adressen
link-up-for = Aktiv seit
link-next-attempt = Nächster Versuch
link-next-attempt-in = in { $time }
link-data = Daten
link-data-both = { $sent } gesendet, { $received } empfangen
link-restarts = Neustarts
link-restarts-made = { $count ->
    [one] { NUMBER($count) } Verbindung aufgebaut
   *[other] { NUMBER($count) } Verbindungen aufgebaut
}
link-restarts-no-search = kein neuer Weg gesucht
link-restarts-searched = { $count ->
    [one] einmal ein neuer Weg gesucht
   *[other] { NUMBER($count) }-mal ein neuer Weg gesucht
}
link-failed = Fehlgeschlagen
link-failed-attempts = { $count ->
    [one] { NUMBER($count) } Versuch, seit die Verbindung zuletzt aktiv war
   *[other] { NUMBER($count) } Versuche, seit die Verbindung zuletzt aktiv war
}
link-relay = Relay
link-relay-only = Nur über ein Relay: wegen deiner Einstellungen, oder weil andere Wege scheiterten.
link-last-fault = Letzter Fehler

link-way-near = Direkt, von der eigenen Adresse dieses Geräts zu der des anderen.
link-way-direct = Direkt, { $from } { $to }.
link-way-direct-tcp = Direkt, { $from } { $to }, über TCP, weil UDP nicht durchkam.
link-way-direct-tls = Direkt, { $from } { $to }, über TLS, weil nichts anderes durchkam.
link-way-relayed = Über Relay, { $from } { $to }.
link-way-relayed-tcp = Über Relay, { $from } { $to }, über TCP, weil UDP nicht durchkam.
link-way-relayed-tls = Über Relay, { $from } { $to }, über TLS, weil nichts anderes durchkam.
link-from-host = von der eigenen Adresse dieses Geräts
link-from-router = durch den Router auf deiner Seite
link-from-seen = von der drüben sichtbaren Adresse dieses Geräts
link-from-relay = durch ein Relay auf deiner Seite
link-to-host = zur eigenen Adresse des anderen Geräts
link-to-router = zum Router auf der anderen Seite
link-to-seen = zur Absenderadresse der anderen Seite
link-to-relay = zu einem Relay auf der anderen Seite

link-seconds = { NUMBER($seconds) } s
link-minutes = { NUMBER($minutes) } min { NUMBER($seconds) } s
link-hours = { NUMBER($hours) } h { NUMBER($minutes) } min
link-days = { NUMBER($days) } d { NUMBER($hours) } h
