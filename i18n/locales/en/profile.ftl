# The sheet about one person. Its title is their name.

# Before the beginning of one's own key: this is you.
profile-you = You
# Whether they are in the room now. After their role: "Owner · here".
profile-here = here
profile-away = away
# A heading, over a list.
profile-devices = Devices and tabs
# A button. Also below somebody in the list of people.
profile-message-privately = Message privately
# Read aloud: the name of the part with "Mute" and "Block…".
profile-hushing = Mute and block
# A choice that is switched on and off: nothing tells of what they write.
profile-mute = Mute
# A button: asks first.
profile-block = Block…
# The button that does it.
profile-block-name = Block { $name }
