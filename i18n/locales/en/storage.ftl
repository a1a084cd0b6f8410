# How much is stored on this device.

storage-bytes = { $count ->
    [one] { NUMBER($count) } byte
   *[other] { NUMBER($count) } bytes
}
# $size is a number as one of the two below writes it. A kilobyte has 1000 bytes, and so on.
storage-kilobytes = { $size } kB
storage-megabytes = { $size } MB
storage-gigabytes = { $size } GB
storage-terabytes = { $size } TB
storage-size = { NUMBER($size) }
storage-size-tenths = { NUMBER($size, minimumFractionDigits: 1) }

# $used and $quota: as "3.4 MB".
storage-used-of = { $used } in use, of { $quota } that the browser allows.
storage-used = { $used } in use.
storage-not-told = The browser does not tell how much is in use.
storage-rooms = { $count ->
    [one] { NUMBER($count) } room kept on this device.
   *[other] { NUMBER($count) } rooms kept on this device.
}
