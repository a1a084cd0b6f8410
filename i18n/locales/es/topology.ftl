topology-who = Quién tiene conexión con quién
topology-you = Tú
topology-latency = { NUMBER($ms) } ms
topology-latency-bare = { NUMBER($ms) }
topology-summary = { $others ->
    [one] Tú y { NUMBER($others) } persona más. Tus conexiones: { NUMBER($direct) } por vía directa, { NUMBER($relayed) } por retransmisión.
   *[other] Tú y { NUMBER($others) } personas más. Tus conexiones: { NUMBER($direct) } por vía directa, { NUMBER($relayed) } por retransmisión.
}
topology-summary-alone = Aún no hay nadie más aquí, así que no hay ningún hilo que dibujar.
topology-as-list = Como lista
topology-links = Conexiones
topology-line = { $one } – { $other }: { $link }
topology-line-latency = { $one } – { $other }: { $link }, { NUMBER($ms) } ms
