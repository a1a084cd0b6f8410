round-trip-label = Aller-retour
round-trip-always = { NUMBER($ms) } ms.
round-trip-between = Médiane { NUMBER($middle) } ms, entre { NUMBER($least) } et { NUMBER($most) } ms.
round-trip-lost = { $lost ->
    [one] Sur { NUMBER($all) } pings, { NUMBER($lost) } est resté sans réponse.
   *[other] Sur { NUMBER($all) } pings, { NUMBER($lost) } sont restés sans réponse.
}
round-trip-not-measured = Pas encore mesuré.
round-trip-no-answer = Personne ne répond.
