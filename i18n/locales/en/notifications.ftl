# Notifications of the browser: whether there are any, of what, and their words.

# What stands in the way, and what to do.
notifications-unsupported = This browser has no notifications for this page: they need a page loaded by https, and on an iPhone or iPad one that was added to the home screen.
notifications-denied = This browser was told not to show notifications of this page. To change that, press the sign left of the address, allow notifications there, and switch them on here again.

# Choices: of what one is notified. Below each stands what it means.
notifications-all = All messages
notifications-all-help = Whatever is written there.
notifications-mentions = Mentions only
notifications-mentions-help = What has your name after an @, and what is written to you in private.
notifications-nothing = Nothing
notifications-nothing-help = What is new is counted in the list of rooms, and that is all.

# A choice for one room: the same as for all of them, and which that is now.
notifications-as-in-settings-all = As in Settings: all messages
notifications-as-in-settings-mentions = As in Settings: mentions only
notifications-as-in-settings-nothing = As in Settings: nothing

# A notification that does not say what was written.
notifications-hidden = { $count ->
    [one] There is a new message.
   *[other] There are { NUMBER($count) } new messages.
}
# The title of one that does.
notifications-private = { $author }, in private
notifications-in-room = { $author } in { $room }
notifications-in-channel = { $author } in { $room }, { $channel }
notifications-mention-in-room = { $author } mentions you in { $room }
notifications-mention-in-channel = { $author } mentions you in { $room }, { $channel }
# One of these titles, where several messages came. Always more than one.
notifications-several = { $title } ({ NUMBER($count) } new)
