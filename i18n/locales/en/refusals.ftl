# Why something was not done, not taken or not read. Whole sentences unless said otherwise; they stand under a field, over the place where one
# writes, or in a sheet.

# What a person asked for in a room.

refusals-message-empty = Write something first.
refusals-message-too-long = This message is too long: { NUMBER($len) } bytes, at most { NUMBER($max) }. Send it in parts.
refusals-no-emoji = That is not an emoji.
refusals-title-length = A title has 1 to { NUMBER($max) } characters.
refusals-not-yours = Only its author can change a message.
refusals-forwarded = A forwarded message stays as it is: it says what somebody else wrote.
refusals-message-gone = This message is no longer there.
refusals-reactions-full = A message has at most { NUMBER($max) } different reactions.
refusals-pins-full = { NUMBER($max) } messages are pinned here. Unpin one of them first.
refusals-read-only = You can read in this room, but not write.
refusals-removed = You were removed from this room: what you write would reach nobody.
refusals-not-allowed = Only the owner and moderators of this room can do that.
refusals-channel-title-length = A channel's title has 1 to { NUMBER($max) } characters.
refusals-purpose-length = What a channel is for has at most { NUMBER($max) } characters.
refusals-channel-title-taken = There is a channel of this title already.
refusals-channels-full = This room has as many channels as it can have.
refusals-channel-gone = This channel is no longer there.
refusals-channel-archived = This channel is archived. Restore it to write in it.
refusals-not-your-channel = Only who made this channel, the owner and moderators can change it.
refusals-person-gone = This person is not in the room.
refusals-not-your-device = Only another device of your own can be taken out.
refusals-picture = This picture cannot be sent: it is too large, or not one that this page drew.
refusals-no-owner = This room was named by hand: nobody decides about its title.
# How many messages wait for a disk that takes nothing: many.
refusals-unstored = { $count ->
    [one] { NUMBER($count) } message could not be stored. Retry or discard it first.
   *[other] { NUMBER($count) } messages could not be stored. Retry or discard some of them first.
}
refusals-forked = The key of this browser was used in two places, as when its data is copied. Load the page again to go on with a new one.

# Names of people and rooms, and links to rooms. The # is a letter of the link; a code is what stands after it.

refusals-name-too-long = A name has at most { NUMBER($max) } characters, this one has { NUMBER($chars) }.
refusals-room-name-too-long = A room name has at most { NUMBER($max) } characters, this one has { NUMBER($chars) }.
refusals-link-empty = This link names no room. Ask for the whole link, with everything after the #.
refusals-link-unknown = What stands after the # is neither a room code nor a room name. Ask for the link again.
refusals-code-incomplete = This room code is not complete: it has { NUMBER($letters) } of { NUMBER($all) } letters. Copy the whole link again.
# $letter is one letter or digit.
refusals-code-letter = This room code contains “{ $letter }”, which no code has. Copy the whole link again.
refusals-code-mistake = This room code has a mistake in it. Copy the whole link again.

# The passphrase of what is stored on this device.

refusals-passphrase-short = Take at least { NUMBER($min) } characters.
refusals-passphrase-long = That is too long for a passphrase.
refusals-passphrase-missing = Type the passphrase.
refusals-passphrase-wrong = This is not the passphrase. Nothing is lost; try again.
refusals-passphrase-damaged = What this device stores of its passphrase is damaged, so no passphrase opens it.
refusals-passphrase-newer = The passphrase was set by a newer version of this page; load the page again.
# $why is a part of a sentence, one of refusals-key-…
refusals-passphrase-key = The passphrase could not be turned into a key: { $why }.
# $why is a part of a sentence, one of refusals-key-…
refusals-room-key = The room's name could not be turned into a key: { $why }.

# Why no key was made of what was typed. The last part of a sentence, after a colon; a dot follows.
refusals-key-bounds = its parameters are out of bounds
# The same.
refusals-key-memory = this device has no { NUMBER($mib) } MiB of free memory

# The file with everything that is on this device, sealed with a passphrase of its own.

refusals-export-unsealed = Choose a passphrase; without one anybody could open the file.
refusals-export-wrong = The passphrase is wrong, or the file is damaged.
refusals-export-no-export = This file is not an export of Tincan.
refusals-export-newer = This file was made by a newer version of Tincan; load the page again and retry.
refusals-export-too-big = The export is too big: more than { NUMBER($max) } MiB.
# $why is a part of a sentence, one of refusals-key-…
refusals-export-key = This device could not turn the passphrase into a key: { $why }.

# $why is a part of a sentence, one of refusals-store-…
refusals-stored = What is stored on this device cannot be used: { $why }.

# Why nothing could be stored or read. The last part of a sentence, after a colon: “What is written lasts as long as this page: …”. A dot may follow.
# $why is what the browser says about it, mostly in English.
refusals-store-none = this browser gives the page no storage ({ $why })
# The same.
refusals-store-full = the browser's storage for this page is full
# The same.
refusals-store-blocked = another tab holds an older version of the storage open; close the other tabs of this page
# The same.
refusals-store-newer = the storage was written by a newer version of this page; load the page again
# The same.
refusals-store-gone = the storage of this page was deleted or closed by the browser
# The same.
refusals-record-forged = a stored record is damaged, or belongs elsewhere
# The same.
refusals-record-newer = a stored record was sealed by a newer version of this page
# The same. $why is what the browser says about it, mostly in English.
refusals-store-failed = the browser's storage failed: { $why }

# Why the server refused this page. The last part of a sentence: “The server refused: …”. No dot follows.
refusals-server-room-full = { $max ->
    [one] the room has its { NUMBER($max) } peer
   *[other] the room has its { NUMBER($max) } peers
}
# The same. Connections of everybody.
refusals-server-full = the server has as many connections as it takes
# The same. The address is that of the network of the person.
refusals-server-address-full = this address has as many connections as one may have
# The same.
refusals-server-join-late = no room was joined in time
# The same.
refusals-server-flooding = too many messages in spite of being told
# The same.
refusals-server-slow-reader = the connection did not read what was sent to it
