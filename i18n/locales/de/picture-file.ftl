picture-file-missing = Wähle zuerst ein Bild aus.
picture-file-too-large = Diese Datei ist zu groß: mehr als { NUMBER($max) } MiB.
picture-file-unreadable = Dieser Browser kann diese Datei nicht als Bild lesen. Wähle ein Bild im Format JPEG, PNG oder WebP aus.
picture-file-not-drawn = Dieser Browser kann das Bild nicht zeichnen.
picture-file-not-small = Dieser Browser kann das Bild nicht klein genug machen.
