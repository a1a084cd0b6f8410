connection-links = { $all ->
    [one] { NUMBER($up) } von { NUMBER($all) } Verbindung aktiv.
   *[other] { NUMBER($up) } von { NUMBER($all) } Verbindungen aktiv.
}
connection-no-network-kept = Kein Netz. Was du schreibst, bleibt hier gespeichert und geht raus, sobald du wieder Netz hast.
connection-no-network-unkept = Kein Netz. Was du schreibst, wartet auf dieser Seite: Lass sie offen.
connection-no-network-linked = Dieses Gerät meldet, dass es kein Netz hat. Verbindungen zu anderen bestehen weiter: { $links }
connection-alone = Mit dem Server verbunden. Außer dir ist noch niemand hier.
connection-connected = Mit dem Server verbunden.
connection-offline-kept = Offline: Was du schreibst, bleibt hier gespeichert und geht später raus.
connection-trying = Der Server wird gesucht.
connection-trying-linked = Server nicht erreichbar, neuer Versuch läuft. Verbindungen zu anderen bestehen weiter: { $links }
connection-none = Nicht mit dem Server verbunden.
connection-waits-for-hub = Der Hub dieses Raums ist nicht da: Was du schreibst, geht raus, sobald er da ist.
