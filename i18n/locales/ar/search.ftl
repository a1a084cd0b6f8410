search-nothing-yet = لم يُعثر على شيء بعد.
search-nothing = لم يُعثر على شيء.
search-found = { $count ->
    [zero] لا رسائل
    [one] رسالة واحدة
    [two] رسالتان
    [few] { NUMBER($count) } رسائل
    [many] { NUMBER($count) } رسالة
   *[other] { NUMBER($count) } رسالة
}
search-rooms-failed = { $count ->
    [zero] لا غرف تعذّرت قراءتها.
    [one] تعذّرت قراءة غرفة واحدة.
    [two] تعذّرت قراءة غرفتين.
    [few] تعذّرت قراءة { NUMBER($count) } غرف.
    [many] تعذّرت قراءة { NUMBER($count) } غرفة.
   *[other] تعذّرت قراءة { NUMBER($count) } غرفة.
}
search-reading = جارٍ قراءة «{ $room }»، الغرفة { NUMBER($number) } من { NUMBER($all) }…
search-in-channel = { $room } · #{ $channel }
search-in-private = { $room } · محادثة خاصة مع { $name }
search-filters = عوامل التصفية
search-filters-set = عوامل التصفية ({ NUMBER($count) })
search-you = { $name } (أنت)
search-writing = { $all ->
    [zero] جارٍ الكتابة: { NUMBER($done) } من أصل { NUMBER($all) }…
    [one] جارٍ الكتابة: { NUMBER($done) } من أصل رسالة واحدة…
    [two] جارٍ الكتابة: { NUMBER($done) } من أصل رسالتين…
    [few] جارٍ الكتابة: { NUMBER($done) } من أصل { NUMBER($all) } رسائل…
    [many] جارٍ الكتابة: { NUMBER($done) } من أصل { NUMBER($all) } رسالة…
   *[other] جارٍ الكتابة: { NUMBER($done) } من أصل { NUMBER($all) } رسالة…
}
search-exported = { $count ->
    [zero] لم تُصدَّر أي رسالة. الملف غير مشفّر.
    [one] صُدّرت رسالة واحدة. الملف غير مشفّر.
    [two] صُدّرت رسالتان. الملف غير مشفّر.
    [few] صُدّرت { NUMBER($count) } رسائل. الملف غير مشفّر.
    [many] صُدّرت { NUMBER($count) } رسالة. الملف غير مشفّر.
   *[other] صُدّرت { NUMBER($count) } رسالة. الملف غير مشفّر.
}
search-export-stopped = تم الإيقاف. لم يُحفظ شيء.
