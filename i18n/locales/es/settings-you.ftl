settings-you-help = Lo que los demás ven junto a lo que escribes. Cambia al momento en todas las salas abiertas aquí y se conserva para la próxima. Quien te haya verificado sabrá que antes tenías otro nombre.
settings-you-save = Guardar nombre
settings-you-saved = Este es ahora tu nombre, en todas tus salas.
