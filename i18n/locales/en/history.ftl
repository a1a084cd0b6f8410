# Messages that are not on the screen.

history-getting = { $count ->
    [one] Getting { NUMBER($count) } earlier message…
   *[other] Getting { NUMBER($count) } earlier messages…
}
# A button that leads to the first message that was not looked at: when all were meanwhile, and while some were not.
history-first-new = First new message
history-unread = { $count ->
    [one] { NUMBER($count) } unread message
   *[other] { NUMBER($count) } unread messages
}
# Why one cannot go to a day.
history-no-later-day = Nothing was said on that day or later.
# In place of the words of a message that somebody answers.
history-of-blocked = a message of somebody you blocked
history-not-arrived = a message that has not arrived yet
history-deleted = a deleted message
