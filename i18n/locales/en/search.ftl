# Searching in everything on this device, and how writing a room to a file goes.

# Above the results.
search-nothing-yet = Nothing found yet.
search-nothing = Nothing found.
search-found = { $count ->
    [one] { NUMBER($count) } message
   *[other] { NUMBER($count) } messages
}
search-rooms-failed = { $count ->
    [one] { NUMBER($count) } room could not be read.
   *[other] { NUMBER($count) } rooms could not be read.
}
# What is on this device is read before it can be searched. $number: which of all rooms it is.
search-reading = Reading “{ $room }”, room { NUMBER($number) } of { NUMBER($all) }…
# Where a message was found: in a channel of a room, or in private with somebody who is in it.
search-in-channel = { $room } · #{ $channel }
search-in-private = { $room } · private with { $name }
# A button that shows the filters, and the same where some are set.
search-filters = Filters
search-filters-set = Filters ({ NUMBER($count) })
# In a choice of whose messages to find: the reader.
search-you = { $name } (you)

# How writing a room to a file goes.
search-writing = { $all ->
    [one] Writing: { NUMBER($done) } of { NUMBER($all) } message…
   *[other] Writing: { NUMBER($done) } of { NUMBER($all) } messages…
}
search-exported = { $count ->
    [one] Exported { NUMBER($count) } message. The file is not encrypted.
   *[other] Exported { NUMBER($count) } messages. The file is not encrypted.
}
search-export-stopped = Stopped. Nothing was saved.
