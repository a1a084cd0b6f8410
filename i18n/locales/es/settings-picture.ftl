settings-picture-title = Tu imagen
settings-picture-choose = Elegir una imagen
settings-picture-remove = Quitarla
settings-picture-drawing = Dibujándola en pequeño…
settings-picture-chosen = Así te ven ahora, en todas tus salas.
settings-picture-removed = Quitada, en todas tus salas.
