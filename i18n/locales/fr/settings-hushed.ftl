settings-hushed-title = Personnes en sourdine ou bloquées
settings-hushed-blocked = Bloquées
settings-hushed-muted = En sourdine
settings-hushed-unblock = Débloquer
settings-hushed-unblock-named = Débloquer { $name }
settings-hushed-unmute = Retirer la sourdine
settings-hushed-unmute-named = Retirer la sourdine à { $name }
