link-connecting = conectando
link-connected = con conexión
link-reconnecting = reconectando
link-offline = sin conexión
link-asleep = en suspensión
link-through-hub = por el nodo central
link-waits-for-hub = espera al nodo central
link-direct = directa
link-relayed = retransmitida

link-far-nobody = nadie todavía
link-far-two = { $first } y { $second }
link-far-people = { $count ->
    [one] { NUMBER($count) } persona
   *[other] { NUMBER($count) } personas
}

link-says-connecting = Los dos navegadores buscan una ruta entre sí.
link-says-connected = Activa: lo que escribes llega al momento.
link-says-reconnecting = Se cortó y se está restableciendo. Lo que escribes llega después.
link-says-offline = Fuera de alcance. Lo que escribes llega cuando vuelva.
link-says-asleep = Su dispositivo puso la página en suspensión. Lo que escribes llega cuando se reactive.
link-says-through-hub = Sin conexión propia: esta sala es una estrella, y lo que escribes pasa por su nodo central, una página del propietario.
link-says-waits-for-hub = Sin conexión propia: esta sala es una estrella, y su nodo central, una página del propietario, está fuera de alcance. Lo que escribes llega cuando vuelva.

link-state = Estado
link-way = Ruta
link-addresses = Direcciones
link-up-for = Activa desde hace
link-next-attempt = Próximo intento
link-next-attempt-in = en { $time }
link-data = Datos
link-data-both = { $sent } enviados, { $received } recibidos
link-restarts = Reinicios
link-restarts-made = { $count ->
    [one] { NUMBER($count) } conexión establecida
   *[other] { NUMBER($count) } conexiones establecidas
}
link-restarts-no-search = no se buscó otra ruta
link-restarts-searched = { $count ->
    [one] se buscó otra ruta una vez
   *[other] se buscó otra ruta { NUMBER($count) } veces
}
link-failed = Fallos
link-failed-attempts = { $count ->
    [one] { NUMBER($count) } intento desde la última vez que estuvo activa
   *[other] { NUMBER($count) } intentos desde la última vez que estuvo activa
}
link-relay = Retransmisión
link-relay-only = Solo por retransmisión: por tus ajustes, o porque otras rutas fallaron.
link-last-fault = Último fallo

link-way-near = Directa, de la dirección propia de este dispositivo a la del suyo.
link-way-direct = Directa, { $from } { $to }.
link-way-direct-tcp = Directa, { $from } { $to }, por TCP porque UDP no pasó.
link-way-direct-tls = Directa, { $from } { $to }, por TLS porque nada más pasó.
link-way-relayed = Retransmitida, { $from } { $to }.
link-way-relayed-tcp = Retransmitida, { $from } { $to }, por TCP porque UDP no pasó.
link-way-relayed-tls = Retransmitida, { $from } { $to }, por TLS porque nada más pasó.
link-from-host = desde la dirección propia de este dispositivo
link-from-router = a través del router de tu lado
link-from-seen = desde la dirección en la que ven este dispositivo
link-from-relay = a través de un servidor de retransmisión de tu lado
link-to-host = hasta la dirección propia de su dispositivo
link-to-router = hasta el router de su lado
link-to-seen = hasta la dirección de la que vienen sus paquetes
link-to-relay = hasta un servidor de retransmisión de su lado

link-seconds = { NUMBER($seconds) } s
link-minutes = { NUMBER($minutes) } min { NUMBER($seconds) } s
link-hours = { NUMBER($hours) } h { NUMBER($minutes) } min
link-days = { NUMBER($days) } d { NUMBER($hours) } h
