# In the settings: whom this device mutes (shows, without telling of it) and blocks (does not show).

settings-hushed-title = Muted and blocked people
# Over a list of people.
settings-hushed-blocked = Blocked
# Over a list of people.
settings-hushed-muted = Muted
# A button beside a name.
settings-hushed-unblock = Unblock
# The same button, read aloud. It begins with the words that are seen.
settings-hushed-unblock-named = Unblock { $name }
# A button beside a name.
settings-hushed-unmute = Unmute
# The same button, read aloud. It begins with the words that are seen.
settings-hushed-unmute-named = Unmute { $name }
