settings-room-title = Dieser Raum
settings-room-unowned = Der Name dieses Raums wurde von Hand eingegeben, und er behält ihn.
settings-room-name = Titel des Raums
settings-room-name-help = Wird allen anstelle der Buchstaben des Links angezeigt. Darüber entscheidet, wer den Raum angelegt hat.
settings-room-save = Titel speichern
settings-room-asked = Wartet darauf, dass die Raumleitung „{ $title }“ zustimmt.
settings-room-refused = Die Raumleitung hat abgelehnt: { $why }
