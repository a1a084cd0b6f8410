vault-sealing = Was auf diesem Gerät ist, wird verschlüsselt
vault-unsealing = Die Passphrase wird entfernt
vault-erasing = Was auf diesem Gerät ist, wird gelöscht
vault-records = { $all ->
    [one] { NUMBER($done) } von { NUMBER($all) } Datensatz fertig. Nichts geht verloren, wenn das unterbrochen wird.
   *[other] { NUMBER($done) } von { NUMBER($all) } Datensätzen fertig. Nichts geht verloren, wenn das unterbrochen wird.
}
vault-waiting = Wartet auf die anderen Tabs dieser Seite…
vault-moment = Das dauert einen Moment.

vault-sealed = Verschlüsselt
vault-sealed-means = Von jetzt an fragt diese Seite bei jedem Laden nach der Passphrase. Niemand kann sie für dich herausfinden: Bewahre sie auf, oder einen Export mit eigener Passphrase.
vault-unsealed = Die Passphrase ist entfernt
vault-unsealed-means = Schlüssel und Nachrichten sind wieder unverschlüsselt gespeichert: Wer dieses Browserprofil benutzen kann, kann sie lesen.
vault-erased = Gelöscht
vault-erased-means = Auf diesem Gerät ist kein Schlüssel, kein Raum und keine Nachricht mehr. Mit einer exportierten Datei kannst du weitermachen: Importiere sie in den Einstellungen.

vault-sealing-failed = Das Verschlüsseln wurde nicht fertig
vault-unsealing-failed = Das Entfernen der Passphrase wurde nicht fertig
vault-erasing-failed = Das Löschen wurde nicht fertig

vault-never = Nie
vault-after-an-hour = Nach einer Stunde
vault-after-minutes = { $count ->
    [one] Nach { NUMBER($count) } Minute
   *[other] Nach { NUMBER($count) } Minuten
}
