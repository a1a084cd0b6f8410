room-options-colour = Farbe auf diesem Gerät
room-options-notify = Benachrichtigen über
room-options-archive = Archivieren
room-options-restore = Aus dem Archiv holen
room-options-leave = Diesen Raum verlassen
room-options-forget = Vergessen…
room-options-forget-now = Vergessen
room-options-help = Ein archivierter Raum läuft außer Sicht weiter. Ein verlassener Raum bleibt in der Liste, mit allem, was bis dahin gesagt wurde. Ein vergessener wird von diesem Gerät gelöscht.
