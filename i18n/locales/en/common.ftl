# Words that stand alone and mean the same everywhere. All are buttons unless said otherwise.

common-close = Close
common-cancel = Cancel
common-back = Back
common-save = Save
common-send = Send
common-copy = Copy
# Shown in place of "Copy" for a moment.
common-copied = Copied
common-delete = Delete
common-remove = Remove
common-retry = Retry
common-discard = Discard
common-join = Join
common-leave = Leave
common-edit = Edit
common-search = Search
# A link to the first page.
common-to-the-lobby = To the lobby
# Two whole sentences after each other.
common-two-sentences = { $first } { $second }
# What has a name before its value, as "Bytes: 12".
common-named-value = { $name }: { $value }
# The product's name.
common-tincan = Tincan
# Below the way in, and where a room is being opened, until the page works. Only where that takes long.
common-still-loading = Tincan is still being loaded. That takes a while on a slow network, but only the first time.
