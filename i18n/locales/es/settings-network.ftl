settings-network-title = Red
# Sobre tres opciones: cuándo pasar por un servidor que retransmite lo que no puede leer.
settings-network-relay = Retransmisión
settings-network-automatic = Automática
settings-network-automatic-help = Directa donde las redes lo permiten; donde no, a través de un servidor de retransmisión. Los demás en una sala pueden ver tu dirección.
settings-network-always = Siempre por retransmisión
settings-network-always-help = Los demás no ven tu dirección; el servidor de retransmisión, sí. Es más lento, y sin servidor de retransmisión no hay ninguna conexión.
settings-network-never = Nunca por retransmisión
settings-network-never-help = Directa o nada: donde las redes no lo permiten, no hay conexión.
settings-network-offered = Usar los servidores de este Tincan
settings-network-offered-help = Los servidores STUN y TURN que indica su servidor.
settings-network-kept = Guardado, y en uso desde ahora.
settings-network-doctor = Cuando no hay conexión entre las personas:
