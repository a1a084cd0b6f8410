# How far an own message got.

# Beside the mark of a message: how it stands, in a word or two.
delivery-saving = saving
delivery-unsaved = not saved
delivery-saved = saved
delivery-sent = sent
# So many of those in the room have it; there are always fewer than all.
delivery-some-have = { NUMBER($have) } of { NUMBER($all) }
delivery-delivered = delivered
# So many of those in the room have read it; there are always fewer than all.
delivery-some-read = read by { NUMBER($read) } of { NUMBER($all) }
# It was read by everybody.
delivery-read = read
delivery-attention = needs attention

# The same in a sentence.
delivery-being-saved = Being saved on this device.
delivery-cannot-save = This browser cannot save it: it lasts as long as this page.
delivery-saved-here = Saved here. Goes out when somebody is there.
delivery-on-its-way = On its way. Nobody has confirmed it yet.
delivery-nobody-read = Delivered. Nobody has looked at it yet.
delivery-have = { $all ->
    [one] { NUMBER($have) } of { NUMBER($all) } person has it.
   *[other] { NUMBER($have) } of { NUMBER($all) } people have it.
}
delivery-have-read = { $all ->
    [one] { NUMBER($read) } of { NUMBER($all) } person has read it.
   *[other] { NUMBER($read) } of { NUMBER($all) } people have read it.
}
delivery-not-stored = Not saved, so it is on this page only: { $why }
delivery-not-confirmed = Sent several times, and nobody confirmed it. It is saved here.
