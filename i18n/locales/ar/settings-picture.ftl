settings-picture-title = صورتك
settings-picture-choose = اختيار صورة
settings-picture-remove = إزالتها
settings-picture-drawing = جارٍ تصغيرها…
settings-picture-chosen = هكذا تظهر الآن في كل غرفك.
settings-picture-removed = تمت إزالتها من كل غرفك.
