# After leaving a room.

# A heading.
leave-left = You left.
leave-left-help = Every link to the others is closed. What was said stays with those who are still there, and on this device until you forget the room.
# A button.
leave-join-again = Join again
