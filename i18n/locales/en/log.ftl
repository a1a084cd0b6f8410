# What was said: the list of messages, what stands on them, and the ways through it.

# Read aloud: the name of the list of messages.
log-messages = Messages
log-private-messages = Private messages
# In place of messages: in private, and elsewhere.
log-nothing-private = Nothing was said here yet. Only the two of you can read what will be.
log-nothing = Nothing was said here yet. Everybody in the room can read what will be.

# A line across the list, before the first message that was not looked at: read aloud, and as seen.
log-new-messages = New messages
log-new = New

# On a message.
log-edited = edited
# Read aloud: "edited" is a button that opens the earlier versions.
log-edited-open = edited: earlier versions
log-pinned = pinned
log-deleted = Message deleted
# Buttons below a long message.
log-show-less = Show less
log-show-all = Show all
# What the button "Discard" does, beside a message that did not go out.
log-discard-help = Deletes the message
# Read aloud before the name of whom the message answers and how that message begins.
log-answers = Answers

# In the text of a message. Read aloud: the box before something in a list of what is to be done.
log-task-done = Done
log-task-open = To do
# Read aloud: the name of a table, and of a piece of code. $language is one that programs are written in.
log-table = Table
log-code = Code
log-code-in = Code, { $language }
# A button above a piece of code that says "Copy", then "Copied" or "Not copied": as it is read aloud each time. It is the code that was
# copied.
log-copy-code = Copy code
log-copied-code = Copied code
log-not-copied-code = Not copied code
log-not-copied = Not copied

# Buttons: to the newest message, where something came that was not seen, and where nothing did.
log-to-new = New messages
log-to-newest = Newest messages
# What a button does that shows a day.
log-another-day = Go to another day
# The sheet that asks for a day: its title, the name of its box, its button, and what stands below.
log-day-title = Go to a day
log-day = Day
log-day-go = Go
log-day-help = Where nothing was said that day, the next one after it.
log-day-missing = Choose a day.

# A button: the notice above the messages was read, and goes away.
log-dismiss = Dismiss

# Above private messages. Read aloud before the name of the other one.
log-private-with = Private messages with
log-private-note = Only you two can read this
