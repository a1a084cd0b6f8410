message-people = { $count ->
    [one] { NUMBER($count) } persona
   *[other] { NUMBER($count) } personas
}

message-not-known = no consta que lo tenga
message-has = lo tiene
message-has-read = lo ha leído

message-forwarded = Reenviado de { $from }
message-forwarded-says = Reenviado de { $from }, según { $by }

message-not-arrived = Ese mensaje aún no ha llegado a este dispositivo. Se mostrará aquí en cuanto llegue.
message-not-shown = Ese mensaje no se muestra aquí.

message-pinned = { $count ->
    [one] { NUMBER($count) } fijado
   *[other] { NUMBER($count) } fijados
}

message-written = Escrito
message-written-own = { $time } según tu reloj.
message-written-by = { $time } según el reloj de { $name }.
message-arrived = Llegada
message-arrived-here = Escrito en esta pestaña.
message-arrived-before = Antes de abrir esta página.
message-arrived-straight = { $time }, directamente de { $name }.
message-arrived-passed = { $time }, a través de { $name }.
message-number = Número
message-number-in-log = { NUMBER($number) } en el registro de esta clave
message-order = Orden
message-order-depth = { $seen ->
    [one] Profundidad { NUMBER($depth) }, con { NUMBER($seen) } registro ajeno visto por primera vez
   *[other] Profundidad { NUMBER($depth) }, con { NUMBER($seen) } registros ajenos vistos por primera vez
}
message-sealed-with = Cifrado con
message-sealed-first = La primera clave de la sala
message-sealed-later = Clave { $key }, generada después
message-size = Tamaño
