settings-files-export-title = Exporter
settings-files-export-help = Un fichier avec toutes les clés, tous les salons et tous les messages de cet appareil, chiffré avec une phrase de passe. Avec les deux, vous pouvez continuer dans un autre navigateur.
settings-files-passphrase = Phrase de passe
settings-files-export = Tout exporter
settings-files-sealing = Chiffrement de ce qui est ici…
settings-files-exported = Exporté. Personne ne peut ouvrir le fichier sans la phrase de passe ; conservez donc les deux.
settings-files-import-title = Importer
settings-files-import-help = Ajoute le contenu d’un tel fichier à ce qui est sur cet appareil. Rien n’est perdu ici.
settings-files-file = Fichier d’export
settings-files-file-missing = Choisissez d’abord le fichier.
settings-files-file-passphrase = Phrase de passe du fichier
settings-files-import = Importer
settings-files-reading = Lecture du fichier…
settings-files-imported = { $rooms ->
    [one] { $operations ->
        [one] { NUMBER($rooms) } salon importé avec { NUMBER($operations) } opération.
       *[other] { NUMBER($rooms) } salon importé avec { NUMBER($operations) } opérations.
    }
   *[other] { $operations ->
        [one] { NUMBER($rooms) } salons importés avec { NUMBER($operations) } opération.
       *[other] { NUMBER($rooms) } salons importés avec { NUMBER($operations) } opérations.
    }
}
