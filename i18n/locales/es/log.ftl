log-messages = Mensajes
log-private-messages = Mensajes privados
log-nothing-private = Aquí aún no se ha dicho nada. Lo que se diga solo podrán leerlo tú y la otra persona.
log-nothing = Aquí aún no se ha dicho nada. Lo que se diga podrá leerlo toda la sala.

log-new-messages = Mensajes nuevos
log-new = Nuevos

log-edited = editado
log-edited-open = editado: versiones anteriores
log-pinned = fijado
log-deleted = Mensaje eliminado
log-show-less = Mostrar menos
log-show-all = Mostrar todo
log-discard-help = Elimina el mensaje
log-answers = Responde a

log-task-done = Hecho
log-task-open = Pendiente
log-table = Tabla
log-code = Código
log-code-in = Código, { $language }
log-copy-code = Copiar código
log-copied-code = Copiado: código
log-not-copied-code = No copiado: código
log-not-copied = No copiado

log-to-new = Mensajes nuevos
log-to-newest = Últimos mensajes
log-another-day = Ir a otro día
log-day-title = Ir a un día
log-day = Día
log-day-go = Ir
log-day-help = Si ese día no se dijo nada, el siguiente en que se dijo algo.
log-day-missing = Elige un día.

log-dismiss = Entendido

log-private-with = Mensajes privados con
log-private-note = Solo tú y la otra persona pueden leer esto
