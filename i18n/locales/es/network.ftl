network-no-address = «{ $url }» no es la dirección de un servidor STUN o TURN. Una dirección así tiene la forma stun:host:3478 o turn:host:3478.
network-no-credential = «{ $url }» es un servidor de retransmisión, y estos piden un nombre de usuario y una contraseña.
network-too-many = { $max ->
    [one] Como mucho { NUMBER($max) } servidor: más hacen que cada conexión sea más lenta.
   *[other] Como mucho { NUMBER($max) } servidores: más hacen que cada conexión sea más lenta.
}
network-field = Un nombre de usuario o una contraseña es demasiado largo o tiene caracteres que no puede tener.
network-no-relay = «Siempre por retransmisión» necesita un servidor de retransmisión: añade uno o usa los servidores de este Tincan.
