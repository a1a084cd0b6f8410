diagnostics-sum = { $server }، { $links }، { $waits }.
diagnostics-sum-server = الخادم متصل
diagnostics-sum-server-first = جارٍ الاتصال بالخادم
diagnostics-sum-server-away = تعذّر الوصول إلى الخادم
diagnostics-sum-server-unasked = لا يُسأل الخادم
diagnostics-sum-nobody = لا أحد غيرك هنا
diagnostics-sum-links = الاتصالات القائمة { NUMBER($up) } من { NUMBER($all) }
diagnostics-sum-nothing-waits = لا شيء منك ينتظر الإرسال
diagnostics-sum-waits = { $count ->
    [zero] لا إدخالات منك تنتظر الإرسال
    [one] إدخال واحد منك ينتظر الإرسال
    [two] إدخالان منك ينتظران الإرسال
    [few] { NUMBER($count) } إدخالات منك تنتظر الإرسال
    [many] { NUMBER($count) } إدخالًا منك تنتظر الإرسال
   *[other] { NUMBER($count) } إدخال منك تنتظر الإرسال
}
diagnostics-coming = { $count ->
    [zero] لا إدخالات في الطريق إليك.
    [one] إدخال واحد في الطريق إليك.
    [two] إدخالان في الطريق إليك.
    [few] { NUMBER($count) } إدخالات في الطريق إليك.
    [many] { NUMBER($count) } إدخالًا في الطريق إليك.
   *[other] { NUMBER($count) } إدخال في الطريق إليك.
}
diagnostics-synced = { $did }.
diagnostics-synced-asked = { $count ->
    [zero] لم تجرِ المقارنة مع أحد
    [one] تمت المقارنة مع شخص واحد
    [two] تمت المقارنة مع شخصين
    [few] تمت المقارنة مع { NUMBER($count) } أشخاص
    [many] تمت المقارنة مع { NUMBER($count) } شخصًا
   *[other] تمت المقارنة مع { NUMBER($count) } شخص
}
diagnostics-synced-dialed = { $count ->
    [zero] لا اتصال جارٍ مع أحد
    [one] جارٍ الاتصال مع شخص واحد
    [two] جارٍ الاتصال مع شخصين
    [few] جارٍ الاتصال مع { NUMBER($count) } أشخاص
    [many] جارٍ الاتصال مع { NUMBER($count) } شخصًا
   *[other] جارٍ الاتصال مع { NUMBER($count) } شخص
}
diagnostics-synced-unreachable = { $count ->
    [zero] لا أحد يتعذّر الوصول إليه من دون الخادم
    [one] يتعذّر الوصول إلى شخص واحد من دون الخادم
    [two] يتعذّر الوصول إلى شخصين من دون الخادم
    [few] يتعذّر الوصول إلى { NUMBER($count) } أشخاص من دون الخادم
    [many] يتعذّر الوصول إلى { NUMBER($count) } شخصًا من دون الخادم
   *[other] يتعذّر الوصول إلى { NUMBER($count) } شخص من دون الخادم
}
diagnostics-synced-server = طُلب الاتصال بالخادم
diagnostics-synced-nobody = لا أحد غيرك هنا للمقارنة معه.
diagnostics-synced-same = لدى كل المتصلين الشيء نفسه.
diagnostics-synced-on-its-way = ما زال شيء في الطريق.
diagnostics-server = الخادم
diagnostics-server-connected = متصل
diagnostics-server-first = جارٍ الاتصال
diagnostics-server-away = يتعذّر الوصول إليه، وتتكرر المحاولة
diagnostics-server-unasked = لا يُسأل
diagnostics-logs = السجلات
diagnostics-operations-in-logs = { $logs ->
    [zero] { $operations } في { NUMBER($logs) } سجل
    [one] { $operations } في سجل واحد
    [two] { $operations } في سجلين
    [few] { $operations } في { NUMBER($logs) } سجلات
    [many] { $operations } في { NUMBER($logs) } سجلًا
   *[other] { $operations } في { NUMBER($logs) } سجل
}
diagnostics-operations = { $count ->
    [zero] لا عمليات
    [one] عملية واحدة
    [two] عمليتان
    [few] { NUMBER($count) } عمليات
    [many] { NUMBER($count) } عملية
   *[other] { NUMBER($count) } عملية
}
diagnostics-coming-here = { NUMBER($count) } في الطريق إلى هنا
diagnostics-waiting-to-go-out = بانتظار الإرسال
diagnostics-entries = { $count ->
    [zero] لا إدخالات
    [one] إدخال واحد
    [two] إدخالان
    [few] { NUMBER($count) } إدخالات
    [many] { NUMBER($count) } إدخالًا
   *[other] { NUMBER($count) } إدخال
}
diagnostics-keys = المفاتيح
diagnostics-epochs = { $count ->
    [zero] لا حقب بعد الأولى
    [one] حقبة واحدة بعد الأولى
    [two] حقبتان بعد الأولى
    [few] { NUMBER($count) } حقب بعد الأولى
    [many] { NUMBER($count) } حقبة بعد الأولى
   *[other] { NUMBER($count) } حقبة بعد الأولى
}
diagnostics-without-key = { $count ->
    [zero] لا عمليات بلا مفتاح هنا
    [one] عملية واحدة بلا مفتاح هنا
    [two] عمليتان بلا مفتاح هنا
    [few] { NUMBER($count) } عمليات بلا مفتاح هنا
    [many] { NUMBER($count) } عملية بلا مفتاح هنا
   *[other] { NUMBER($count) } عملية بلا مفتاح هنا
}
diagnostics-disk = القرص
diagnostics-keeps = يحفظ ما يُكتب
diagnostics-keeps-nothing = لا يحفظ شيئًا بعد هذه الصفحة
diagnostics-writes = { $count ->
    [zero] لا عمليات كتابة جارية
    [one] عملية كتابة واحدة جارية
    [two] عمليتا كتابة جاريتان
    [few] { NUMBER($count) } عمليات كتابة جارية
    [many] { NUMBER($count) } عملية كتابة جارية
   *[other] { NUMBER($count) } عملية كتابة جارية
}
diagnostics-write-failed = فشلت آخر عملية كتابة
diagnostics-not-stored = { $count ->
    [zero] لا إدخالات غير مخزّنة
    [one] إدخال واحد غير مخزّن
    [two] إدخالان غير مخزّنين
    [few] { NUMBER($count) } إدخالات غير مخزّنة
    [many] { NUMBER($count) } إدخالًا غير مخزّن
   *[other] { NUMBER($count) } إدخال غير مخزّن
}
diagnostics-as-it-is-for = على هذه الحال منذ
diagnostics-at-server = يفيد بوجود الشخص في الغرفة
diagnostics-not-at-server = لا يفيد بوجود الشخص في الغرفة
diagnostics-buffers = المخازن المؤقتة
diagnostics-buffers-waiting = { $size } قيد الانتظار
diagnostics-buffers-waiting-by = { $size } قيد الانتظار ({ $channels })
diagnostics-buffers-on-the-way = { $size } في الطريق
diagnostics-buffers-in-browser = { $size } في المتصفح
diagnostics-not-exchanged = لا يُتبادل شيء
diagnostics-not-compared = لم تُقارن بعد
diagnostics-same = متطابقة، قورنت قبل { $time }
diagnostics-differs = { NUMBER($missing) } ستصل، { NUMBER($lacking) } ستُرسل، { $size } قيد النقل، قورنت قبل { $time }
diagnostics-waiting-for = ينتظر منذ { $time }
diagnostics-not-handed-over = لم يُسلَّم لأحد بعد
diagnostics-handed-over = { $count ->
    [zero] لم يُسلَّم لأحد بعد
    [one] سُلِّم مرة واحدة
    [two] سُلِّم مرتين
    [few] سُلِّم { NUMBER($count) } مرات
    [many] سُلِّم { NUMBER($count) } مرة
   *[other] سُلِّم { NUMBER($count) } مرة
}
diagnostics-needs-attention = يحتاج إلى انتباه
diagnostics-of-them-stored = { NUMBER($count) } منها مخزّنة
diagnostics-ends = ينتهي بـ { $hash }
diagnostics-two-histories = له تاريخان
diagnostics-event-entered = تم دخول الغرفة.
diagnostics-event-server = الخادم متصل.
diagnostics-event-server-away = جارٍ البحث عن الخادم.
diagnostics-event-server-unasked = لم يعد الخادم يُسأل.
diagnostics-event-connecting = الاتصال مع { $name }: قيد الإنشاء.
diagnostics-event-connecting-why = الاتصال مع { $name }: قيد الإنشاء: { $why }.
diagnostics-event-up = الاتصال مع { $name }: قائم.
diagnostics-event-up-why = الاتصال مع { $name }: قائم: { $why }.
diagnostics-event-lost = الاتصال مع { $name }: انقطع ويُعاد إنشاؤه.
diagnostics-event-lost-why = الاتصال مع { $name }: انقطع ويُعاد إنشاؤه: { $why }.
diagnostics-event-offline = الاتصال مع { $name }: غير ممكن.
diagnostics-event-offline-why = الاتصال مع { $name }: غير ممكن: { $why }.
diagnostics-event-asleep = الاتصال مع { $name }: نائم.
diagnostics-event-asleep-why = الاتصال مع { $name }: نائم: { $why }.
diagnostics-event-through-hub = لا اتصال مع { $name }: عبر العقدة المركزية.
diagnostics-event-waits-for-hub = لا اتصال مع { $name }: ينتظر العقدة المركزية.
diagnostics-event-gone = لم يعد { $name } هنا.
diagnostics-event-same = المقارنة مع { $name }: لا فرق.
diagnostics-event-differs = المقارنة مع { $name }: { NUMBER($missing) } ستصل، { NUMBER($lacking) } ستُرسل.
diagnostics-event-synced = المزامنة الآن: المقارنة مع { NUMBER($asked) }، الاتصال مع { NUMBER($dialed) }، تعذّر الوصول إلى { NUMBER($unreachable) }.
diagnostics-event-storing-failed = فشل التخزين.
diagnostics-event-storing-works = عاد التخزين إلى العمل.
diagnostics-event-misbehaved = مخالفة للبروتوكول من { $name }: { $why }.
diagnostics-event-forked = تاريخان موقّعان من { $name }.
diagnostics-event-network = تغيّرت الشبكة أو استيقظ الجهاز.
diagnostics-event-refused = رفض الخادم شيئًا.
diagnostics-storage = التخزين
diagnostics-stores-nothing = لا يخزّن هذا المتصفح شيئًا.
diagnostics-kept = مدة الحفظ
diagnostics-kept-until-removed = إلى أن يُزال يدويًا
diagnostics-kept-while-space = ما دامت هناك مساحة
diagnostics-kept-not-told = لا يذكر المتصفح إلى متى
diagnostics-rooms = الغرف
diagnostics-rooms-run = { $count ->
    [zero] لا تعمل أي غرفة في هذه الصفحة.
    [one] تعمل غرفة واحدة في هذه الصفحة.
    [two] تعمل غرفتان في هذه الصفحة.
    [few] تعمل { NUMBER($count) } غرف في هذه الصفحة.
    [many] تعمل { NUMBER($count) } غرفة في هذه الصفحة.
   *[other] تعمل { NUMBER($count) } غرفة في هذه الصفحة.
}
diagnostics-network = الشبكة
diagnostics-network-there = لدى الجهاز شبكة.
diagnostics-network-none = يفيد الجهاز بأنه بلا شبكة.
diagnostics-this-page = الصفحة
diagnostics-in-front = في المقدمة
diagnostics-behind = خلف صفحة أخرى
diagnostics-report-title = تشخيص Tincan
diagnostics-report-written = كُتب في { $time }
diagnostics-report-browser = المتصفح
diagnostics-report-room = الغرفة { $id }
diagnostics-report-room-in-front = الغرفة { $id }، في المقدمة
diagnostics-report-links = الاتصالات
diagnostics-report-outbox = صندوق الصادر
diagnostics-report-events = الأحداث
