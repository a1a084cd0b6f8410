# Satzenden nach einem Doppelpunkt; ein Punkt folgt. „Er“: der Server oder sein Socket.
server-answers-no-window = es gibt kein Fenster
server-answers-unreachable = er ist nicht erreichbar
server-answers-status = er antwortete { $status }
server-answers-no-json = seine Antwort war kein JSON
server-answers-no-time = er nannte die Zeit nicht
server-answers-no-tincan = was da antwortet, ist kein Tincan
server-answers-closed = er wurde geschlossen ({ $code })
server-answers-late = nichts antwortete rechtzeitig
