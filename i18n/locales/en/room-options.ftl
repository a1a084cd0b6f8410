# The sheet of one room in the list.

# A heading over a choice of colours.
room-options-colour = Colour on this device
# A heading over choices: all messages, mentions only, nothing.
room-options-notify = Notify me of
# A button.
room-options-archive = Archive
# A button: the room is archived no more.
room-options-restore = Back among the rooms
# A button.
room-options-leave = Leave this room
# A button; a question follows.
room-options-forget = Forget…
# A button: the answer to that question.
room-options-forget-now = Forget
room-options-help = An archived room goes on out of sight. A room you left stays in the list, with what was said until then. A forgotten one is deleted from this device.
