member-list-members = Miembros
member-list-ask = { $count ->
    [one] { NUMBER($count) } pide entrar
   *[other] { NUMBER($count) } piden entrar
}
member-list-who-asks = Quién pide entrar
member-list-look = Ver
member-list-unowned = El nombre de esta sala se puso a mano: no es de nadie, y puede entrar cualquiera que conozca el nombre.
member-list-open = Quien tiene el enlace entra. El propietario y los moderadores deciden sobre los demás.
member-list-closed = Quien llega pide entrar. El propietario y los moderadores dejan entrar y deciden sobre los demás.
member-list-you = tú
member-list-here = aquí
member-list-offline = sin conexión
member-list-more = Más
member-list-more-about = Más sobre { $name }
member-list-decide = Decidir
member-list-decide-about = Decidir sobre { $name }
member-list-private = Escribir en privado
member-list-refuse = Rechazar
member-list-remove = Quitar a { $name }
member-list-make-reader = Hacer lector a { $name }
member-list-devices-help = Los dispositivos y pestañas con los que escribiste en esta sala.
member-list-devices = Tus dispositivos
member-list-device-own = esta página
member-list-device-revoked = clave retirada
member-list-device-here = aquí
member-list-device-away = fuera
member-list-revoke = Retirar la clave de este dispositivo
member-list-revokes = Lo que se escribió con esta clave permanece. A partir de ahora, nada de lo que se escriba con ella cuenta, y no abre nada nuevo: es para un dispositivo perdido o prestado. No se puede deshacer.
member-list-revoke-yes = Retirar la clave { $key }
