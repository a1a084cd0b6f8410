settings-settings = Paramètres
settings-sections = Rubriques
settings-you = Vous
settings-storage = Stockage
settings-diagnostics-help = Quand quelque chose n’arrive pas : l’état de chaque liaison, ce qui attend, et un rapport à copier pour qui vous aide.
