link-details-unknown = Über diese Verbindung ist noch nichts bekannt.
link-details-round-trip = Hin und zurück
link-details-doctor-aside = Verbindungstest (neuer Tab)
link-details-chart-begin = vor { NUMBER($minutes) } min
link-details-chart-top = max. { NUMBER($ms) } ms
link-details-chart-end = jetzt
