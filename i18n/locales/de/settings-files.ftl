settings-files-export-title = Export
settings-files-export-help = Eine Datei mit allen Schlüsseln, Räumen und Nachrichten auf diesem Gerät, mit einer Passphrase verschlüsselt. Mit beidem kannst du in einem anderen Browser weitermachen.
settings-files-passphrase = Passphrase
settings-files-export = Alles exportieren
settings-files-sealing = Was hier ist, wird verschlüsselt…
settings-files-exported = Exportiert. Ohne die Passphrase kann niemand die Datei öffnen; bewahre also beides auf.
settings-files-import-title = Import
settings-files-import-help = Fügt den Inhalt einer solchen Datei zu dem hinzu, was auf diesem Gerät ist. Nichts hier geht verloren.
settings-files-file = Exportdatei
settings-files-file-missing = Wähle zuerst die Datei aus.
settings-files-file-passphrase = Passphrase der Datei
settings-files-import = Importieren
settings-files-reading = Datei wird gelesen…
settings-files-imported = { $rooms ->
    [one] { $operations ->
        [one] { NUMBER($rooms) } Raum mit { NUMBER($operations) } Eintrag importiert.
       *[other] { NUMBER($rooms) } Raum mit { NUMBER($operations) } Einträgen importiert.
    }
   *[other] { $operations ->
        [one] { NUMBER($rooms) } Räume mit { NUMBER($operations) } Eintrag importiert.
       *[other] { NUMBER($rooms) } Räume mit { NUMBER($operations) } Einträgen importiert.
    }
}
