# How this page, its rooms and its links stand: on the screen, and in a report that people send to whoever helps. Plain words, and as
# few as can be. A link is a connection to one person; a log is what one device wrote, entry by entry (an operation each).

# The sum of it all. $server, $links and $waits are one of the sentences below each, without a full stop.
diagnostics-sum = { $server }, { $links }, { $waits }.
diagnostics-sum-server = The server is connected
diagnostics-sum-server-first = The server is being reached
diagnostics-sum-server-away = The server is out of reach
diagnostics-sum-server-unasked = The server is not asked
diagnostics-sum-nobody = nobody else is here
diagnostics-sum-links = { $all ->
    [one] { NUMBER($up) } of { NUMBER($all) } link is up
   *[other] { NUMBER($up) } of { NUMBER($all) } links are up
}
diagnostics-sum-nothing-waits = nothing of yours waits
diagnostics-sum-waits = { $count ->
    [one] { NUMBER($count) } entry of yours waits to go out
   *[other] { NUMBER($count) } entries of yours wait to go out
}
# Follows the sum.
diagnostics-coming = { $count ->
    [one] { NUMBER($count) } entry is on the way to you.
   *[other] { NUMBER($count) } entries are on the way to you.
}

# What the button "Sync now" did. $did is one or several of the four below, with list-facts-between in between; its first letter is made
# a capital one.
diagnostics-synced = { $did }.
diagnostics-synced-asked = { $count ->
    [one] compared with { NUMBER($count) } person
   *[other] compared with { NUMBER($count) } people
}
diagnostics-synced-dialed = { $count ->
    [one] dialing { NUMBER($count) } person
   *[other] dialing { NUMBER($count) } people
}
diagnostics-synced-unreachable = { $count ->
    [one] { NUMBER($count) } person out of reach without the server
   *[other] { NUMBER($count) } people out of reach without the server
}
diagnostics-synced-server = asked for the server
diagnostics-synced-nobody = Nobody else is here to compare with.
# Follow what it did.
diagnostics-synced-same = Everybody who is linked has the same.
diagnostics-synced-on-its-way = Something is still on its way.

# A table about a room. Before each line stands what it is about; its words are one or several statements, with list-facts-between in
# between.
diagnostics-server = Server
diagnostics-server-connected = connected
diagnostics-server-first = being reached
diagnostics-server-away = out of reach, tried again and again
diagnostics-server-unasked = not asked
diagnostics-logs = Logs
# $operations is the message below.
diagnostics-operations-in-logs = { $logs ->
    [one] { $operations } in { NUMBER($logs) } log
   *[other] { $operations } in { NUMBER($logs) } logs
}
diagnostics-operations = { $count ->
    [one] { NUMBER($count) } operation
   *[other] { NUMBER($count) } operations
}
diagnostics-coming-here = { NUMBER($count) } on the way here
diagnostics-waiting-to-go-out = Waiting to go out
diagnostics-entries = { $count ->
    [one] { NUMBER($count) } entry
   *[other] { NUMBER($count) } entries
}
diagnostics-keys = Keys
# An epoch begins with a new key of the room.
diagnostics-epochs = { $count ->
    [one] { NUMBER($count) } epoch after the first
   *[other] { NUMBER($count) } epochs after the first
}
diagnostics-without-key = { $count ->
    [one] { NUMBER($count) } operation without a key here
   *[other] { NUMBER($count) } operations without a key here
}
diagnostics-disk = Disk
diagnostics-keeps = keeps what is written
diagnostics-keeps-nothing = keeps nothing beyond this page
diagnostics-writes = { $count ->
    [one] { NUMBER($count) } write under way
   *[other] { NUMBER($count) } writes under way
}
diagnostics-write-failed = the last write failed
diagnostics-not-stored = { $count ->
    [one] { NUMBER($count) } entry not stored
   *[other] { NUMBER($count) } entries not stored
}

