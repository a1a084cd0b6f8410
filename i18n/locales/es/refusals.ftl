refusals-message-empty = Escribe algo primero.
refusals-message-too-long = Este mensaje es demasiado largo: { NUMBER($len) } bytes, como mucho { NUMBER($max) }. Envíalo en partes.
refusals-no-emoji = Eso no es un emoji.
refusals-title-length = Un título tiene de 1 a { NUMBER($max) } caracteres.
refusals-not-yours = Solo su autor puede cambiar un mensaje.
refusals-forwarded = Un mensaje reenviado queda como está: dice lo que escribió otra persona.
refusals-message-gone = Este mensaje ya no está.
refusals-reactions-full = Un mensaje tiene como mucho { NUMBER($max) } reacciones distintas.
refusals-pins-full = Aquí ya hay { NUMBER($max) } mensajes fijados. Deja de fijar uno primero.
refusals-read-only = En esta sala puedes leer, pero no escribir.
refusals-removed = Te han retirado el acceso a esta sala: lo que escribieras no llegaría a nadie.
refusals-not-allowed = Solo el propietario y los moderadores de esta sala pueden hacerlo.
refusals-channel-title-length = El título de un canal tiene de 1 a { NUMBER($max) } caracteres.
refusals-purpose-length = La descripción de para qué es un canal tiene como mucho { NUMBER($max) } caracteres.
refusals-channel-title-taken = Ya hay un canal con este título.
refusals-channels-full = Esta sala ya tiene todos los canales que puede tener.
refusals-channel-gone = Este canal ya no está.
refusals-channel-archived = Este canal está archivado. Restáuralo para escribir en él.
refusals-not-your-channel = Solo quien creó este canal, el propietario y los moderadores pueden cambiarlo.
refusals-person-gone = Esta persona no está en la sala.
refusals-not-your-device = Solo puedes retirar otro de tus propios dispositivos.
refusals-picture = Esta imagen no se puede enviar: es demasiado grande, o no la dibujó esta página.
refusals-no-owner = El nombre de esta sala se puso a mano: nadie decide sobre su título.
refusals-unstored = { $count ->
    [one] No se pudo guardar { NUMBER($count) } mensaje. Reinténtalo o descártalo primero.
   *[other] No se pudieron guardar { NUMBER($count) } mensajes. Reintenta o descarta algunos primero.
}
refusals-forked = La clave de este navegador se usó en dos sitios, como cuando se copian sus datos. Vuelve a cargar la página para seguir con una nueva.

refusals-name-too-long = Un nombre tiene como mucho { NUMBER($max) } caracteres; este tiene { NUMBER($chars) }.
refusals-room-name-too-long = El nombre de una sala tiene como mucho { NUMBER($max) } caracteres; este tiene { NUMBER($chars) }.
refusals-link-empty = Este enlace no indica ninguna sala. Pide el enlace entero, con todo lo que va después de #.
refusals-link-unknown = Lo que va después de # no es ni un código ni un nombre de sala. Pide el enlace de nuevo.
refusals-code-incomplete = Este código de sala no está completo: tiene { NUMBER($letters) } de { NUMBER($all) } letras. Copia de nuevo el enlace entero.
refusals-code-letter = Este código de sala contiene «{ $letter }», que ningún código tiene. Copia de nuevo el enlace entero.
refusals-code-mistake = Este código de sala tiene un error. Copia de nuevo el enlace entero.

refusals-passphrase-short = Usa al menos { NUMBER($min) } caracteres.
refusals-passphrase-long = Es demasiado larga para ser una frase de contraseña.
refusals-passphrase-missing = Escribe la frase de contraseña.
refusals-passphrase-wrong = Esta no es la frase de contraseña. No se ha perdido nada; vuelve a intentarlo.
refusals-passphrase-damaged = Lo que este dispositivo guarda de su frase de contraseña está dañado, así que ninguna lo abre.
refusals-passphrase-newer = La frase de contraseña la puso una versión más reciente de esta página; vuelve a cargar la página.
refusals-passphrase-key = No se pudo convertir la frase de contraseña en una clave: { $why }.
refusals-room-key = No se pudo convertir el nombre de la sala en una clave: { $why }.

refusals-key-bounds = sus parámetros están fuera de los límites
refusals-key-memory = este dispositivo no tiene { NUMBER($mib) } MiB de memoria libre

refusals-export-unsealed = Elige una frase de contraseña; sin ella, cualquiera podría abrir el archivo.
refusals-export-wrong = La frase de contraseña no es correcta o el archivo está dañado.
refusals-export-no-export = Este archivo no es una exportación de Tincan.
refusals-export-newer = Este archivo se creó con una versión más reciente de Tincan; vuelve a cargar la página e inténtalo de nuevo.
refusals-export-too-big = La exportación es demasiado grande: más de { NUMBER($max) } MiB.
refusals-export-key = Este dispositivo no pudo convertir la frase de contraseña en una clave: { $why }.

refusals-stored = Lo guardado en este dispositivo no se puede usar: { $why }.

refusals-store-none = este navegador no da almacenamiento a la página ({ $why })
refusals-store-full = el almacenamiento del navegador para esta página está lleno
refusals-store-blocked = otra pestaña mantiene abierta una versión anterior del almacenamiento; cierra las demás pestañas de esta página
refusals-store-newer = el almacenamiento lo escribió una versión más reciente de esta página; vuelve a cargar la página
refusals-store-gone = el navegador eliminó o cerró el almacenamiento de esta página
refusals-record-forged = un dato guardado está dañado o no corresponde a este lugar
refusals-record-newer = un dato guardado lo cifró una versión más reciente de esta página
refusals-store-failed = el almacenamiento del navegador falló: { $why }

refusals-server-room-full = { $max ->
    [one] la sala ya tiene su máximo de { NUMBER($max) } participante
   *[other] la sala ya tiene su máximo de { NUMBER($max) } participantes
}
refusals-server-full = el servidor tiene todas las conexiones que admite
refusals-server-address-full = esta dirección tiene todas las conexiones que puede tener
refusals-server-join-late = no se entró en ninguna sala a tiempo
refusals-server-flooding = demasiados mensajes a pesar del aviso
refusals-server-slow-reader = la conexión no leyó lo que se le envió
