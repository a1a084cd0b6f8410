# Writing a room out as a file: where it is chosen, and the words in the page that is written.

## Where it is chosen

# A heading, and the button below it.
export-this-room = Export this room
# Named for those who cannot see it: the choice between the next two.
export-as-what = As what
export-page = A page to read
export-page-help = One HTML file that every browser shows and prints, without any network.
export-json = JSON
export-json-help = For programs: messages, authors with fingerprints, times, reactions.
# A box to tick.
export-private = Private threads as well
export-private-help = What you and one other wrote for nobody else.
# A button, while the file is written.
export-stop = Stop
export-nothing-sent = Written on this device and saved by the browser; nothing is sent.

## In the page

# $when: as "Sunday, 22 November 2026, 05:00".
export-made = Written out on { $when }, from one device of one of its people.
export-day-and-time = { $day }, { $time }
export-with-private = Private threads are included.
export-without-private = Without private threads.
# Opens the list of them.
export-people = { $count ->
    [one] { NUMBER($count) } person
   *[other] { NUMBER($count) } people
}
# After one's own name.
export-you = (you)
# A heading: what was said to all of the room.
export-room = The room
# A heading: what was said between oneself and $name.
export-private-with = Private with { $name }
# Before a quote: a message answers one of $name's. A link to it.
export-answers = Answers { $name }
export-forwarded-from = Forwarded from { $name }
export-deleted = Message deleted
# Below a message: two marks, each in a word.
export-pinned = pinned
export-edited = edited
