# The way to the server and to the people, in a line at the top of the room.

connection-links = { $all ->
    [one] { NUMBER($up) } of { NUMBER($all) } link up.
   *[other] { NUMBER($up) } of { NUMBER($all) } links up.
}
connection-no-network-kept = No network. What you write is kept here and goes out when you are back.
connection-no-network-unkept = No network. What you write waits on this page: keep it open.
# A sentence about how many links are up follows.
connection-no-network-linked = This device says it has no network. Links to people go on: { $links }
connection-alone = Connected to the server. Nobody else is here yet.
connection-connected = Connected to the server.
connection-offline-kept = Offline: what you write is kept here and goes out later.
connection-trying = Trying to reach the server.
# A sentence about how many links are up follows.
connection-trying-linked = Server out of reach, trying again. Links to people go on: { $links }
connection-none = Not connected to the server.
# In place of how many links are up, in a star whose hub is not there.
connection-waits-for-hub = The hub of this room is not here: what you write goes out once it is.
