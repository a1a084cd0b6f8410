server-answers-no-window = no hay ventana
server-answers-unreachable = no hay acceso a él
server-answers-status = respondió { $status }
server-answers-no-json = respondió algo que no es JSON
server-answers-no-time = no indicó la hora
server-answers-no-tincan = lo que responde no es un Tincan
server-answers-closed = se cerró ({ $code })
server-answers-late = nada respondió a tiempo
