# What can be done with a message. Buttons unless said otherwise.

# Read aloud: a button that shows three dots and opens the sheet of the message.
message-menu-open = Message actions
# Read aloud: the name of the row of buttons beside a message.
message-menu-actions = Actions
message-menu-reply = Reply
# To give an emoji. Also read aloud, as the name of a row of emoji to give.
message-menu-react = React
# Opens the sheet with all that can be done.
message-menu-more = More
# After a row of emoji: to give another one.
message-menu-other-emoji = Other…
message-menu-copy-text = Copy text
message-menu-pin = Pin
message-menu-unpin = Unpin
message-menu-forward = Forward
message-menu-versions = Earlier versions
message-menu-details = Details
# In place of the buttons.
message-menu-gone = This message is no longer there.
# What is said after "Copy text".
message-menu-text-copied = Text copied.
message-menu-text-not-copied = The browser did not allow that. Select the text instead.
