settings-storage-title = على هذا الجهاز
settings-storage-unavailable = لا يخزّن هذا المتصفح شيئًا: { $why }
settings-storage-kept = يحتفظ المتصفح ببيانات هذه الصفحة إلى أن تُزيلها.
settings-storage-unkept = قد يزيل المتصفح بيانات هذه الصفحة عندما تضيق المساحة.
settings-storage-keep = الاحتفاظ ببياناتي
settings-storage-asked = تم الطلب. لم يوافق المتصفح حتى الآن.
