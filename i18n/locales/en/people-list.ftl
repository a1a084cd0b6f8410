# Who is in the room, beside the messages, and the string across the top of the room.

# A heading, and read aloud the name of the list.
people-list-title = People
# Before one's own name.
people-list-you = You:
people-list-empty = Nobody else yet. Send the link to those you want here.
# Read aloud: the name of a button that shows only the name, and opens the details of the link to them.
people-list-link-details = { $name } link details
# Beside a name: nothing tells of what they write.
people-list-muted = muted
# How long it takes to reach them, in milliseconds.
people-list-latency = { NUMBER($ms) } ms
# At one end of the string; at the other stands who else is here.
people-list-you-end = You
# Below the string: somebody uses a name that was verified for somebody else.
people-list-impostor = One { $name } is not the { $name } you verified
