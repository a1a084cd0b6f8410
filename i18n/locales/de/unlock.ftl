unlock-window = Gesperrt · Tincan
unlock-title = Gesperrt
unlock-sealed = Alles auf diesem Gerät ist mit deiner Passphrase verschlüsselt.
unlock-passphrase = Passphrase
unlock-unlock = Entsperren
unlock-opening = Wird geöffnet… Das dauert etwa eine Sekunde.
unlock-show = Anzeigen
unlock-hide = Verbergen
unlock-forgotten = Passphrase vergessen?
unlock-no-way-back = Es führt kein Weg zurück: Niemand kann öffnen, was sie verschlüsselt, auch dieser Server nicht. Du kannst es so oft versuchen, wie du möchtest.
unlock-start-over = Oder fange neu an: Lösche alle Schlüssel, Räume und Nachrichten auf diesem Gerät. Wenn du alles in eine Datei exportiert hast, importiere sie danach in den Einstellungen. Ohne Datei behalten die anderen in deinen Räumen, was sie haben, und für sie bist du dann jemand Neues.
# Wird eingetippt, bevor alles gelöscht wird: ein Wort, klein geschrieben.
unlock-erase-word = löschen
unlock-type-word = Zum Bestätigen { $word } eingeben
unlock-word-wrong = Gib das Wort { $word } ein, um fortzufahren.
unlock-erase = Alles auf diesem Gerät löschen
unlock-go-on = Weiter
