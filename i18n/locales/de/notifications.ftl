notifications-unsupported = Dieser Browser hat für diese Seite keine Benachrichtigungen: Dafür muss sie über https geladen sein, auf einem iPhone oder iPad außerdem zum Home-Bildschirm hinzugefügt.
notifications-denied = In diesem Browser sind Benachrichtigungen dieser Seite blockiert. Um das zu ändern, drücke auf das Symbol links neben der Adresse, erlaube dort Benachrichtigungen und schalte sie hier wieder ein.

notifications-all = Alle Nachrichten
notifications-all-help = Alles, was dort geschrieben wird.
notifications-mentions = Nur Erwähnungen
notifications-mentions-help = Was deinen Namen nach einem @ enthält und was dir privat geschrieben wird.
notifications-nothing = Nichts
notifications-nothing-help = Neues wird in der Liste der Räume gezählt, mehr nicht.

notifications-as-in-settings-all = Wie in den Einstellungen: alle Nachrichten
notifications-as-in-settings-mentions = Wie in den Einstellungen: nur Erwähnungen
notifications-as-in-settings-nothing = Wie in den Einstellungen: nichts

notifications-hidden = { $count ->
    [one] Es gibt eine neue Nachricht.
   *[other] Es gibt { NUMBER($count) } neue Nachrichten.
}
notifications-private = { $author }, privat
notifications-in-room = { $author } in { $room }
notifications-in-channel = { $author } in { $room }, { $channel }
notifications-mention-in-room = { $author } erwähnt dich in { $room }
notifications-mention-in-channel = { $author } erwähnt dich in { $room }, { $channel }
notifications-several = { $title } ({ NUMBER($count) } neu)
