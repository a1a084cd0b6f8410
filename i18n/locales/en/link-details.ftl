# One link looked at closely, below the name it leads to.

link-details-unknown = Nothing is known of this link yet.
# A label: how long a packet takes there and back.
link-details-round-trip = Round trip
# A link to the page of that name.
link-details-doctor-aside = Connection doctor (new tab)
# Below a chart of round trips: what its left edge stands for, its upper edge, its right edge.
link-details-chart-begin = { NUMBER($minutes) } min ago
link-details-chart-top = top { NUMBER($ms) } ms
link-details-chart-end = now
