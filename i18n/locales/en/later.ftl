# Parts of the program that are loaded when they are first wanted.

later-coming = This part is being loaded.
later-failed = This part could not be loaded. It comes from the server, which may be out of reach.
# A button.
later-again = Try again
