channels-conversations = المحادثات
channels-everybody = الجميع
channels-unknown = قناة
channels-in-private = في محادثة خاصة
channels-new-mentioning = { $count ->
    [zero] لا رسائل جديدة
    [one] رسالة جديدة واحدة، وفيها إشارة إليك
    [two] رسالتان جديدتان، وفيهما إشارة إليك
    [few] { NUMBER($count) } رسائل جديدة، وفيها إشارة إليك
    [many] { NUMBER($count) } رسالة جديدة، وفيها إشارة إليك
   *[other] { NUMBER($count) } رسالة جديدة، وفيها إشارة إليك
}
channels-archived = القنوات المؤرشفة ({ NUMBER($count) })
channels-new = قناة جديدة
channels-title = العنوان
channels-title-help = كلمة أو كلمتان: عمّ يدور الحديث فيها.
channels-purpose = الغرض منها (اختياري)
channels-readable = يستطيع كل من في الغرفة قراءة ما فيها.
channels-make = إنشاء القناة
channels-channel = قناة
channels-edit = تعديل القناة
channels-back-to-the-room = رجوع إلى الغرفة
channels-note-archived = مؤرشفة: لا كتابة فيها حتى تُستعاد
channels-note-readable = يستطيع كل من في الغرفة قراءة هذا
channels-made-by-you = أنت من أنشأها.
channels-made-by = من إنشاء { $name }.
channels-restore-help = بعد الاستعادة تعود القناة إلى جانب القنوات الأخرى وتصبح الكتابة فيها ممكنة.
channels-archive-help = بعد الأرشفة تُعرض القناة منفصلة. يبقى ما قيل فيها، ولا كتابة فيها حتى تُستعاد.
channels-restore = استعادة القناة
channels-archive = أرشفة القناة
