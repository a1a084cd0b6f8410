settings-room-title = Esta sala
settings-room-unowned = El nombre de esta sala se puso a mano y no cambia.
settings-room-name = Título de la sala
settings-room-name-help = Se muestra a todos en lugar de las letras del enlace. Decide quien creó la sala.
settings-room-save = Guardar título
settings-room-asked = A la espera de que el propietario acepte «{ $title }».
settings-room-refused = El propietario lo rechazó: { $why }
