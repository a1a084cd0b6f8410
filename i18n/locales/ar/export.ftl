export-this-room = تصدير هذه الغرفة
export-as-what = صيغة التصدير
export-page = صفحة للقراءة
export-page-help = ملف HTML واحد يعرضه ويطبعه كل متصفح، بلا أي شبكة.
export-json = JSON
export-json-help = للبرامج: الرسائل، والكُتّاب ببصماتهم، والأوقات، والتفاعلات.
export-private = المحادثات الخاصة أيضًا
export-private-help = ما كُتب بينك وبين شخص واحد آخر، لا لغيركما.
export-stop = إيقاف
export-nothing-sent = يُكتب على هذا الجهاز ويحفظه المتصفح؛ لا يُرسل شيء.
export-made = صُدّرت هذه الغرفة في { $when } من جهاز أحد أفرادها.
export-day-and-time = { $day }، { $time }
export-with-private = تشمل المحادثات الخاصة.
export-without-private = من دون المحادثات الخاصة.
export-people = { $count ->
    [zero] لا أشخاص
    [one] شخص واحد
    [two] شخصان
    [few] { NUMBER($count) } أشخاص
    [many] { NUMBER($count) } شخصًا
   *[other] { NUMBER($count) } شخص
}
export-you = (أنت)
export-room = الغرفة
export-private-with = محادثة خاصة مع { $name }
export-answers = رد على { $name }
export-forwarded-from = مُعاد توجيهها من { $name }
export-deleted = رسالة محذوفة
export-pinned = مثبّتة
export-edited = معدّلة
