member-list-members = Mitglieder
member-list-ask = { $count ->
    [one] { NUMBER($count) } Anfrage
   *[other] { NUMBER($count) } Anfragen
}
member-list-who-asks = Wer herein möchte
member-list-look = Ansehen
member-list-unowned = Der Name dieses Raums wurde von Hand eingegeben: Der Raum hat keine Leitung, und alle, die den Namen kennen, kommen herein.
member-list-open = Wer den Link hat, kommt herein. Raumleitung und Moderation entscheiden über die anderen.
member-list-closed = Neue müssen anfragen. Raumleitung und Moderation lassen sie herein und entscheiden über die anderen.
member-list-you = du
member-list-here = hier
member-list-offline = offline
member-list-more = Mehr
member-list-more-about = Mehr zu { $name }
member-list-decide = Entscheiden
member-list-decide-about = Entscheiden über { $name }
member-list-private = Privat schreiben
member-list-refuse = Ablehnen
member-list-remove = { $name } entfernen
member-list-make-reader = { $name } nur mitlesen lassen
member-list-devices-help = Die Geräte und Tabs, mit denen du in diesem Raum geschrieben hast.
member-list-devices = Deine Geräte
member-list-device-own = diese Seite
member-list-device-revoked = Schlüssel widerrufen
member-list-device-here = hier
member-list-device-away = nicht hier
member-list-revoke = Schlüssel dieses Geräts widerrufen
member-list-revokes = Was mit diesem Schlüssel geschrieben wurde, bleibt. Von jetzt an zählt nichts mehr, was damit geschrieben wird, und er öffnet nichts Neues: für ein Gerät, das verloren oder verliehen ist. Das lässt sich nicht rückgängig machen.
member-list-revoke-yes = Schlüssel { $key } widerrufen
