# In the settings, under Network: the STUN and TURN servers that the person added.

# Over a list.
settings-servers-title = Servers you added
# In place of the list: there are no servers.
settings-servers-none = None.
# The name of a field.
settings-servers-url = Server address
# "stun:host:3478" and "turn:host:3478" are to be typed so; "host" and the number are examples.
settings-servers-url-help = stun:host:3478 finds your address from outside; turn:host:3478 relays, and wants a user name and a password.
settings-servers-url-missing = Type the address of a server.
# The name of a field.
settings-servers-username = User name
# The name of a field.
settings-servers-password = Password
# A button.
settings-servers-add = Add server
settings-servers-help = Kept on this device, password included, and sealed only if this device has a passphrase. It is of use to that server only.
# The button "Remove" beside an address, read aloud. It begins with the words that are seen.
settings-servers-remove = Remove { $url }
