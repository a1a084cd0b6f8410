server-answers-no-window = il n’y a pas de fenêtre
server-answers-unreachable = injoignable
server-answers-status = réponse { $status }
server-answers-no-json = la réponse n’est pas du JSON
server-answers-no-time = l’heure n’a pas été donnée
server-answers-no-tincan = ce qui répond n’est pas un Tincan
server-answers-closed = fermeture ({ $code })
server-answers-late = rien n’a répondu à temps
