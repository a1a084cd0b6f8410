rooms-news = { $count ->
    [one] { NUMBER($count) } nuevo
   *[other] { NUMBER($count) } nuevos
}
rooms-nothing-written = Aún no hay nada escrito
rooms-deleted = Se eliminó un mensaje
rooms-newest-own = Tú: { $excerpt }
rooms-newest = { $author }: { $excerpt }

rooms-left = saliste
rooms-resting = en pausa
rooms-opening = abriendo
rooms-alone = nadie más
rooms-others = { $count ->
    [one] { NUMBER($count) } persona más
   *[other] { NUMBER($count) } personas más
}
rooms-reconnecting = reconectando

rooms-invite-by-name = Quien abre este enlace, o conoce el nombre de la sala, entra y lee lo que se ha dicho.
rooms-invite-closed = Quien abre este enlace pide entrar; el propietario o un moderador deja entrar.
rooms-invite-open = Quien abre este enlace entra. Envíalo solo a quienes quieras aquí.

rooms-forget = { $count ->
    [one] Esto elimina de este dispositivo lo que se guarda de «{ $title }»: { NUMBER($count) } entrada de su registro (mensajes, cambios, reacciones), sus claves y su enlace. Los demás conservan lo suyo. Sin el enlace no podrás volver.
   *[other] Esto elimina de este dispositivo lo que se guarda de «{ $title }»: { NUMBER($count) } entradas de su registro (mensajes, cambios, reacciones), sus claves y su enlace. Los demás conservan lo suyo. Sin el enlace no podrás volver.
}
rooms-forget-unsent = { $count ->
    [one] { NUMBER($count) } entrada tuya que nadie más tiene se pierde para siempre.
   *[other] { NUMBER($count) } entradas tuyas que nadie más tiene se pierden para siempre.
}

rooms-colour-teal = Verde azulado
rooms-colour-blue = Azul
rooms-colour-violet = Violeta
rooms-colour-plum = Ciruela
rooms-colour-red = Rojo
rooms-colour-amber = Ámbar
rooms-colour-olive = Oliva
rooms-colour-grey = Gris
rooms-unnamed = Sala { $letters }
