pins-title = Angeheftete Nachrichten
pins-none = Hier ist nichts mehr angeheftet.
pins-by = Angeheftet von { $name }
pins-show = Anzeigen
pins-unpin = Lösen
