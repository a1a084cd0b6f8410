storage-bytes = { $count ->
    [one] { NUMBER($count) } octet
   *[other] { NUMBER($count) } octets
}
storage-kilobytes = { $size } ko
storage-megabytes = { $size } Mo
storage-gigabytes = { $size } Go
storage-terabytes = { $size } To
storage-size = { NUMBER($size) }
storage-size-tenths = { NUMBER($size, minimumFractionDigits: 1) }
storage-used-of = Espace utilisé : { $used }, sur { $quota } autorisés par le navigateur.
storage-used = Espace utilisé : { $used }.
storage-not-told = Le navigateur n’indique pas combien d’espace est utilisé.
storage-rooms = { $count ->
    [one] { NUMBER($count) } salon conservé sur cet appareil.
   *[other] { NUMBER($count) } salons conservés sur cet appareil.
}
