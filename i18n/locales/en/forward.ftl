# Saying a message again elsewhere: a list of places, each a button, and below it what was done.

forward-help = It is said again there in your name, with the name of who wrote it. Nobody but you vouches for that name.
# Read aloud: the name of the list.
forward-places = Places
forward-none = There is no other place yet: no channel, nobody you write with in private, and no other room open in this tab.
forward-everybody = Everybody in this room
forward-private = { $name }, in private
forward-other-room = The room { $room }
forward-done-everybody = Forwarded to everybody in this room.
# $channel is a title with a sign before it.
forward-done-channel = Forwarded to { $channel }.
forward-done-private = Forwarded to { $name }, in private.
forward-done-other-room = Forwarded to the room { $room }.
