people-mute-help = Lo que escribe está ahí cuando mires, y nada te avisa de ello. En este dispositivo, en todas las salas.
people-picture-help = Llega a todas las personas de tus salas, en pequeño y sin lo que una cámara añade a la foto, como el lugar. Sin imagen, ven el dibujo que resulta de tu clave.
people-blocks = Nada de { $name } se muestra ya en este dispositivo, en ninguna sala: ni mensajes, ni reacciones, ni nombre. No se avisa a { $name }. Lo que escribe se conserva sin mostrarse y se sigue pasando a los demás, para que nadie se pierda nada. Puedes deshacerlo en los ajustes.

people-device-own = esta página
people-device-revoked = clave retirada
people-device-linked = aquí, con conexión
people-device-asleep = en suspensión
people-device-through-hub = aquí, por el nodo central
people-device-waits-for-hub = aquí, espera al nodo central
people-device-linking = aquí, conectando
people-device-away = fuera

people-one-writes = { $name } está escribiendo…
people-two-write = { $first } y { $second } están escribiendo…
people-many-write = { $count ->
    [one] { $first }, { $second } y { NUMBER($count) } persona más están escribiendo…
   *[other] { $first }, { $second } y { NUMBER($count) } personas más están escribiendo…
}
