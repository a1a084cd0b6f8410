# The list of this device's rooms, beside the room or on the first page.

# A heading, the name of the list, and a button that shows it.
rooms-list-rooms = Rooms
# A link.
rooms-list-new = New room
# The name of a search field, and what stands in it while it is empty.
rooms-list-find = Find a room
rooms-list-none = No rooms yet. Follow a link, or make a room of your own.
# The search found none.
rooms-list-none-found = No room is called so.
# Over the archived rooms; unfolds them.
rooms-list-archived = Archived
# Read aloud: the name of that list.
rooms-list-archived-rooms = Archived rooms
# Read aloud: a button that opens the options of one room.
rooms-list-options-of = Options of { $room }
