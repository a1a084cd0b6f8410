update-there = Auf dem Server ist eine neue Version von Tincan. Was du geschrieben hast, bleibt erhalten.
update-load = Laden
update-later = Später
