# In the settings: how this device makes its links to the others.

# A heading.
settings-network-title = Network
# Over three choices: when to go through a relay, a server that passes on what it cannot read.
settings-network-relay = Relay
# A choice under "Relay".
settings-network-automatic = Automatic
settings-network-automatic-help = Direct where networks allow it, through a relay where not. The others in a room can see your address.
# A choice under "Relay".
settings-network-always = Always through a relay
settings-network-always-help = The others do not see your address; the relay does. Slower, and no link at all without a relay.
# A choice under "Relay".
settings-network-never = Never through a relay
settings-network-never-help = Direct or not at all: where networks do not allow it, there is no link.
# A box to tick: the servers of the Tincan that this page came from.
settings-network-offered = Use this Tincan's servers
settings-network-offered-help = The STUN and TURN servers that its server names.
# A change was made.
settings-network-kept = Kept, and in use from now on.
# A link to the page that examines the network follows.
settings-network-doctor = When people do not reach each other:
