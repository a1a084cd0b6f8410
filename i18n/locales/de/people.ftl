people-mute-help = Was diese Person schreibt, ist da, wenn du nachsiehst, und nichts macht dich darauf aufmerksam. Auf diesem Gerät, in allen Räumen.
people-picture-help = Geht an alle in deinen Räumen, klein und ohne das, was eine Kamera dazuschreibt, etwa den Ort. Ohne Bild sehen sie das Muster, das sich aus deinem Schlüssel ergibt.
people-blocks = Von { $name } wird auf diesem Gerät in keinem Raum mehr etwas angezeigt: keine Nachrichten, keine Reaktionen, kein Name. { $name } erfährt davon nichts. Was die Person schreibt, wird ungesehen aufbewahrt und weiterhin an die anderen weitergegeben; so entgeht niemandem etwas. In den Einstellungen kannst du es rückgängig machen.

people-device-own = diese Seite
people-device-revoked = Schlüssel widerrufen
people-device-linked = hier, verbunden
people-device-asleep = schläft
people-device-through-hub = hier, über den Hub
people-device-waits-for-hub = hier, wartet auf den Hub
people-device-linking = hier, verbindet
people-device-away = nicht hier

people-one-writes = { $name } schreibt…
people-two-write = { $first } und { $second } schreiben…
people-many-write = { $count ->
    [one] { $first }, { $second } und { NUMBER($count) } weitere Person schreiben…
   *[other] { $first }, { $second } und { NUMBER($count) } weitere schreiben…
}
