# In the settings: who keeps a link to whom in the room. A link is that between two browsers.

# A heading.
settings-topology-title = Links
# Over the choice between the next two.
settings-topology-linked = Each page is linked
settings-topology-mesh = To every other page
settings-topology-mesh-help = What is said takes the shortest way, and the room goes on without anybody in particular.
settings-topology-star = To the owner only
settings-topology-star-help = A star: one link each, and everything goes through a page of the owner, the hub. While none is open, everybody waits; what they write is kept.
# In place of the choice, for those who do not own the room.
settings-topology-is-mesh = Each page is linked to every other page.
settings-topology-is-star = This room is a star: each page is linked to a page of the owner only, the hub. While none is open, everybody waits; what they write is kept.
