# The picture of who is linked to whom.

# A button that opens the picture, and the picture's name.
topology-who = Who is linked to whom
# In place of one's own name, in the picture and in the list.
topology-you = You
# At a line of the picture: how long a packet takes there and back.
topology-latency = { NUMBER($ms) } ms
# The same where there is no room for the unit.
topology-latency-bare = { NUMBER($ms) }
# Below the picture. $others: how many there are; $direct and $relayed: how many links are direct, and how many go through a relay.
topology-summary = { $others ->
    [one] You and { NUMBER($others) } other: { NUMBER($direct) } of your links direct, { NUMBER($relayed) } relayed.
   *[other] You and { NUMBER($others) } others: { NUMBER($direct) } of your links direct, { NUMBER($relayed) } relayed.
}
# A link is drawn as a string, as that between two tin cans.
topology-summary-alone = Nobody else is here yet, so there is no string to draw.
# Opens the list that says the same as the picture.
topology-as-list = As a list
# Named for those who cannot see it: that list.
topology-links = Links
# One link in the list: two names, and a word for how it stands, as "direct", "relayed" or "asleep".
topology-line = { $one } – { $other }: { $link }
topology-line-latency = { $one } – { $other }: { $link }, { NUMBER($ms) } ms
