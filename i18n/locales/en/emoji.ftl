# The sheet on which an emoji is chosen.

# The title of the sheet, the button that opens it, and read aloud the name of what there is to choose from.
emoji-title = Emoji
# Read aloud: the name of the box that one searches in.
emoji-search = Search emoji
# Read aloud: the name of the row of the groups below.
emoji-groups = Groups
# The groups of emoji, as Unicode names them. Each is the name of a button that shows an emoji.
emoji-recent = Used of late
emoji-smileys = Smileys
emoji-people = People
emoji-animals = Animals and nature
emoji-food = Food and drink
emoji-travel = Travel and places
emoji-activities = Activities
emoji-objects = Objects
emoji-symbols = Symbols
emoji-flags = Flags
emoji-loading = Loading the emoji…
# Nothing fits what was searched for.
emoji-none = No emoji is called that.
