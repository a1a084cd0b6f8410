round-trip-label = Hin und zurück
round-trip-always = { NUMBER($ms) } ms.
round-trip-between = { NUMBER($middle) } ms in der Mitte, zwischen { NUMBER($least) } und { NUMBER($most) }.
round-trip-lost = { $all ->
    [one] Ohne Antwort: { NUMBER($lost) } von { NUMBER($all) } Ping.
   *[other] Ohne Antwort: { NUMBER($lost) } von { NUMBER($all) } Pings.
}
round-trip-not-measured = Noch nicht gemessen.
round-trip-no-answer = Niemand antwortet.
