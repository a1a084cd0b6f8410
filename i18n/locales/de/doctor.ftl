doctor-name = Verbindungstest
doctor-lead = Findet heraus, warum Leute von diesem Gerät aus nicht erreichbar sind. Er befragt den Server dieses Tincan, dessen STUN- und TURN-Server und die von dir hinzugefügten, über WebSocket, UDP und TCP, und baut innerhalb dieser Seite zwei Verbindungen auf. Nichts wird gespeichert, und kein Raum wird betreten.
doctor-needs-javascript = Die Prüfungen laufen in deinem Browser und brauchen deshalb JavaScript. Schalte es für diese Seite ein und lade sie neu.
doctor-locked = Dieses Gerät ist gesperrt: Von dir hinzugefügte Server werden nicht befragt.
doctor-checks = Prüfungen
doctor-check-again = Erneut prüfen
doctor-copy = Ergebnis kopieren
doctor-copied = Kopiert.
doctor-not-copied = Der Browser hat das Kopieren nicht erlaubt.
doctor-copy-help = Das kopierte Ergebnis enthält Adressen dieses Geräts, denn um sie geht es. Es enthält keine Passwörter, keine Namen und keinen Raum.

## Ausgang einer Prüfung, neben ihrem Namen

doctor-mark-waiting = wird geprüft
doctor-mark-fine = in Ordnung
doctor-mark-note = Hinweis
doctor-mark-bad = Problem
doctor-mark-skipped = nicht geprüft

## Was geprüft wird: Überschriften

doctor-check-server = Server dieses Tincan
doctor-check-clock = Uhr
doctor-check-socket = Signalisierung (WebSocket)
doctor-check-stun = UDP und STUN
doctor-check-router = Router
doctor-check-turn-udp = Relay über UDP (TURN)
doctor-check-turn-tcp = Relay über TCP (TURN)
doctor-check-carries = Pakete durch das Relay
doctor-check-near = Im selben Netz
doctor-check-addresses = Adressen und Einstellungen

## Alle Prüfungen in einem Satz

doctor-verdict-checking = Prüfung läuft: { NUMBER($done) } von { NUMBER($all) } fertig.
doctor-verdict-server-away = Der Server dieses Tincan ist nicht erreichbar: Bis er wieder da ist, kommt niemand Neues hinzu.
doctor-verdict-no-socket = Von hier aus können sich Browser nicht finden: Der Signalisierungs-Socket lässt sich nicht öffnen.
doctor-verdict-relays-only = Deine Einstellungen erlauben nur Relays, und von hier aus funktioniert keines: Es wird keine Verbindungen geben.
doctor-verdict-relay-over-tcp = Verbindungen funktionieren, und zwar durch das Relay über TCP: Dieses Netz sperrt UDP.
doctor-verdict-relay-alone = Verbindungen funktionieren nur über das Relay.
doctor-verdict-same-network-alone = Von hier aus sind nur Leute im selben Netz erreichbar: UDP kommt nicht hinaus, und kein Relay funktioniert.
doctor-verdict-symmetric = Manche Leute sind von hier aus nicht erreichbar: Der Router ist symmetrisch, und kein Relay funktioniert.
doctor-verdict-clock = Verbindungen können funktionieren, aber die Uhr dieses Geräts geht falsch.
doctor-verdict-relay-refuses = Direkte Verbindungen können funktionieren. Solche, die das Relay brauchen, nicht: Kein Relay nimmt uns an.
doctor-verdict-relay-carries-nothing = Direkte Verbindungen können funktionieren. Solche, die das Relay brauchen, nicht: Es leitet nichts weiter.
doctor-verdict-not-near = Verbindungen funktionieren, aber nicht ohne Umweg zu Leuten im selben Netz.
doctor-verdict-symmetric-relayed = Verbindungen funktionieren, einige davon über das Relay: Der Router ist symmetrisch.
doctor-verdict-no-relay-by-settings = Direkte Verbindungen funktionieren. Wo Netze keine zulassen, gibt es keine Verbindung; so steht es in deinen Einstellungen.
doctor-verdict-server-untold = Soweit es sich prüfen ließ, ist alles in Ordnung; dieses Tincan nennt seine Server nicht.
doctor-verdict-no-relay = Direkte Verbindungen funktionieren. Für Netze, die keine zulassen, gibt es kein Relay.
doctor-verdict-fine = Von hier aus funktioniert alles.

## Was die Prüfungen ergeben; -advice sagt, was zu tun ist

doctor-checking = Wird geprüft…
doctor-broken-off = Die Prüfung wurde abgebrochen.

doctor-server-fine = Er antwortet nach { NUMBER($ms) } ms und nennt seine STUN- und TURN-Server.
doctor-server-sees-you = Er sieht dich unter { $address }.
doctor-server-untold = Er sagt nicht, welche STUN- und TURN-Server er anbietet: { $why }. Geprüft werden können nur Server, die du hinzugefügt hast.
doctor-server-untold-advice = Wenn Seiten geladen werden, dies aber nicht, ist der Server älter als diese Seite, oder ein Proxy davor leitet /network nicht durch. Gib denen Bescheid, die ihn betreiben.

