settings-storage-title = Auf diesem Gerät
settings-storage-unavailable = Dieser Browser speichert nichts: { $why }
settings-storage-kept = Der Browser behält die Daten dieser Seite, bis du sie entfernst.
settings-storage-unkept = Der Browser kann die Daten dieser Seite entfernen, wenn der Platz knapp wird.
settings-storage-keep = Meine Daten behalten
settings-storage-asked = Angefragt. Der Browser hat bisher nicht zugestimmt.
