# In the settings: which keys there are, and our own devices.

# A section.
settings-devices-title = Devices and keys
# A heading.
settings-devices-keys = Your keys
# "Yours": the key that says who you are.
settings-devices-keys-help = Who you are is a key, the same in all rooms. In each room every tab has a key of its own besides, for which yours vouches. All of them lie in this browser and on no server; a file that you export has yours in it.
# Before the beginning of the person's own key.
settings-devices-user = You
# Before the beginning of this tab's key in this room.
settings-devices-page = This tab here
# "These": the beginnings of two keys, above.
settings-devices-compare = These are only their beginnings. To make sure of somebody, compare the safety code on the sheet about them.
