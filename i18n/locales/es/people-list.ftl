people-list-title = Personas
people-list-you = Tú:
people-list-empty = Aún no hay nadie más. Envía el enlace a quienes quieras aquí.
people-list-link-details = { $name }: detalles de la conexión
people-list-muted = en silencio
people-list-latency = { NUMBER($ms) } ms
people-list-you-end = Tú
people-list-impostor = Alguien usa el nombre { $name } y no es quien verificaste
