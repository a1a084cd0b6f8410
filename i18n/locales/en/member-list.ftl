# The sheet with everybody of the room, and what may be decided about them.

# The button that opens the sheet, its title, and the name of the list on it.
member-list-members = Members
# On the button: how many ask to come in.
member-list-ask = { $count ->
    [one] { NUMBER($count) } asks
   *[other] { NUMBER($count) } ask
}
# Named for those who cannot see it: the line that tells that somebody asks to come in.
member-list-who-asks = Who asks
# A button after "Ada asks to come in.": opens the sheet.
member-list-look = Look
member-list-unowned = This room was named by hand: nobody owns it, and anyone who knows the name can come in.
member-list-open = Whoever has the link comes in. The owner and the moderators decide about the others.
member-list-closed = Newcomers ask. The owner and the moderators let them in, and decide about the others.
# Behind one's own name.
member-list-you = you
# Behind a name: one of their pages is in the room.
member-list-here = here
# Behind a name: none of their pages is in the room.
member-list-offline = offline
# A button behind the name of somebody: opens what may be done.
member-list-more = More
# The same button, read aloud. It begins with the words that are seen.
member-list-more-about = More about { $name }
# A button behind the name of somebody who asks to come in: opens what may be done.
member-list-decide = Decide
# The same button, read aloud. It begins with the words that are seen.
member-list-decide-about = Decide about { $name }
# A button.
member-list-private = Message privately
# A button: somebody who asks is not let in.
member-list-refuse = Refuse
# The button that answers the question whether to remove somebody from the room with yes.
member-list-remove = Remove { $name }
# The button that answers the question whether somebody is only to read from now on with yes.
member-list-make-reader = Make reader { $name }
# Over a list of one's own devices.
member-list-devices-help = The devices and tabs you wrote with in this room.
# Named for those who cannot see it: that list.
member-list-devices = Your devices
# A device in that list: the one in use.
member-list-device-own = this page
# A device in that list: its key does not count any more.
member-list-device-revoked = key taken back
# A device in that list: is in the room.
member-list-device-here = here
# A device in that list: is not in the room.
member-list-device-away = away
# A button, after which a question comes.
member-list-revoke = Take back the key of this device
# The question: what taking back a key does.
member-list-revokes = What was written with this key stays. From now on nothing written with it counts, and it opens nothing new: for a device that was lost or lent. It cannot be undone.
# The button that answers the question with yes. $key: the start of the key, some letters.
member-list-revoke-yes = Take back the key { $key }
