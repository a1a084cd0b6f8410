message-people = { $count ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصان
    [few] { NUMBER($count) } أشخاص
    [many] { NUMBER($count) } شخصًا
   *[other] { NUMBER($count) } شخص
}
message-not-known = لا يُعرف أنها وصلت بعد
message-has = وصلت
message-has-read = قُرئت
message-forwarded = مُعاد توجيهها من { $from }
message-forwarded-says = مُعاد توجيهها من { $from }، بحسب قول { $by }
message-not-arrived = لم تصل تلك الرسالة إلى هذا الجهاز بعد. تظهر هنا حين تصل.
message-not-shown = تلك الرسالة غير معروضة هنا.
message-pinned = { $count ->
    [zero] لا رسائل مثبّتة
    [one] رسالة مثبّتة
    [two] رسالتان مثبّتتان
    [few] { NUMBER($count) } رسائل مثبّتة
    [many] { NUMBER($count) } رسالة مثبّتة
   *[other] { NUMBER($count) } رسالة مثبّتة
}
message-written = وقت الكتابة
message-written-own = { $time } بحسب ساعتك.
message-written-by = { $time } بحسب ساعة { $name }.
message-arrived = الوصول
message-arrived-here = كُتبت في علامة التبويب هذه.
message-arrived-before = قبل فتح هذه الصفحة.
message-arrived-straight = { $time }، من { $name } مباشرة.
message-arrived-passed = { $time }، مرّت عبر { $name }.
message-number = الرقم
message-number-in-log = { NUMBER($number) } في سجل هذا المفتاح
message-order = الترتيب
message-order-depth = { $seen ->
    [zero] العمق { NUMBER($depth) }، ولم يُرَ سجل آخر جديد
    [one] العمق { NUMBER($depth) }، مع رؤية سجل آخر لأول مرة
    [two] العمق { NUMBER($depth) }، مع رؤية سجلين آخرين لأول مرة
    [few] العمق { NUMBER($depth) }، مع رؤية { NUMBER($seen) } سجلات أخرى لأول مرة
    [many] العمق { NUMBER($depth) }، مع رؤية { NUMBER($seen) } سجلًا آخر لأول مرة
   *[other] العمق { NUMBER($depth) }، مع رؤية { NUMBER($seen) } سجل آخر لأول مرة
}
message-sealed-with = مفتاح التشفير
message-sealed-first = المفتاح الأول للغرفة
message-sealed-later = المفتاح { $key }، أُنشئ لاحقًا
message-size = الحجم
