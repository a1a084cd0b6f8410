topology-who = Wer mit wem verbunden ist
topology-you = Du
topology-latency = { NUMBER($ms) } ms
topology-latency-bare = { NUMBER($ms) }
topology-summary = { $others ->
    [one] Du und { NUMBER($others) } weitere Person: von deinen Verbindungen { NUMBER($direct) } direkt, { NUMBER($relayed) } über Relay.
   *[other] Du und { NUMBER($others) } weitere: von deinen Verbindungen { NUMBER($direct) } direkt, { NUMBER($relayed) } über Relay.
}
topology-summary-alone = Außer dir ist noch niemand hier; deshalb gibt es keine Schnur zu zeichnen.
topology-as-list = Als Liste
topology-links = Verbindungen
topology-line = { $one } – { $other }: { $link }
topology-line-latency = { $one } – { $other }: { $link }, { NUMBER($ms) } ms
