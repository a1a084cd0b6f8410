settings-settings = Ajustes
settings-sections = Secciones
settings-you = Tú
settings-storage = Almacenamiento
settings-diagnostics-help = Cuando algo no llega: cómo está cada conexión, qué espera y un informe que se puede copiar para quien ayude.
