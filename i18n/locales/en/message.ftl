# One message: who reacted, who has it, how it came, whose words it passes on.

# How many gave an emoji, where none of their names is known.
message-people = { $count ->
    [one] { NUMBER($count) } person
   *[other] { NUMBER($count) } people
}

# Behind somebody's name: how far the message got with them.
message-not-known = not known to have it yet
message-has = has it
message-has-read = has read it

# Above a message that repeats the words of another room or conversation. $by: who repeats them, which nobody can check.
message-forwarded = Forwarded from { $from }
message-forwarded-says = Forwarded from { $from }, says { $by }

# Why one is not led to the message that another answers.
message-not-arrived = That message has not arrived on this device yet. It shows here once it has.
message-not-shown = That message is not shown here.

# A button: how many messages are pinned.
message-pinned = { NUMBER($count) } pinned

# A table about one message. Words without a full stop and without a value stand before what follows them.
message-written = Written
# $time: a date and a time of the clock, here and below.
message-written-own = { $time } by your clock.
message-written-by = { $time } by { $name }'s clock.
message-arrived = Arrived
message-arrived-here = Written in this tab.
message-arrived-before = Before this page was opened.
message-arrived-straight = { $time }, straight from { $name }.
message-arrived-passed = { $time }, passed on by { $name }.
# Which number it has among those written with the same key.
message-number = Number
message-number-in-log = { NUMBER($number) } in the log of this key
message-order = Order
# $depth: how many messages, at least, stand before it. $seen: how many others' writing had been seen by then for the first time.
message-order-depth = { $seen ->
    [one] Depth { NUMBER($depth) }, having newly seen { NUMBER($seen) } other log
   *[other] Depth { NUMBER($depth) }, having newly seen { NUMBER($seen) } other logs
}
# Before the key that it was encrypted with.
message-sealed-with = Sealed with
message-sealed-first = The room's first key
# $key: the beginning of a key, letters and digits.
message-sealed-later = Key { $key }, drawn later
message-size = Size
