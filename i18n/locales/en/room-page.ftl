# The page of a room, by stage: being opened, asking for a name, open, or not to be had.

# The title of the window, with what the room is called.
room-page-title = { $name } · Tincan
# The same while that is not known.
room-page-title-unnamed = Room · Tincan
room-page-title-broken-link = Broken link · Tincan
room-page-title-unsupported = Browser not supported · Tincan
# A heading while what is kept of the room is read.
room-page-opening = Opening the room…
# A heading; why follows.
room-page-broken-link = This link does not lead to a room
# A heading; why follows.
room-page-unsupported = This browser cannot enter a room
# A heading; why follows.
room-page-refused = There is no way into this room
# Over a field for the name of whoever followed a link.
room-page-who-comes = You have a link to this room. Who is coming in?
room-page-stretching = Turning the room's name into a key. This takes about a second.
# Beside the room's name. "Open" is how the room is.
room-page-open-to-all = Open: anyone who knows the name can come in
# Read aloud: the name of the line that says how the connection is.
room-page-connection = Connection
# The name of the button with three dots: search, settings, leaving.
room-page-more = Room menu
