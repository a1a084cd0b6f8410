# One person: muting, blocking, their devices, their picture; and who is writing.

# Below the choice "Mute".
people-mute-help = What they write is there when you look, and nothing tells you of it. On this device, in all rooms.
# Below the choice of a picture of oneself.
people-picture-help = Goes to everybody in your rooms, small and without what a camera writes beside it, such as the place. Without one they see the pattern that follows from your key.
# Asked before somebody is blocked.
people-blocks = Nothing of { $name } is shown on this device any more, in no room: no messages, reactions or name. { $name } is not told. What they write is kept unseen and still passed on to the others, so nobody misses anything. You can undo it in the settings.

# How one of somebody's devices stands.
people-device-own = this page
people-device-revoked = key taken back
people-device-linked = here, linked
people-device-asleep = asleep
people-device-through-hub = here, through the hub
people-device-waits-for-hub = here, waits for the hub
people-device-linking = here, being linked
people-device-away = away

# Below the messages: who is writing now.
people-one-writes = { $name } is writing…
people-two-write = { $first } and { $second } are writing…
people-many-write = { $count ->
    [one] { $first }, { $second } and { NUMBER($count) } more are writing…
   *[other] { $first }, { $second } and { NUMBER($count) } more are writing…
}
