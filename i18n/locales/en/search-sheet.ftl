# The sheet that searches in the messages of this device.

# A heading.
search-sheet-title = Search
# Shown by the button under the pointer, with the keys that do the same.
search-sheet-shortcut = Search (Ctrl+K)
# Read aloud: the name of the field.
search-sheet-field = Search in messages
# Stands in the field while it is empty.
search-sheet-placeholder = Words, or “a phrase”
search-sheet-help = Finds messages in every room, channel and private thread on this device. All words must occur; quotes keep a phrase together. Nothing is sent anywhere.
# Read aloud: the name of the list of what was found.
search-sheet-results = Results
# A button. How many are not shown yet.
search-sheet-show-more = Show more ({ NUMBER($left) } left)
# $day is a date.
search-sheet-only-since = There is too much on this device to look through all of it: nothing from before { $day } is found.
# The name of a choice, of one of the person's rooms.
search-sheet-room = Room
search-sheet-every-room = Every room
# The name of a choice, of who wrote it.
search-sheet-person = Person
search-sheet-everybody = Everybody
# The name of a choice, of where it was said: anywhere, rooms, channels, private.
search-sheet-where = Where
search-sheet-anywhere = Anywhere
search-sheet-in-rooms = Rooms
search-sheet-in-channels = Channels
search-sheet-in-private = Private
# The name of a field for the first day.
search-sheet-from = From
# The name of a field for the last day.
search-sheet-to = To
# A button.
search-sheet-clear-filters = Clear filters
