# The sheet of one message: everything that is known about it, its earlier texts, and whether to delete it.

# Titles of the sheet. The first is a noun: below it stands what can be done with the message.
message-sheet-message = Message
message-sheet-details = Details of the message
message-sheet-versions = Earlier versions
# Below it stand the places it can be forwarded to.
message-sheet-forward = Forward to
message-sheet-delete = Delete the message?

message-sheet-delete-help = Its text, earlier versions and reactions are taken from everybody. Who has read it already has read it.
# A button.
message-sheet-delete-for-everybody = Delete for everybody

message-sheet-not-stored = Nothing is stored of this message: it exists on this page only.
# A heading: below it stand people.
message-sheet-holders = Who has it
message-sheet-nobody = Nobody else is in the room.
message-sheet-author-told = Who has read it, only its author is told.
# A heading: below it stand when and how the message came here.
message-sheet-facts = How it came
# A heading: below it stands what proves who wrote it.
message-sheet-proof = Proof
message-sheet-signed = The signature is good: the key below signed exactly this, for this room. By its certificate the key is { $name }'s.
message-sheet-not-signed = The signature is not good. This cannot be trusted.
# Before bytes written as letters and digits, each with a button that copies it, whose name is read aloud.
message-sheet-hash = Hash
message-sheet-copy-hash = Copy hash
message-sheet-key = Key
message-sheet-copy-key = Copy key
message-sheet-signature = Signature
message-sheet-copy-signature = Copy signature
# On the button in place of "Copy": the browser did not allow it.
message-sheet-not-allowed = Not allowed

message-sheet-versions-help = In the order in which they count, with the times of the author's clock. Everybody can look at them.
# Read aloud: the name of the list of texts.
message-sheet-versions-list = Versions
# Before the time of a text: it was the first one, or is what the message says now.
message-sheet-first = First
message-sheet-now = Now
# Between the first text and the others.
message-sheet-left-out = { $count ->
    [one] { NUMBER($count) } version between is not kept.
   *[other] { NUMBER($count) } versions between are not kept.
}
message-sheet-versions-gone = This message is no longer there, and neither are its earlier versions.
# A day and a time of the clock, as the device writes them.
message-sheet-moment = { $day }, { $time }

# Read aloud: the name of the list of emoji and of those who gave them.
message-sheet-reactors = Who reacted
# The reader, in the list of those who gave an emoji: "Ada, you and 2 more".
message-sheet-you = you
