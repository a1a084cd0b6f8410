notice-server-refused = Der Server hat abgelehnt: { $why }
notice-seat-taken = Ein anderer Tab hat deinen Platz in diesem Raum übernommen. Dieser hier ist nicht mehr verbunden.
notice-misbehaved = Die Verbindung zu { $who } wurde geschlossen: { $why }
notice-forked = { $who } hat zwei verschiedene Verläufe signiert, wie beim Kopieren eines Browserprofils. Was danach kam, wird ausgelassen.
notice-own-fork = Dein Schlüssel hat zwei verschiedene Verläufe signiert, wie beim Kopieren eines Browserprofils. Was du hier schreibst, zählt für die anderen nicht mehr. Um weiterzumachen, komm mit einem anderen Browser oder Profil herein.
notice-nothing-stored = In diesem Browser lässt sich nichts speichern. Was geschrieben wird, bleibt nur, solange diese Seite offen ist: { $why }
notice-storing-failed = Das Speichern ist gerade fehlgeschlagen. Lass diese Seite offen, bis es wieder funktioniert: { $why }
notice-storing-works = Das Speichern funktioniert wieder.
