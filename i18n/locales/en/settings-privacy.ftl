# In the settings: what the others learn of the person besides what they say.

# A heading.
settings-privacy-title = Privacy
# What the switches below hold for.
settings-privacy-help = For this device, in all rooms, from now on. Your own other devices are told all the same, so that what you read on one is read on all.
# A switch.
settings-privacy-read = Send read receipts
settings-privacy-read-help = The others see how far you have read. Off, they do not; you still see what they send.
# A switch: that one is typing.
settings-privacy-typing = Send typing
settings-privacy-typing-help = The others see that you are writing while you do. Off, they do not; you still see it of them.
# A switch.
settings-privacy-presence = Send presence and last seen
settings-privacy-presence-help = The others see whether you are at this page, and when you were last. Off, they see only that your browser is in the room; you still see it of them.
