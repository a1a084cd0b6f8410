history-getting = { $count ->
    [one] Obteniendo { NUMBER($count) } mensaje anterior…
   *[other] Obteniendo { NUMBER($count) } mensajes anteriores…
}
history-first-new = Primer mensaje nuevo
history-unread = { $count ->
    [one] { NUMBER($count) } mensaje sin leer
   *[other] { NUMBER($count) } mensajes sin leer
}
history-no-later-day = No se dijo nada ese día ni después.
history-of-blocked = un mensaje de alguien a quien bloqueaste
history-not-arrived = un mensaje que aún no ha llegado
history-deleted = un mensaje eliminado
