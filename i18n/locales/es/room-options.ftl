room-options-colour = Color en este dispositivo
# Sobre las opciones: todos los mensajes, solo menciones, nada.
room-options-notify = Notificarme
room-options-archive = Archivar
room-options-restore = Devolver a las salas
room-options-leave = Salir de esta sala
room-options-forget = Olvidar…
room-options-forget-now = Olvidar
room-options-help = Una sala archivada sigue en marcha, fuera de la vista. Una sala de la que saliste queda en la lista, con lo que se dijo hasta entonces. Una sala olvidada se elimina de este dispositivo.
