export-this-room = Exportar esta sala
export-as-what = Formato
export-page = Una página para leer
export-page-help = Un archivo HTML que cualquier navegador muestra e imprime, sin ninguna red.
export-json = JSON
export-json-help = Para programas: mensajes, autores con su huella digital, horas, reacciones.
export-private = También las conversaciones privadas
export-private-help = Lo escrito solo entre tú y otra persona.
export-stop = Detener
export-nothing-sent = Se escribe en este dispositivo y lo guarda el navegador; no se envía nada.

export-made = Exportado el { $when }, desde un dispositivo de una de las personas de la sala.
export-day-and-time = { $day }, { $time }
export-with-private = Incluye conversaciones privadas.
export-without-private = Sin conversaciones privadas.
export-people = { $count ->
    [one] { NUMBER($count) } persona
   *[other] { NUMBER($count) } personas
}
export-you = (tú)
export-room = La sala
export-private-with = En privado con { $name }
export-answers = Responde a { $name }
export-forwarded-from = Reenviado de { $name }
export-deleted = Mensaje eliminado
export-pinned = fijado
export-edited = editado
