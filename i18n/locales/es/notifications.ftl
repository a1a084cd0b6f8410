notifications-unsupported = Este navegador no ofrece notificaciones para esta página: necesitan una página cargada por https y, en un iPhone o iPad, añadida a la pantalla de inicio.
notifications-denied = Este navegador tiene orden de no mostrar notificaciones de esta página. Para cambiarlo, pulsa el icono a la izquierda de la dirección, permite allí las notificaciones y vuelve a activarlas aquí.

notifications-all = Todos los mensajes
notifications-all-help = Todo lo que se escriba ahí.
notifications-mentions = Solo menciones
notifications-mentions-help = Lo que lleva tu nombre tras una @ y lo que te escriben en privado.
notifications-nothing = Nada
notifications-nothing-help = Lo nuevo se cuenta en la lista de salas, y nada más.

notifications-as-in-settings-all = Como en Ajustes: todos los mensajes
notifications-as-in-settings-mentions = Como en Ajustes: solo menciones
notifications-as-in-settings-nothing = Como en Ajustes: nada

notifications-hidden = { $count ->
    [one] Hay un mensaje nuevo.
   *[other] Hay { NUMBER($count) } mensajes nuevos.
}
notifications-private = { $author }, en privado
notifications-in-room = { $author } en { $room }
notifications-in-channel = { $author } en { $room }, { $channel }
notifications-mention-in-room = { $author } te menciona en { $room }
notifications-mention-in-channel = { $author } te menciona en { $room }, { $channel }
notifications-several = { $title } ({ NUMBER($count) } nuevos)
