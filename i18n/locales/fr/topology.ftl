topology-who = Qui est relié à qui
topology-you = Vous
topology-latency = { NUMBER($ms) } ms
topology-latency-bare = { NUMBER($ms) }
topology-summary = { $others ->
    [one] Vous et { NUMBER($others) } autre : parmi vos liaisons, { NUMBER($direct) } en direct, { NUMBER($relayed) } par relais.
   *[other] Vous et { NUMBER($others) } autres : parmi vos liaisons, { NUMBER($direct) } en direct, { NUMBER($relayed) } par relais.
}
topology-summary-alone = Personne d’autre n’est encore là : pas de ficelle à dessiner.
topology-as-list = Sous forme de liste
topology-links = Liaisons
topology-line = { $one } – { $other } : { $link }
topology-line-latency = { $one } – { $other } : { $link }, { NUMBER($ms) } ms
