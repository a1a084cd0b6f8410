# How long it takes to somebody and back, in milliseconds.

# Before what follows, in a table.
round-trip-label = Round trip
round-trip-always = { NUMBER($ms) } ms.
# The least, the middle and the most of several.
round-trip-between = { NUMBER($middle) } ms in the middle, between { NUMBER($least) } and { NUMBER($most) }.
# Follows one of these. $all: always more than one.
round-trip-lost = { $all ->
    [one] Of { NUMBER($all) } ping, { NUMBER($lost) } went unanswered.
   *[other] Of { NUMBER($all) } pings, { NUMBER($lost) } went unanswered.
}
round-trip-not-measured = Not measured yet.
round-trip-no-answer = Nobody answers.
