settings-hushed-title = المكتومون والمحظورون
settings-hushed-blocked = المحظورون
settings-hushed-muted = المكتومون
settings-hushed-unblock = إلغاء الحظر
settings-hushed-unblock-named = إلغاء الحظر عن { $name }
settings-hushed-unmute = إلغاء الكتم
settings-hushed-unmute-named = إلغاء الكتم عن { $name }
