notifications-unsupported = لا يتيح هذا المتصفح إشعارات لهذه الصفحة: يلزم أن تكون الصفحة محمّلة عبر https، وعلى iPhone أو iPad مضافة إلى الشاشة الرئيسية.
notifications-denied = طُلب من هذا المتصفح عدم عرض إشعارات هذه الصفحة. لتغيير ذلك، اضغط الرمز المجاور للعنوان، واسمح بالإشعارات هناك، ثم فعّلها هنا مجددًا.
notifications-all = كل الرسائل
notifications-all-help = كل ما يُكتب هناك.
notifications-mentions = الإشارات إليك فقط
notifications-mentions-help = ما فيه اسمك بعد علامة @، وما يُكتب إليك في محادثة خاصة.
notifications-nothing = لا شيء
notifications-nothing-help = يُعدّ الجديد في قائمة الغرف، ولا أكثر.
notifications-as-in-settings-all = كما في الإعدادات: كل الرسائل
notifications-as-in-settings-mentions = كما في الإعدادات: الإشارات إليك فقط
notifications-as-in-settings-nothing = كما في الإعدادات: لا شيء
notifications-hidden = { $count ->
    [zero] لا رسائل جديدة.
    [one] هناك رسالة جديدة.
    [two] هناك رسالتان جديدتان.
    [few] هناك { NUMBER($count) } رسائل جديدة.
    [many] هناك { NUMBER($count) } رسالة جديدة.
   *[other] هناك { NUMBER($count) } رسالة جديدة.
}
notifications-private = { $author }، في محادثة خاصة
notifications-in-room = { $author } في { $room }
notifications-in-channel = { $author } في { $room }، { $channel }
notifications-mention-in-room = إشارة إليك من { $author } في { $room }
notifications-mention-in-channel = إشارة إليك من { $author } في { $room }، { $channel }
notifications-several = { $title } (الجديدة: { NUMBER($count) })
