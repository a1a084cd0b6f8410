round-trip-label = Ida y vuelta
round-trip-always = { NUMBER($ms) } ms.
round-trip-between = { NUMBER($middle) } ms de mediana, entre { NUMBER($least) } y { NUMBER($most) }.
round-trip-lost = { $all ->
    [one] De { NUMBER($all) } ping, { NUMBER($lost) } sin respuesta.
   *[other] De { NUMBER($all) } pings, { NUMBER($lost) } sin respuesta.
}
round-trip-not-measured = Aún sin medir.
round-trip-no-answer = Nadie responde.
