settings-storage-title = En este dispositivo
settings-storage-unavailable = Este navegador no guarda nada: { $why }
settings-storage-kept = El navegador conserva los datos de esta página hasta que tú los borres.
settings-storage-unkept = El navegador puede borrar los datos de esta página cuando falte espacio.
settings-storage-keep = Conservar mis datos
settings-storage-asked = Solicitado. Por ahora el navegador no ha aceptado.