doctor-clock-untold = Der Server hat die Zeit nicht genannt.
doctor-clock-fine = Dieses Gerät und der Server sind sich über die Zeit einig.
doctor-clock-ahead = Die Uhr dieses Geräts geht gegenüber der des Servers { $time } vor.
doctor-clock-behind = Die Uhr dieses Geräts geht gegenüber der des Servers { $time } nach.
doctor-clock-advice = Stelle dieses Gerät so ein, dass es die Zeit aus dem Netz bezieht. Mit falscher Uhr tragen deine Nachrichten falsche Zeiten, und sichere Verbindungen und Relays weisen dich vielleicht ab. Wenn diese Uhr richtig geht, geht die des Servers falsch: Gib denen Bescheid, die ihn betreiben.

# „Er“: der WebSocket.
doctor-socket-fine = Er öffnet sich, und der Server meldet sich nach { NUMBER($ms) } ms.
doctor-socket-closed = Der Socket, über den sich Browser finden, lässt sich nicht öffnen: { $why }.
doctor-socket-closed-advice = Ohne ihn ist niemand Neues erreichbar; bestehende Verbindungen laufen weiter. Etwas zwischen hier und dem Server sperrt WebSockets: Versuche es ohne VPN, ohne filternden Proxy oder in einem anderen Netz. Falls du dieses Tincan betreibst: Der Proxy muss das Upgrade von /signal durchleiten.

doctor-stun-fine = UDP kommt hinaus: { $server } antwortet nach { NUMBER($ms) } ms.
doctor-stun-none-needed = UDP kommt hinaus. Es ist kein STUN-Server in Gebrauch; ein Relay erfüllt den Zweck.
doctor-stun-none = Es ist kein STUN-Server in Gebrauch; deshalb weiß dieses Gerät nicht, wie es von außen aussieht.
doctor-stun-none-advice = Innerhalb eines Netzes reicht das. Um aus anderen gefunden zu werden, füge in den Einstellungen einen STUN-Server hinzu oder frage die, die dieses Tincan betreiben, nach einem.
doctor-stun-blocked = UDP ist hier gesperrt: Über UDP antwortet nichts, über TCP antwortet ein Relay.
doctor-stun-blocked-advice = Verbindungen laufen durch das Relay über TCP, was langsamer ist. Direkte brauchen ein anderes Netz, etwa den Hotspot eines Telefons, oder eine Firewall, die UDP hinauslässt.
doctor-stun-blocked-or-down = { $servers ->
    [one] UDP ist gesperrt, oder die Server sind ausgefallen: keine Antwort von { NUMBER($servers) } über UDP befragten Server.
   *[other] UDP ist gesperrt, oder die Server sind ausgefallen: keine Antwort von { NUMBER($servers) } über UDP befragten Servern.
}
doctor-stun-blocked-or-down-advice = Büros, Hotels und manche VPNs sperren UDP. Versuche ein anderes Netz, etwa den Hotspot eines Telefons; bitte darum, UDP hinauszulassen, oder um ein Relay über TCP.
doctor-stun-fails = UDP kommt hinaus, aber kein STUN-Server antwortet: { $failures }.
doctor-stun-fails-advice = Verbindungen können weiterhin über das Relay laufen. Prüfe die Adressen der Server, die du hinzugefügt hast; die anderen sind Sache derer, die dieses Tincan betreiben.

doctor-router-fine = Er gibt diesem Gerät für alle denselben Port; so können andere es erreichen.
doctor-router-symmetric = Er gibt diesem Gerät für jedes Ziel einen anderen Port (symmetrisches NAT): Die Adresse, die ein Server sieht, nützt anderen nichts.
doctor-router-symmetric-advice = Verbindungen zu Leuten hinter einem offenen Router funktionieren trotzdem; zu denen hinter einem wie diesem braucht es das Relay. Ein anderes Netz hilft, oder am Router die Einstellung „Full Cone“ oder UPnP.
doctor-router-none = Es gibt keinen, oder er ändert nichts: Andere sehen die Adresse, die dieses Gerät hat.
doctor-router-unanswered = Um das zu sagen, braucht es zwei STUN-Server, und es haben keine zwei geantwortet.
doctor-router-unknown = Um das zu sagen, braucht es zwei STUN-Server.

