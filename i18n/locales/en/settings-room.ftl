# In the settings: what the room is called.

# A heading.
settings-room-title = This room
settings-room-unowned = This room was named by hand, and keeps its name.
# The name of a field.
settings-room-name = Room title
settings-room-name-help = Shown to everybody in place of the letters of the link. The one who made the room decides.
# A button.
settings-room-save = Save title
# A title was asked for, and no answer came yet.
settings-room-asked = Waiting for the owner to agree to “{ $title }”.
# Why, as a sentence, follows.
settings-room-refused = The owner refused: { $why }