# A table about a link. Before a span of time: so long it has been in its state.
diagnostics-as-it-is-for = As it is for
# Whether the server says that they are in the room.
diagnostics-at-server = has them in the room
diagnostics-not-at-server = does not have them in the room
diagnostics-buffers = Buffers
# $size: as "2.0 kB", here and below. $channels: technical names.
diagnostics-buffers-waiting = { $size } waiting
diagnostics-buffers-waiting-by = { $size } waiting ({ $channels })
diagnostics-buffers-on-the-way = { $size } on the way
diagnostics-buffers-in-browser = { $size } in the browser
# How the logs compare with somebody's. $time: a span of time, as "3 s", here and below.
diagnostics-not-exchanged = nothing is exchanged
diagnostics-not-compared = not compared yet
diagnostics-same = the same, compared { $time } ago
# So many operations are missing here, and so many there.
diagnostics-differs = { NUMBER($missing) } to come, { NUMBER($lacking) } to go, { $size } under way, compared { $time } ago

# An entry that waits to go out: after its number, with list-facts-between in between.
diagnostics-waiting-for = waiting for { $time }
diagnostics-not-handed-over = not handed to anybody yet
diagnostics-handed-over = { $count ->
    [one] handed over once
   *[other] handed over { NUMBER($count) } times
}
diagnostics-needs-attention = needs attention

# One log: after how many operations it has, with list-facts-between in between.
diagnostics-of-them-stored = { NUMBER($count) } of them stored
# $hash: letters and digits.
diagnostics-ends = ends { $hash }
diagnostics-two-histories = has two histories

# What happened, after the time. $name is a name with the beginning of a key, $why a reason in technical words.
diagnostics-event-entered = Entered the room.
diagnostics-event-server = The server is connected.
diagnostics-event-server-away = Looking for the server.
diagnostics-event-server-unasked = The server is not asked any more.
diagnostics-event-connecting = Link to { $name }: connecting.
diagnostics-event-connecting-why = Link to { $name }: connecting: { $why }.
diagnostics-event-up = Link to { $name }: up.
diagnostics-event-up-why = Link to { $name }: up: { $why }.
diagnostics-event-lost = Link to { $name }: lost, being made again.
diagnostics-event-lost-why = Link to { $name }: lost, being made again: { $why }.
diagnostics-event-offline = Link to { $name }: out of reach.
diagnostics-event-offline-why = Link to { $name }: out of reach: { $why }.
diagnostics-event-asleep = Link to { $name }: asleep.
diagnostics-event-asleep-why = Link to { $name }: asleep: { $why }.
diagnostics-event-through-hub = No link to { $name }: through the hub.
diagnostics-event-waits-for-hub = No link to { $name }: waits for the hub.
diagnostics-event-gone = { $name } is gone.
diagnostics-event-same = Compared with { $name }: the same.
diagnostics-event-differs = Compared with { $name }: { NUMBER($missing) } to come, { NUMBER($lacking) } to go.
diagnostics-event-synced = Sync now: { NUMBER($asked) } compared, { NUMBER($dialed) } dialed, { NUMBER($unreachable) } out of reach.
diagnostics-event-storing-failed = Storing failed.
diagnostics-event-storing-works = Storing works again.
diagnostics-event-misbehaved = { $name } broke the protocol: { $why }.
diagnostics-event-forked = { $name } signed two histories.
diagnostics-event-network = The network changed, or the device woke up.
diagnostics-event-refused = The server refused something.

# A table about the device.
diagnostics-storage = Storage
diagnostics-stores-nothing = This browser stores nothing.
diagnostics-kept = Kept
# How long the browser keeps what is stored.
diagnostics-kept-until-removed = until the person removes it
diagnostics-kept-while-space = as long as there is space
diagnostics-kept-not-told = the browser does not say for how long
diagnostics-rooms = Rooms
diagnostics-rooms-run = { $count ->
    [one] { NUMBER($count) } room runs in this page.
   *[other] { NUMBER($count) } rooms run in this page.
}
# Whether the device has one follows.
diagnostics-network = Network
diagnostics-network-there = The device has one.
diagnostics-network-none = The device says it has none.
diagnostics-this-page = Page
diagnostics-in-front = in front
diagnostics-behind = behind another

# The report: its first lines, and headings.
diagnostics-report-title = Tincan diagnostics
diagnostics-report-written = Written { $time }
# Before how the browser calls itself.
diagnostics-report-browser = Browser
# $id: letters and digits.
diagnostics-report-room = Room { $id }
diagnostics-report-room-in-front = Room { $id }, in front
diagnostics-report-links = Links
# Entries that wait to go out.
diagnostics-report-outbox = Outbox
diagnostics-report-events = Events
