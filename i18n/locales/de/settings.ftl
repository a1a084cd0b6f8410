settings-settings = Einstellungen
settings-sections = Abschnitte
settings-you = Du
settings-storage = Speicher
settings-diagnostics-help = Wenn etwas nicht ankommt: wie jede Verbindung steht, was wartet, und ein Bericht zum Kopieren für jemanden, der hilft.
