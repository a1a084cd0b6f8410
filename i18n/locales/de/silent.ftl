silent-removed = Du kannst hier nicht mehr schreiben.
silent-reader = Du liest hier mit. Wenn du schreiben möchtest, frage Raumleitung oder Moderation.
silent-private = Diese Person ist nicht mehr im Raum: Was du schreibst, würde sie nicht erreichen.
silent-archived = Dieser Kanal ist archiviert: Bis er wiederhergestellt wird, schreibt hier niemand.
silent-room = Du kannst hier nicht schreiben.
