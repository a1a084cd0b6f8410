settings-hushed-title = 已静音和已屏蔽的人
settings-hushed-blocked = 已屏蔽
settings-hushed-muted = 已静音
settings-hushed-unblock = 取消屏蔽
settings-hushed-unblock-named = 取消屏蔽 { $name }
settings-hushed-unmute = 取消静音
settings-hushed-unmute-named = 取消静音 { $name }
