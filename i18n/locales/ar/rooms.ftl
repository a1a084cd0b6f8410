rooms-news = { $count ->
    [zero] لا جديد
    [one] رسالة جديدة
    [two] رسالتان جديدتان
    [few] { NUMBER($count) } رسائل جديدة
    [many] { NUMBER($count) } رسالة جديدة
   *[other] { NUMBER($count) } رسالة جديدة
}
rooms-nothing-written = لم يُكتب شيء بعد
rooms-deleted = حُذفت رسالة
rooms-newest-own = أنت: { $excerpt }
rooms-newest = { $author }: { $excerpt }
rooms-left = غادرتها
rooms-resting = ساكنة
rooms-opening = جارٍ الفتح
rooms-alone = لا أحد غيرك
rooms-others = { $count ->
    [zero] لا أحد غيرك هنا
    [one] شخص آخر هنا
    [two] شخصان آخران هنا
    [few] { NUMBER($count) } آخرون هنا
    [many] { NUMBER($count) } شخصًا آخر هنا
   *[other] { NUMBER($count) } شخص آخر هنا
}
rooms-reconnecting = إعادة الاتصال
rooms-invite-by-name = كل من يفتح هذا الرابط، أو يعرف اسم الغرفة، يدخل ويقرأ ما قيل.
rooms-invite-closed = كل من يفتح هذا الرابط يطلب الدخول؛ ويسمح به المالك أو أحد المشرفين.
rooms-invite-open = كل من يفتح هذا الرابط يدخل. أرسله فقط إلى من تريد وجودهم هنا.
rooms-forget = { $count ->
    [zero] يُحذف من هذا الجهاز ما حُفظ من «{ $title }»: مفاتيحها ورابطها. يحتفظ الآخرون بما لديهم. لا عودة من دون الرابط.
    [one] يُحذف من هذا الجهاز ما حُفظ من «{ $title }»: إدخال واحد من سجلها (رسائل وتغييرات وتفاعلات) ومفاتيحها ورابطها. يحتفظ الآخرون بما لديهم. لا عودة من دون الرابط.
    [two] يُحذف من هذا الجهاز ما حُفظ من «{ $title }»: إدخالان من سجلها (رسائل وتغييرات وتفاعلات) ومفاتيحها ورابطها. يحتفظ الآخرون بما لديهم. لا عودة من دون الرابط.
    [few] يُحذف من هذا الجهاز ما حُفظ من «{ $title }»: { NUMBER($count) } إدخالات من سجلها (رسائل وتغييرات وتفاعلات) ومفاتيحها ورابطها. يحتفظ الآخرون بما لديهم. لا عودة من دون الرابط.
    [many] يُحذف من هذا الجهاز ما حُفظ من «{ $title }»: { NUMBER($count) } إدخالًا من سجلها (رسائل وتغييرات وتفاعلات) ومفاتيحها ورابطها. يحتفظ الآخرون بما لديهم. لا عودة من دون الرابط.
   *[other] يُحذف من هذا الجهاز ما حُفظ من «{ $title }»: { NUMBER($count) } إدخال من سجلها (رسائل وتغييرات وتفاعلات) ومفاتيحها ورابطها. يحتفظ الآخرون بما لديهم. لا عودة من دون الرابط.
}
rooms-forget-unsent = { $count ->
    [zero] لا يضيع شيء منك.
    [one] يضيع نهائيًا إدخال واحد منك ليس لدى أحد غيرك.
    [two] يضيع نهائيًا إدخالان منك ليسا لدى أحد غيرك.
    [few] تضيع نهائيًا { NUMBER($count) } إدخالات منك ليست لدى أحد غيرك.
    [many] يضيع نهائيًا { NUMBER($count) } إدخالًا منك ليست لدى أحد غيرك.
   *[other] يضيع نهائيًا { NUMBER($count) } إدخال منك ليست لدى أحد غيرك.
}
rooms-colour-teal = أزرق مخضر
rooms-colour-blue = أزرق
rooms-colour-violet = بنفسجي
rooms-colour-plum = برقوقي
rooms-colour-red = أحمر
rooms-colour-amber = كهرماني
rooms-colour-olive = زيتوني
rooms-colour-grey = رمادي
rooms-unnamed = غرفة { $letters }
