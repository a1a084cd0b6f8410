# In place of the box that one writes in: why there is none.

silent-removed = You cannot write here any more.
silent-reader = You read along here. To write, ask the owner or a moderator.
silent-private = They are not in the room any more: what you write would not reach them.
silent-archived = This channel is archived: nobody writes here until it is restored.
silent-room = You cannot write here.