doctor-relay-never = Laut deinen Einstellungen nie über ein Relay.
doctor-turn-fine = { $server } nimmt uns nach { NUMBER($ms) } ms an.
doctor-turn-none = Es ist kein Relay in Gebrauch.
doctor-turn-none-advice = Wo zwei Netze keine direkte Verbindung zulassen, wird es keine geben. Wer dieses Tincan betreibt, kann dessen Relay einschalten, oder du fügst in den Einstellungen eines hinzu.
doctor-turn-none-by = Über { $transport } ist kein Relay erreichbar.
doctor-turn-none-by-tcp-advice = Netze, die UDP sperren, brauchen eines; wer dieses Tincan betreibt, kann es über TCP oder TLS anbieten.
doctor-turn-none-by-udp-advice = Relays über TCP funktionieren, sind aber langsamer als über UDP.
doctor-turn-fails = Über { $transport } nimmt uns kein Relay an: { $failures }.
doctor-turn-refused-advice = Wenn du das Relay hinzugefügt hast, berichtige seinen Benutzernamen und sein Passwort in den Einstellungen. Wenn es das dieses Tincan ist, lade die Seite neu; hilft das nicht, gib denen Bescheid, die es betreiben: Das Geheimnis oder die Uhr des Relays weicht von der des Servers ab.
doctor-turn-unreached-advice = Vielleicht sperrt eine Firewall hier oder dort seinen Port, oder es ist ausgefallen. Andere Netze erreichen es vielleicht; wer es betreibt, kann den Port öffnen oder es auf 443 anbieten.

doctor-carries-fine = Eine Nachricht war nach { NUMBER($ms) } ms hin und zurück.
doctor-carries-no-relay = Es gibt kein Relay zum Prüfen.
doctor-carries-refused = Kein Relay nimmt uns an.
doctor-carries-nothing = Das Relay nimmt uns an, aber eine Nachricht darüber kam nicht an.
doctor-carries-nothing-advice = Seine Ports zum Weitergeben sind geschlossen, oder es erreicht sich selbst nicht. Falls du es betreibst: Öffne den Bereich seiner Relay-Ports für UDP und prüfe die Adresse, die es nennt.

doctor-near-fine = Eine direkte Verbindung innerhalb dieser Seite steht nach { NUMBER($ms) } ms.
doctor-near-fine-unused = Eine direkte Verbindung innerhalb dieser Seite steht nach { NUMBER($ms) } ms; deine Einstellungen nutzen keine.
doctor-near-no-address = Der Browser gibt die eigenen Adressen dieses Geräts an keine Seite weiter.
doctor-near-no-address-advice = Das bewirkt eine Einstellung, eine Erweiterung oder ein VPN. Direkte Verbindungen funktionieren vielleicht trotzdem über den Router; sonst laufen sie über das Relay.
doctor-near-hidden = Zwei Verbindungen auf dieser Seite finden sich nicht: Der Browser verbirgt Adressen hinter Namen (.local), und dieses Netz löst sie nicht auf.
doctor-near-hidden-advice = Gastnetze trennen Geräte so voneinander. Leute in deinem eigenen Netz sind dann über den Router oder das Relay erreichbar. Abhilfe schafft ein Netz ohne „Client-Isolation“, oder du gibst dieser Seite das Mikrofon frei: Dann zeigen Browser Adressen.
doctor-near-closed = Zwei Verbindungen auf dieser Seite erreichen sich nicht unter der eigenen Adresse dieses Geräts.
doctor-near-closed-advice = Eine Firewall auf diesem Gerät oder ein VPN verhindert es. Lass den Browser Verbindungen annehmen, oder verlasse das VPN.

doctor-addresses-none = Der Browser hat keine Adresse dieses Geräts gefunden.
doctor-addresses = Adressen, die andere bekommen können: { $addresses }.
doctor-addresses-more = { $all }; { $next }
doctor-address-hidden = die eigene, verborgen (host, .local)
doctor-address-own = die eigene, { $address } (host)
doctor-address-outside = von außen gesehen, { $address } (srflx)
doctor-address-relay = die eines Relays, { $address } (relay)

doctor-settings = Deine Einstellungen: { $relay }; { $offered }; { $added }.
doctor-settings-relay-automatic = Relay automatisch
doctor-settings-relay-always = immer über ein Relay
doctor-settings-relay-never = nie über ein Relay
doctor-settings-offered-used = Server dieses Tincan in Gebrauch
doctor-settings-offered-unused = Server dieses Tincan nicht in Gebrauch
doctor-settings-none-added = keiner von dir hinzugefügt
doctor-settings-added = { $count ->
    [one] { NUMBER($count) } Server von dir hinzugefügt
   *[other] { NUMBER($count) } Server von dir hinzugefügt
}

## Ausgang einer Anfrage an einen Server, im Satz oder in einer Liste

doctor-outcome-answered = { $server } antwortet nach { NUMBER($ms) } ms
doctor-outcome-credentials = { $server } weist Benutzernamen oder Passwort zurück
doctor-outcome-declined = { $server } lehnt ab ({ $why })
doctor-outcome-silent = { $server } antwortet nicht
doctor-outcome-bad-address = { $server } ist keine Adresse, die dieser Browser annimmt ({ $why })
doctor-outcome-more = { $all }, { $next }
