composer-message = Nachricht
composer-to-room = In den Raum schreiben
composer-to-channel = In { $channel } schreiben
composer-to-person = Nur an { $name } schreiben
composer-answering = Antwort an { $name }: { $excerpt }
composer-editing = Nachricht wird bearbeitet
composer-unstored = Dieser Browser speichert nichts: Was du schreibst, bleibt nur, solange diese Seite offen ist.
composer-offers = Vorschläge
composer-offers-emoji = { $count ->
    [one] { NUMBER($count) } Emoji. Pfeiltasten wählen aus, Enter übernimmt.
   *[other] { NUMBER($count) } Emojis. Pfeiltasten wählen aus, Enter übernimmt.
}
composer-offers-people = { $count ->
    [one] { NUMBER($count) } Person. Pfeiltasten wählen aus, Enter übernimmt.
   *[other] { NUMBER($count) } Personen. Pfeiltasten wählen aus, Enter übernimmt.
}
