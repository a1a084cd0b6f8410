# In the settings: who comes into the room, and what newcomers read.

# A heading.
settings-members-title = Who comes in
settings-members-unowned = Anyone who knows the name. Nobody owns this room, so nobody can change that.
# Under the heading "Who comes in", while the room is open.
settings-members-open = Anybody with the link.
# Under the heading "Who comes in", once newcomers have to ask.
settings-members-closed = Newcomers ask: the owner or a moderator lets them in.
# A button, after which a question comes: newcomers have to ask from then on.
settings-members-close = Newcomers ask…
# Beside the button.
settings-members-not-undone = This cannot be undone.
# The question: what closing the room does.
settings-members-closes = From now on whoever follows the link waits until the owner or a moderator lets them in. Those who are in stay in. This cannot be undone.
# The button that answers the question with yes.
settings-members-close-yes = Let newcomers ask
# Over two choices: what somebody reads who comes into the room.
settings-members-newcomers-read = Newcomers read
# A choice, over which stands "Newcomers read".
settings-members-everything = Everything
settings-members-everything-help = Newcomers read what was written before they came.
# A choice, over which stands "Newcomers read".
settings-members-from-arrival = Only what is written after they came
settings-members-from-arrival-help = Newcomers get no key to what was written before.
# For those who cannot choose it: what is so.
settings-members-read-everything = Newcomers read everything.
# For those who cannot choose it: what is so.
settings-members-read-from-arrival = Newcomers read only what is written after they came.
# A change was made.
settings-members-done = Done.
