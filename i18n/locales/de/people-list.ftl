people-list-title = Personen
people-list-you = Du:
people-list-empty = Noch niemand sonst. Schicke den Link allen, die du hier haben möchtest.
# Vorgelesen; beginnt mit dem sichtbaren Namen.
people-list-link-details = { $name }: Details der Verbindung
people-list-muted = stummgeschaltet
people-list-latency = { NUMBER($ms) } ms
people-list-you-end = Du
people-list-impostor = Eine Person namens { $name } ist nicht die, die du als { $name } verifiziert hast
