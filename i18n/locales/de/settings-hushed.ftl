settings-hushed-title = Stummgeschaltete und blockierte Personen
settings-hushed-blocked = Blockiert
settings-hushed-muted = Stummgeschaltet
settings-hushed-unblock = Nicht mehr blockieren
# Vorgelesen; beginnt mit den sichtbaren Wörtern.
settings-hushed-unblock-named = Nicht mehr blockieren: { $name }
settings-hushed-unmute = Nicht mehr stummschalten
# Vorgelesen; beginnt mit den sichtbaren Wörtern.
settings-hushed-unmute-named = Nicht mehr stummschalten: { $name }
