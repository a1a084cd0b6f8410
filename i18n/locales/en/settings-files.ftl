# In the settings: everything on this device into a sealed file, and back from such a file.

# A heading, over a form that writes a file.
settings-files-export-title = Export
settings-files-export-help = A file with every key, room and message on this device, sealed with a passphrase. With both you can go on in another browser.
# The name of a field: the passphrase that is to seal the file.
settings-files-passphrase = Passphrase
# A button.
settings-files-export = Export everything
settings-files-sealing = Sealing what is here…
# "Both": the file and the passphrase.
settings-files-exported = Exported. Nobody can open the file without the passphrase, so keep both.
# A heading, over a form that reads such a file.
settings-files-import-title = Import
settings-files-import-help = Adds what is in such a file to what is on this device. Nothing here is lost.
# The name of a field: the file that was exported before.
settings-files-file = Export file
settings-files-file-missing = Choose the file first.
# The name of a field: the passphrase that the file was sealed with.
settings-files-file-passphrase = Passphrase of the file
# A button.
settings-files-import = Import
settings-files-reading = Reading the file…
# An operation is whatever was done in a room: a message, a reaction, a change of a title.
settings-files-imported = { $rooms ->
    [one] { $operations ->
        [one] Imported { NUMBER($rooms) } room with { NUMBER($operations) } operation.
       *[other] Imported { NUMBER($rooms) } room with { NUMBER($operations) } operations.
    }
   *[other] { $operations ->
        [one] Imported { NUMBER($rooms) } rooms with { NUMBER($operations) } operation.
       *[other] Imported { NUMBER($rooms) } rooms with { NUMBER($operations) } operations.
    }
}
