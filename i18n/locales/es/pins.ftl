pins-title = Mensajes fijados
pins-none = Aquí ya no hay nada fijado.
# $name es quien fijó el mensaje.
pins-by = Fijado por { $name }
pins-show = Ver
pins-unpin = Dejar de fijar
