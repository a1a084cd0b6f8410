# Where messages are written.

# Read aloud: the name of the box that one writes in. A noun.
composer-message = Message
# In the empty box: where what is written goes. $channel is a title with a sign before it, as "#plans".
composer-to-room = Write to the room
composer-to-channel = Write in { $channel }
composer-to-person = Write to { $name } alone
# Above the box, with a button "Cancel": what is being done. $excerpt is how the answered message begins.
composer-answering = Answering { $name }: { $excerpt }
composer-editing = Editing a message
composer-unstored = This browser stores nothing: what you write lives only while this page is open.
# Read aloud: the name of the list of names or emoji that fit what is being written.
composer-offers = Completions
# Read aloud when the list comes: how many emoji, or how many people, there are to choose from. "Enter" is the key.
composer-offers-emoji = { $count ->
    [one] { NUMBER($count) } emoji. Arrow keys choose, Enter takes.
   *[other] { NUMBER($count) } emoji. Arrow keys choose, Enter takes.
}
composer-offers-people = { $count ->
    [one] { NUMBER($count) } person. Arrow keys choose, Enter takes.
   *[other] { NUMBER($count) } people. Arrow keys choose, Enter takes.
}
