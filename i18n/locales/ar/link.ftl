link-connecting = جارٍ الاتصال
link-connected = متصل
link-reconnecting = إعادة الاتصال
link-offline = غير متصل
link-asleep = نائم
link-through-hub = عبر العقدة المركزية
link-waits-for-hub = ينتظر العقدة المركزية
link-direct = مباشر
link-relayed = عبر مُرحِّل
link-far-nobody = لا أحد بعد
link-far-two = { $first } و{ $second }
link-far-people = { $count ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصان
    [few] { NUMBER($count) } أشخاص
    [many] { NUMBER($count) } شخصًا
   *[other] { NUMBER($count) } شخص
}
link-says-connecting = يبحث المتصفحان عن طريق من أحدهما إلى الآخر.
link-says-connected = قائم: ما تكتبه يصل فورًا.
link-says-reconnecting = انقطع ويُعاد إنشاؤه. ما تكتبه يصل بعد ذلك.
link-says-offline = يتعذّر الوصول إلى الطرف الآخر. ما تكتبه يصل عند عودته.
link-says-asleep = وضع جهاز الطرف الآخر الصفحة في حالة نوم. ما تكتبه يصل عندما تستيقظ.
link-says-through-hub = لا اتصال خاصًا: هذه الغرفة نجمة، وما تكتبه يمر عبر عقدتها المركزية، وهي صفحة للمالك.
link-says-waits-for-hub = لا اتصال خاصًا: هذه الغرفة نجمة، ويتعذّر الوصول إلى عقدتها المركزية، وهي صفحة للمالك. ما تكتبه يصل عند عودتها.
link-state = الحالة
link-way = الطريق
link-addresses = العناوين
link-up-for = قائم منذ
link-next-attempt = المحاولة التالية
link-next-attempt-in = بعد { $time }
link-data = البيانات
link-data-both = أُرسل { $sent }، واستُلم { $received }
link-restarts = مرات البدء
link-restarts-made = { $count ->
    [zero] لم يُنشأ أي اتصال
    [one] أُنشئ اتصال واحد
    [two] أُنشئ اتصالان
    [few] أُنشئت { NUMBER($count) } اتصالات
    [many] أُنشئ { NUMBER($count) } اتصالًا
   *[other] أُنشئ { NUMBER($count) } اتصال
}
link-restarts-no-search = ولم يُبحث عن مسار جديد
link-restarts-searched = { $count ->
    [zero] ولم يُبحث عن مسار جديد
    [one] وبُحث عن مسار جديد مرة واحدة
    [two] وبُحث عن مسار جديد مرتين
    [few] وبُحث عن مسار جديد { NUMBER($count) } مرات
    [many] وبُحث عن مسار جديد { NUMBER($count) } مرة
   *[other] وبُحث عن مسار جديد { NUMBER($count) } مرة
}
link-failed = الفاشلة
link-failed-attempts = { $count ->
    [zero] لا محاولات منذ آخر اتصال قائم
    [one] محاولة واحدة منذ آخر اتصال قائم
    [two] محاولتان منذ آخر اتصال قائم
    [few] { NUMBER($count) } محاولات منذ آخر اتصال قائم
    [many] { NUMBER($count) } محاولة منذ آخر اتصال قائم
   *[other] { NUMBER($count) } محاولة منذ آخر اتصال قائم
}
link-relay = المُرحِّل
link-relay-only = عبر مُرحِّل فقط: بحسب إعداداتك، أو لأن الطرق الأخرى فشلت.
link-last-fault = آخر خلل
link-way-near = مباشر، من عنوان هذا الجهاز نفسه إلى عنوان جهاز الطرف الآخر.
link-way-direct = مباشر، { $from } { $to }.
link-way-direct-tcp = مباشر، { $from } { $to }، عبر TCP لأن UDP لم ينفذ.
link-way-direct-tls = مباشر، { $from } { $to }، عبر TLS لأن غيره لم ينفذ.
link-way-relayed = عبر مُرحِّل، { $from } { $to }.
link-way-relayed-tcp = عبر مُرحِّل، { $from } { $to }، عبر TCP لأن UDP لم ينفذ.
link-way-relayed-tls = عبر مُرحِّل، { $from } { $to }، عبر TLS لأن غيره لم ينفذ.
link-from-host = من عنوان هذا الجهاز نفسه
link-from-router = عبر الموجّه من جهتك
link-from-seen = من العنوان الذي يظهر به هذا الجهاز للطرف الآخر
link-from-relay = عبر مُرحِّل من جهتك
link-to-host = إلى عنوان جهاز الطرف الآخر نفسه
link-to-router = إلى الموجّه من جهة الطرف الآخر
link-to-seen = إلى العنوان الذي تأتي منه حزم الطرف الآخر
link-to-relay = إلى مُرحِّل من جهة الطرف الآخر
link-seconds = { NUMBER($seconds) } ث
link-minutes = { NUMBER($minutes) } د { NUMBER($seconds) } ث
link-hours = { NUMBER($hours) } س { NUMBER($minutes) } د
link-days = { NUMBER($days) } ي { NUMBER($hours) } س
