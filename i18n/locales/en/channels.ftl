# The list of conversations in a room (the room itself, its channels, private ones), and its channels.

# Read aloud: the name of the list.
channels-conversations = Conversations
# The conversation of all in the room.
channels-everybody = Everybody
# A channel whose title is not known.
channels-unknown = A channel
# Read aloud between somebody's name and the short form of their key: what is written to them in private.
channels-in-private = in private
# Read aloud: so many messages are new in a conversation, and one of them at least mentions the person.
channels-new-mentioning = { NUMBER($count) } new, mentions you
# A button that unfolds them.
channels-archived = Archived channels ({ NUMBER($count) })
# A button, and the heading of its sheet.
channels-new = New channel
# The name of a field.
channels-title = Title
channels-title-help = A word or two: what is talked about there.
# The name of a field.
channels-purpose = What it is for (optional)
channels-readable = Everybody in the room can read along.
# A button.
channels-make = Make channel
# Read aloud before the title of the channel, which is the heading: “Channel #tea”.
channels-channel = Channel
# Read aloud: a button that shows no more than common-edit. Begins with the same word if it can.
channels-edit = Edit channel
# A button. On a small screen it shows no more than common-back.
channels-back-to-the-room = Back to the room
# Below the title.
channels-note-archived = Archived: nobody writes here until it is restored
# Below the title, in place of what it is for.
channels-note-readable = Everybody in the room can read this
# Who made the channel.
channels-made-by-you = You made it.
channels-made-by = { $name } made it.
channels-restore-help = Restored, it stands among the channels again and can be written in.
channels-archive-help = Archived, it stands apart. What was said in it stays, and nobody writes there until it is restored.
# A button.
channels-restore = Restore channel
# A button.
channels-archive = Archive channel
