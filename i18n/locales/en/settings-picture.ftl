# In the settings: the person's own picture.

# A heading.
settings-picture-title = Your picture
# The name of a field for a file.
settings-picture-choose = Choose an image
# A button: from now on without a picture.
settings-picture-remove = Take it away
# The image is being made small.
settings-picture-drawing = Drawing it small…
# Beside the new picture.
settings-picture-chosen = This is you now, in all your rooms.
# The picture was taken away.
settings-picture-removed = Taken away, in all your rooms.
