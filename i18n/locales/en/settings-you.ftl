# In the settings: what the person is called.

# Below the field "Your name".
settings-you-help = What the others see beside what you write. It changes at once in every room that is open here, and is kept for the next. Who has verified you is told that you went by another name.
# A button.
settings-you-save = Save name
# The name was saved.
settings-you-saved = This is your name now, in all your rooms.
