# What is pinned above the messages.

# The title of the sheet, and read aloud the name of the list on it.
pins-title = Pinned messages
pins-none = Nothing is pinned here any more.
pins-by = Pinned by { $name }
# A button: leads to the message.
pins-show = Show
# A button.
pins-unpin = Unpin
