rooms-news = { NUMBER($count) } neu
rooms-nothing-written = Noch nichts geschrieben
rooms-deleted = Eine Nachricht wurde gelöscht
rooms-newest-own = Du: { $excerpt }
rooms-newest = { $author }: { $excerpt }

# Wie es um einen Raum steht, ein, zwei Wörter.
rooms-left = verlassen
rooms-resting = ruht
rooms-opening = wird geöffnet
rooms-alone = niemand sonst
rooms-others = { $count ->
    [one] { NUMBER($count) } weitere Person hier
   *[other] { NUMBER($count) } weitere hier
}
rooms-reconnecting = verbindet neu

rooms-invite-by-name = Wer diesen Link öffnet oder den Namen des Raums kennt, kommt herein und liest, was gesagt wurde.
rooms-invite-closed = Wer diesen Link öffnet, fragt an; Raumleitung oder Moderation lassen die Person herein.
rooms-invite-open = Wer diesen Link öffnet, kommt herein. Schicke ihn nur denen, die du hier haben möchtest.

rooms-forget = { $count ->
    [one] Das löscht von diesem Gerät, was von „{ $title }“ gespeichert ist: { NUMBER($count) } Eintrag des Logs (Nachrichten, Änderungen, Reaktionen), die Schlüssel und den Link. Die anderen behalten ihre. Ohne den Link kommst du nicht zurück.
   *[other] Das löscht von diesem Gerät, was von „{ $title }“ gespeichert ist: { NUMBER($count) } Einträge des Logs (Nachrichten, Änderungen, Reaktionen), die Schlüssel und den Link. Die anderen behalten ihre. Ohne den Link kommst du nicht zurück.
}
rooms-forget-unsent = { $count ->
    [one] { NUMBER($count) } Eintrag von dir, den sonst niemand hat, geht endgültig verloren.
   *[other] { NUMBER($count) } Einträge von dir, die sonst niemand hat, gehen endgültig verloren.
}

rooms-colour-teal = Petrol
rooms-colour-blue = Blau
rooms-colour-violet = Violett
rooms-colour-plum = Pflaume
rooms-colour-red = Rot
rooms-colour-amber = Bernstein
rooms-colour-olive = Oliv
rooms-colour-grey = Grau
rooms-unnamed = Raum { $letters }
