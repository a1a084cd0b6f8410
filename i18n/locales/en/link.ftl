# The link to one person: its state, its way, its numbers.

# The state of a link, beside a name. Where it is connected and its way is known, the way stands there instead.
link-connecting = connecting
link-connected = connected
link-reconnecting = reconnecting
link-offline = offline
# The device put the page to sleep.
link-asleep = asleep
# In a star: no link is kept, what is said goes through the hub, a page of the owner of the room.
link-through-hub = through the hub
# In a star, while the hub is not linked to both.
link-waits-for-hub = waits for the hub
# From browser to browser.
link-direct = direct
# Through a relay.
link-relayed = relayed

# At the far end of the string across the top of the room: who is there. One alone stands there by name.
link-far-nobody = nobody yet
link-far-two = { $first } and { $second }
# Always more than two.
link-far-people = { $count ->
    [one] { NUMBER($count) } person
   *[other] { NUMBER($count) } people
}

# How a link stands, and what that means for what is written.
link-says-connecting = The two browsers are looking for a way to each other.
link-says-connected = Up: what you write arrives at once.
link-says-reconnecting = Broken off, and being made again. What you write arrives afterwards.
link-says-offline = Out of reach. What you write arrives when they are back.
link-says-asleep = Their device put the page to sleep. What you write arrives when it wakes up.
link-says-through-hub = No link of its own: this room is a star, and what you write goes through its hub, a page of the owner.
link-says-waits-for-hub = No link of its own: this room is a star, and its hub, a page of the owner, is not in reach. What you write arrives when it is back.

# Before those sentences, in a table.
link-state = State
# Before the way that packets go, in plain words.
link-way = Way
# Before the way in technical words: "host → srflx, UDP".
link-addresses = Addresses
# Before a span of time: so long the link has been up.
link-up-for = Up for
# Before when the next attempt to connect is made.
link-next-attempt = Next attempt
# $time: a span of time, as "4 s".
link-next-attempt-in = in { $time }
# Before how much was sent and received.
link-data = Data
# $sent and $received: as "1.5 kB".
link-data-both = { $sent } sent, { $received } received
# Before how often the connection was made, and a new route was looked for.
link-restarts = Restarts
link-restarts-made = { $count ->
    [one] { NUMBER($count) } connection made
   *[other] { NUMBER($count) } connections made
}
# After that and a comma.
link-restarts-no-search = no new route looked for
link-restarts-searched = { $count ->
    [one] a new route looked for once
   *[other] a new route looked for { NUMBER($count) } times
}
# Before how many attempts failed.
link-failed = Failed
link-failed-attempts = { $count ->
    [one] { NUMBER($count) } attempt since the link was last up
   *[other] { NUMBER($count) } attempts since the link was last up
}
# Before that the link may go through a relay only.
link-relay = Relay
link-relay-only = Only through a relay: by your settings, or because other ways failed.
# Before the reason why the link ended last.
link-last-fault = Last fault

# The way that packets go.
link-way-near = Direct, from this device's own address to theirs.
# $from is one of the "link-from" below, $to one of the "link-to".
link-way-direct = Direct, { $from } { $to }.
link-way-direct-tcp = Direct, { $from } { $to }, by TCP because UDP did not get through.
link-way-direct-tls = Direct, { $from } { $to }, by TLS because nothing else got through.
link-way-relayed = Relayed, { $from } { $to }.
link-way-relayed-tcp = Relayed, { $from } { $to }, by TCP because UDP did not get through.
link-way-relayed-tls = Relayed, { $from } { $to }, by TLS because nothing else got through.
link-from-host = from this device's own address
link-from-router = through the router on your side
link-from-seen = from the address they see this device at
link-from-relay = through a relay on your side
link-to-host = to their device's own address
link-to-router = to the router on their side
link-to-seen = to the address their packets come from
link-to-relay = to a relay on their side

# Spans of time: seconds, minutes, hours, days.
link-seconds = { NUMBER($seconds) } s
link-minutes = { NUMBER($minutes) } min { NUMBER($seconds) } s
link-hours = { NUMBER($hours) } h { NUMBER($minutes) } min
link-days = { NUMBER($days) } d { NUMBER($hours) } h
