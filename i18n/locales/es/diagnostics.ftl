diagnostics-sum = { $server }, { $links } y { $waits }.
diagnostics-sum-server = Hay conexión con el servidor
diagnostics-sum-server-first = Se busca el servidor
diagnostics-sum-server-away = No hay acceso al servidor
diagnostics-sum-server-unasked = No se consulta al servidor
diagnostics-sum-nobody = no hay nadie más
diagnostics-sum-links = { $all ->
    [one] { NUMBER($up) } de { NUMBER($all) } conexión está activa
   *[other] { NUMBER($up) } de { NUMBER($all) } conexiones están activas
}
diagnostics-sum-nothing-waits = no tienes nada pendiente de salir
diagnostics-sum-waits = { $count ->
    [one] { NUMBER($count) } entrada tuya está pendiente de salir
   *[other] { NUMBER($count) } entradas tuyas están pendientes de salir
}
diagnostics-coming = { $count ->
    [one] { NUMBER($count) } entrada viene en camino.
   *[other] { NUMBER($count) } entradas vienen en camino.
}
diagnostics-synced = { $did }.
diagnostics-synced-asked = { $count ->
    [one] comparado con { NUMBER($count) } persona
   *[other] comparado con { NUMBER($count) } personas
}
diagnostics-synced-dialed = { $count ->
    [one] conectando con { NUMBER($count) } persona
   *[other] conectando con { NUMBER($count) } personas
}
diagnostics-synced-unreachable = { $count ->
    [one] { NUMBER($count) } persona fuera de alcance sin el servidor
   *[other] { NUMBER($count) } personas fuera de alcance sin el servidor
}
diagnostics-synced-server = buscando el servidor
diagnostics-synced-nobody = No hay nadie más con quien comparar.
diagnostics-synced-same = Todas las personas con conexión tienen lo mismo.
diagnostics-synced-on-its-way = Todavía hay algo en camino.
diagnostics-server = Servidor
diagnostics-server-connected = con conexión
diagnostics-server-first = se busca
diagnostics-server-away = sin acceso, se intenta una y otra vez
diagnostics-server-unasked = no se consulta
diagnostics-logs = Registros
diagnostics-operations-in-logs = { $logs ->
    [one] { $operations } en { NUMBER($logs) } registro
   *[other] { $operations } en { NUMBER($logs) } registros
}
diagnostics-operations = { $count ->
    [one] { NUMBER($count) } operación
   *[other] { NUMBER($count) } operaciones
}
diagnostics-coming-here = { NUMBER($count) } en camino hacia aquí
diagnostics-waiting-to-go-out = Pendiente de salir
diagnostics-entries = { $count ->
    [one] { NUMBER($count) } entrada
   *[other] { NUMBER($count) } entradas
}
diagnostics-keys = Claves
diagnostics-epochs = { $count ->
    [one] { NUMBER($count) } época después de la primera
   *[other] { NUMBER($count) } épocas después de la primera
}
diagnostics-without-key = { $count ->
    [one] { NUMBER($count) } operación sin clave aquí
   *[other] { NUMBER($count) } operaciones sin clave aquí
}
diagnostics-disk = Disco
diagnostics-keeps = conserva lo que se escribe
diagnostics-keeps-nothing = no conserva nada más allá de esta página
diagnostics-writes = { $count ->
    [one] { NUMBER($count) } escritura en curso
   *[other] { NUMBER($count) } escrituras en curso
}
diagnostics-write-failed = la última escritura falló
diagnostics-not-stored = { $count ->
    [one] { NUMBER($count) } entrada sin guardar
   *[other] { NUMBER($count) } entradas sin guardar
}
diagnostics-as-it-is-for = Así desde hace
# Si el servidor dice que la persona está en la sala.
diagnostics-at-server = consta en la sala
diagnostics-not-at-server = no consta en la sala
diagnostics-buffers = Búferes
diagnostics-buffers-waiting = { $size } en espera
diagnostics-buffers-waiting-by = { $size } en espera ({ $channels })
diagnostics-buffers-on-the-way = { $size } en camino
diagnostics-buffers-in-browser = { $size } en el navegador
diagnostics-not-exchanged = no se intercambia nada
diagnostics-not-compared = aún sin comparar
diagnostics-same = lo mismo, comparado hace { $time }
diagnostics-differs = { NUMBER($missing) } por llegar, { NUMBER($lacking) } por salir, { $size } en curso, comparado hace { $time }
diagnostics-waiting-for = en espera desde hace { $time }
diagnostics-not-handed-over = aún no entregada a nadie
diagnostics-handed-over = { $count ->
    [one] entregada una vez
   *[other] entregada { NUMBER($count) } veces
}
diagnostics-needs-attention = requiere atención
diagnostics-of-them-stored = { $count ->
    [one] { NUMBER($count) } de ellas guardada
   *[other] { NUMBER($count) } de ellas guardadas
}
diagnostics-ends = termina en { $hash }
diagnostics-two-histories = tiene dos historiales
diagnostics-event-entered = Entrada en la sala.
diagnostics-event-server = Hay conexión con el servidor.
diagnostics-event-server-away = Buscando el servidor.
diagnostics-event-server-unasked = Ya no se consulta al servidor.
diagnostics-event-connecting = Conexión con { $name }: conectando.
diagnostics-event-connecting-why = Conexión con { $name }: conectando ({ $why }).
diagnostics-event-up = Conexión con { $name }: activa.
diagnostics-event-up-why = Conexión con { $name }: activa ({ $why }).
diagnostics-event-lost = Conexión con { $name }: perdida, se está restableciendo.
diagnostics-event-lost-why = Conexión con { $name }: perdida, se está restableciendo ({ $why }).
diagnostics-event-offline = Conexión con { $name }: fuera de alcance.
diagnostics-event-offline-why = Conexión con { $name }: fuera de alcance ({ $why }).
diagnostics-event-asleep = Conexión con { $name }: en suspensión.
diagnostics-event-asleep-why = Conexión con { $name }: en suspensión ({ $why }).
diagnostics-event-through-hub = Sin conexión con { $name }: por el nodo central.
diagnostics-event-waits-for-hub = Sin conexión con { $name }: espera al nodo central.
diagnostics-event-gone = { $name } ya no está.
diagnostics-event-same = Comparado con { $name }: lo mismo.
diagnostics-event-differs = Comparado con { $name }: { NUMBER($missing) } por llegar, { NUMBER($lacking) } por salir.
diagnostics-event-synced = Sincronizar ahora: comparado con { NUMBER($asked) }, conectando con { NUMBER($dialed) }, { NUMBER($unreachable) } fuera de alcance.
diagnostics-event-storing-failed = No se pudo guardar.
diagnostics-event-storing-works = Ya se puede guardar de nuevo.
diagnostics-event-misbehaved = { $name } incumplió el protocolo: { $why }.
diagnostics-event-forked = { $name } firmó dos historiales.
diagnostics-event-network = Cambió la red o se reactivó el dispositivo.
diagnostics-event-refused = El servidor rechazó algo.
diagnostics-storage = Almacenamiento
diagnostics-stores-nothing = Este navegador no guarda nada.
diagnostics-kept = Se conserva
diagnostics-kept-until-removed = hasta que la persona lo borre
diagnostics-kept-while-space = mientras haya espacio
diagnostics-kept-not-told = el navegador no dice por cuánto tiempo
diagnostics-rooms = Salas
diagnostics-rooms-run = { $count ->
    [one] { NUMBER($count) } sala en marcha en esta página.
   *[other] { NUMBER($count) } salas en marcha en esta página.
}
diagnostics-network = Red
diagnostics-network-there = El dispositivo tiene red.
diagnostics-network-none = El dispositivo indica que no tiene red.
diagnostics-this-page = Página
diagnostics-in-front = en primer plano
diagnostics-behind = detrás de otra
diagnostics-report-title = Diagnóstico de Tincan
diagnostics-report-written = Escrito: { $time }
diagnostics-report-browser = Navegador
diagnostics-report-room = Sala { $id }
diagnostics-report-room-in-front = Sala { $id }, en primer plano
diagnostics-report-links = Conexiones
diagnostics-report-outbox = Bandeja de salida
diagnostics-report-events = Eventos
