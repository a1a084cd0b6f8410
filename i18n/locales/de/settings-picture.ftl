settings-picture-title = Dein Bild
settings-picture-choose = Bild auswählen
settings-picture-remove = Bild entfernen
settings-picture-drawing = Wird verkleinert…
settings-picture-chosen = So sehen dich jetzt alle in deinen Räumen.
settings-picture-removed = Entfernt, in allen deinen Räumen.
