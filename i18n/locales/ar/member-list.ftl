member-list-members = الأعضاء
member-list-ask = { $count ->
    [zero] لا طلبات
    [one] طلب واحد
    [two] طلبان
    [few] { NUMBER($count) } طلبات
    [many] { NUMBER($count) } طلبًا
   *[other] { NUMBER($count) } طلب
}
member-list-who-asks = طلبات الدخول
member-list-look = عرض
member-list-unowned = سُمّيت هذه الغرفة يدويًا: لا مالك لها، ويمكن لكل من يعرف اسمها الدخول.
member-list-open = يدخل كل من لديه الرابط. والمالك والمشرفون يقرّرون ما يخص الآخرين.
member-list-closed = على القادمين الجدد طلب الدخول. المالك والمشرفون يسمحون لهم به، ويقرّرون ما يخص الآخرين.
member-list-you = أنت
member-list-here = هنا
member-list-offline = غير متصل
member-list-more = المزيد
member-list-more-about = المزيد عن { $name }
member-list-decide = البتّ
member-list-decide-about = البتّ في طلب { $name }
member-list-private = رسالة خاصة
member-list-refuse = رفض
member-list-remove = إزالة { $name }
member-list-make-reader = تعيين { $name } كقارئ
member-list-devices-help = الأجهزة وعلامات التبويب التي كتبت منها في هذه الغرفة.
member-list-devices = أجهزتك
member-list-device-own = هذه الصفحة
member-list-device-revoked = سُحب المفتاح
member-list-device-here = هنا
member-list-device-away = ليس هنا
member-list-revoke = سحب مفتاح هذا الجهاز
member-list-revokes = يبقى ما كُتب بهذا المفتاح. ومن الآن فصاعدًا لا يُعتدّ بما يُكتب به، ولا يفتح شيئًا جديدًا: لجهاز ضاع أو أُعير. لا يمكن التراجع عن ذلك.
member-list-revoke-yes = سحب المفتاح { $key }
