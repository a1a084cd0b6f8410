storage-bytes = { $count ->
    [one] { NUMBER($count) } Byte
   *[other] { NUMBER($count) } Byte
}
storage-kilobytes = { $size } kB
storage-megabytes = { $size } MB
storage-gigabytes = { $size } GB
storage-terabytes = { $size } TB
storage-size = { NUMBER($size) }
storage-size-tenths = { NUMBER($size, minimumFractionDigits: 1) }

storage-used-of = { $used } belegt, von { $quota }, die der Browser zulässt.
storage-used = { $used } belegt.
storage-not-told = Der Browser sagt nicht, wie viel belegt ist.
storage-rooms = { $count ->
    [one] { NUMBER($count) } Raum auf diesem Gerät gespeichert.
   *[other] { NUMBER($count) } Räume auf diesem Gerät gespeichert.
}
