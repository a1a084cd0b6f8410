channels-conversations = Conversaciones
# La conversación de todas las personas de la sala.
channels-everybody = Todos
channels-unknown = Un canal
channels-in-private = en privado
channels-new-mentioning = { $count ->
    [one] { NUMBER($count) } nuevo, te mencionan
   *[other] { NUMBER($count) } nuevos, te mencionan
}
channels-archived = Canales archivados ({ NUMBER($count) })
channels-new = Canal nuevo
channels-title = Título
channels-title-help = Una o dos palabras: de qué se habla ahí.
channels-purpose = Para qué es (opcional)
channels-readable = Todos en la sala pueden leerlo.
channels-make = Crear canal
channels-channel = Canal
channels-edit = Editar canal
channels-back-to-the-room = Volver a la sala
channels-note-archived = Archivado: nadie escribe aquí hasta que se restaure
channels-note-readable = Todos en la sala pueden leer esto
channels-made-by-you = Lo creaste tú.
channels-made-by = Lo creó { $name }.
channels-restore-help = Al restaurarlo, vuelve a estar entre los canales y se puede escribir en él.
channels-archive-help = Al archivarlo, queda aparte. Lo que se dijo en él permanece, y nadie escribe ahí hasta que se restaure.
channels-restore = Restaurar canal
channels-archive = Archivar canal
