# In the settings: whether, when and how this device notifies.

# A heading.
settings-notifications-title = Notifications
# A switch.
settings-notifications-on = Notify me on this device
# "They": the notifications.
settings-notifications-on-help = Of what arrives while you do not see it, as long as Tincan is open in a tab. They are made on this device: no other server is told.
# Over three choices: of what to notify.
settings-notifications-level = In rooms without a choice of their own
# A box to tick.
settings-notifications-text = Show who wrote what
# "They": the notifications.
settings-notifications-text-help = Otherwise they say only that there is something, for screens that others see.
# A box to tick: notifications are heard.
settings-notifications-sound = Sound
settings-notifications-sound-help = Two soft notes.
# A button: plays the sound.
settings-notifications-hear = Hear it
# A box to tick: hours without notifications.
settings-notifications-quiet = Quiet hours
settings-notifications-quiet-help = No notifications and no sound in this time, over midnight if need be. What is new is counted as ever.
# The name of a field: a time of day.
settings-notifications-quiet-from = Quiet from
# The name of a field: a time of day.
settings-notifications-quiet-until = Quiet until
