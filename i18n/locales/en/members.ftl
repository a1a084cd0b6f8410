# Who is in the room, who asks to be, and who hears what.

# How somebody stands to the room.
members-owner = Owner
members-moderator = Moderator
members-member = Member
# Reads what is written, and may not write.
members-reader = Reader
members-asks = Asks to come in
members-removed = Removed

# Beside the link of somebody who is there and not in the room.
members-link-asks = asks to come in
members-link-removed = removed

# Buttons: what can be decided about somebody.
members-let-in = Let in
members-let-back-in = Let back in
members-make-moderator = Make moderator
members-make-member = Make member
members-make-reader = Make reader

# Asked before somebody is removed, or may only read from then on. The first and the last close a room that was open.
members-remove-closes = { $name } keeps what they have, and gets nothing new. From then on newcomers must ask to come in, which cannot be undone.
members-remove = { $name } keeps what they have, and gets nothing new. To come back they need somebody who lets them in.
members-reader-closes = { $name } reads along, and cannot write. From then on newcomers must ask to come in, which cannot be undone.

# For somebody who was removed.
members-you-were-removed = You were removed from this room. What you have stays readable here; nothing new comes, and what you write reaches nobody.

members-one-asks = { $name } asks to come in.
members-two-ask = { $first } and { $second } ask to come in.
# Always more than two.
members-many-ask = { $count ->
    [one] { NUMBER($count) } person asks to come in.
   *[other] { NUMBER($count) } people ask to come in.
}

# For somebody who waits to be let in.
members-waiting-alone = You wait to be let in. Nobody is here now who could do it; the room opens by itself once somebody has.
members-waiting-one = { $name } sees that you are waiting. Somebody has to let you in; what you write arrives then.
members-waiting-two = { $first } and { $second } see that you are waiting. Somebody has to let you in; what you write arrives then.
# Always more than one other.
members-waiting-many = { $others ->
    [one] { $name } and { NUMBER($others) } other see that you are waiting. Somebody has to let you in; what you write arrives then.
   *[other] { $name } and { NUMBER($others) } others see that you are waiting. Somebody has to let you in; what you write arrives then.
}

members-unreadable = { $count ->
    [one] { NUMBER($count) } message cannot be read here: written before you came, or while you were not in the room.
   *[other] { NUMBER($count) } messages cannot be read here: written before you came, or while you were not in the room.
}

members-private-news = { $count ->
    [one] { NUMBER($count) } new private message from { $name }.
   *[other] { NUMBER($count) } new private messages from { $name }.
}
# Always more than one of each.
members-private-news-many = { NUMBER($count) } new private messages from { NUMBER($people) } people.
