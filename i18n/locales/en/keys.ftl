# Which keys do what.

# A heading: keys of the keyboard, and what they do.
keys-title = Keys
# A button that opens the list.
keys-open = Keys
# Headings of two lists.
keys-anywhere = Anywhere
keys-writing = While writing
# What a key does.
keys-this-list = This list
keys-search = Search
keys-rooms = The room above or below in the list
keys-close = Close what is open
keys-send = Send
keys-new-line = Begin a new line
keys-change-last = Change your last message, while the box is empty
keys-give-up = Give up an answer or a change
keys-bold = Selected text bold
keys-italic = Selected text italic
keys-link = Selected text a link
# What stands on the keys.
keys-ctrl = Ctrl
keys-alt = Alt
keys-shift = Shift
keys-enter = Enter
keys-escape = Esc
