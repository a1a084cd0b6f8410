settings-settings = الإعدادات
settings-sections = الأقسام
settings-you = أنت
settings-storage = التخزين
settings-diagnostics-help = عندما لا يصل شيء ما: حال كل اتصال، وما ينتظر، وتقرير يمكن نسخه لمن يساعد.
