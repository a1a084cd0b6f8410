silent-removed = Ya no puedes escribir aquí.
silent-reader = Aquí solo lees. Para escribir, pídeselo al propietario o a un moderador.
silent-private = Esta persona ya no está en la sala: lo que escribieras no le llegaría.
silent-archived = Este canal está archivado: nadie escribe aquí hasta que se restaure.
silent-room = No puedes escribir aquí.
