settings-hushed-title = Personas silenciadas y bloqueadas
settings-hushed-blocked = Bloqueadas
settings-hushed-muted = Silenciadas
settings-hushed-unblock = Desbloquear
settings-hushed-unblock-named = Desbloquear a { $name }
settings-hushed-unmute = Dejar de silenciar
settings-hushed-unmute-named = Dejar de silenciar a { $name }
