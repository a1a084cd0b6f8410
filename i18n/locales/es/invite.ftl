invite-button = Invitar
# $room es el nombre de la sala.
invite-title = Invitar a { $room }
invite-copy-link = Copiar enlace
invite-share = Compartir…
invite-copied = Enlace copiado.
invite-copy-refused = El navegador no dio acceso al portapapeles. Copia el enlace a mano.
invite-link = Enlace a esta sala
invite-alone = Aún no hay nadie más aquí
invite-alone-help = Envía este enlace a quienes quieras en la sala, o deja que escaneen el código.
