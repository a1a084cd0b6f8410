storage-bytes = { $count ->
    [one] { NUMBER($count) } byte
   *[other] { NUMBER($count) } bytes
}
storage-kilobytes = { $size } kB
storage-megabytes = { $size } MB
storage-gigabytes = { $size } GB
storage-terabytes = { $size } TB
storage-size = { NUMBER($size) }
storage-size-tenths = { NUMBER($size, minimumFractionDigits: 1) }

storage-used-of = { $used } en uso, de { $quota } que permite el navegador.
storage-used = { $used } en uso.
storage-not-told = El navegador no dice cuánto está en uso.
storage-rooms = { $count ->
    [one] { NUMBER($count) } sala guardada en este dispositivo.
   *[other] { NUMBER($count) } salas guardadas en este dispositivo.
}
