# Bringing others into the room.

# A button.
invite-button = Invite
# A heading, with what the room is called.
invite-title = Invite to { $room }
# A button.
invite-copy-link = Copy link
# A button: gives the link to another program of the device.
invite-share = Share…
invite-copied = Link copied.
invite-copy-refused = The browser kept its clipboard shut. Copy the link by hand.
# Read aloud: the name of the field with the link.
invite-link = Link to this room
# A heading in a room that is empty.
invite-alone = Nobody else is here yet
invite-alone-help = Send this link to those you want in the room, or let them scan the code.
