# The rooms of this device: how each stands, what is new in it, and what forgetting it takes away.

# So many messages are new.
rooms-news = { NUMBER($count) } new
# In place of the newest message.
rooms-nothing-written = Nothing written yet
rooms-deleted = A message was deleted
# The newest message: who wrote it, and how it begins.
rooms-newest-own = You: { $excerpt }
rooms-newest = { $author }: { $excerpt }

# How a room hangs together, in a word or two.
rooms-left = left
# Not open in this page now.
rooms-resting = resting
rooms-opening = opening
rooms-alone = nobody else
rooms-others = { $count ->
    [one] { NUMBER($count) } other here
   *[other] { NUMBER($count) } others here
}
rooms-reconnecting = reconnecting

# Who comes in by the link that is shown below.
rooms-invite-by-name = Whoever opens this link, or knows the room's name, comes in and reads what was said.
rooms-invite-closed = Whoever opens this link asks to come in; the owner or a moderator lets them in.
rooms-invite-open = Whoever opens this link comes in. Send it only to those you want here.

# Asked before a room is forgotten.
rooms-forget = { $count ->
    [one] This deletes from this device what is kept of “{ $title }”: { NUMBER($count) } entry of its log (messages, changes, reactions), its keys and its link. Others keep theirs. Without the link you do not come back.
   *[other] This deletes from this device what is kept of “{ $title }”: { NUMBER($count) } entries of its log (messages, changes, reactions), its keys and its link. Others keep theirs. Without the link you do not come back.
}
rooms-forget-unsent = { $count ->
    [one] { NUMBER($count) } entry of yours that nobody else has is lost for good.
   *[other] { NUMBER($count) } entries of yours that nobody else has are lost for good.
}

# The colours that a room can have.
rooms-colour-teal = Teal
rooms-colour-blue = Blue
rooms-colour-violet = Violet
rooms-colour-plum = Plum
rooms-colour-red = Red
rooms-colour-amber = Amber
rooms-colour-olive = Olive
rooms-colour-grey = Grey
# What a room without a name is called. $letters are five letters and digits of its link.
rooms-unnamed = Room { $letters }
