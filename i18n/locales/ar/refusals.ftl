refusals-message-empty = اكتب شيئًا أولًا.
refusals-message-too-long = هذه الرسالة طويلة جدًا: { NUMBER($len) } بايت، والحد الأقصى { NUMBER($max) }. أرسلها على أجزاء.
refusals-no-emoji = هذا ليس رمزًا تعبيريًا.
refusals-title-length = عدد أحرف العنوان من 1 إلى { NUMBER($max) }.
refusals-not-yours = لا يغيّر الرسالة إلا كاتبها.
refusals-forwarded = الرسالة المُعاد توجيهها تبقى كما هي: فيها ما كتبه شخص آخر.
refusals-message-gone = لم تعد هذه الرسالة موجودة.
refusals-reactions-full = الحد الأقصى للتفاعلات المختلفة على الرسالة: { NUMBER($max) }.
refusals-pins-full = عدد الرسائل المثبّتة هنا { NUMBER($max) }. ألغِ تثبيت إحداها أولًا.
refusals-read-only = في هذه الغرفة بإمكانك القراءة، لا الكتابة.
refusals-removed = تمت إزالتك من هذه الغرفة: ما تكتبه لن يصل إلى أحد.
refusals-not-allowed = لا يستطيع ذلك إلا مالك هذه الغرفة ومشرفوها.
refusals-channel-title-length = عدد أحرف عنوان القناة من 1 إلى { NUMBER($max) }.
refusals-purpose-length = الحد الأقصى لأحرف الغرض من القناة: { NUMBER($max) }.
refusals-channel-title-taken = توجد قناة بهذا العنوان.
refusals-channels-full = بلغت هذه الغرفة الحد الأقصى من القنوات.
refusals-channel-gone = لم تعد هذه القناة موجودة.
refusals-channel-archived = هذه القناة مؤرشفة. استعدها للكتابة فيها.
refusals-not-your-channel = لا يغيّر هذه القناة إلا من أنشأها والمالك والمشرفون.
refusals-person-gone = هذا الشخص ليس في الغرفة.
refusals-not-your-device = لا يمكن إخراج إلا جهاز آخر من أجهزتك.
refusals-picture = لا يمكن إرسال هذه الصورة: هي كبيرة جدًا، أو لم ترسمها هذه الصفحة.
refusals-no-owner = سُمّيت هذه الغرفة يدويًا: لا أحد يقرّر عنوانها.
refusals-unstored = { $count ->
    [zero] لا رسائل تعذّر تخزينها.
    [one] تعذّر تخزين رسالة واحدة. أعد محاولتها أو تجاهلها أولًا.
    [two] تعذّر تخزين رسالتين. أعد محاولتهما أو تجاهل إحداهما أولًا.
    [few] تعذّر تخزين { NUMBER($count) } رسائل. أعد محاولتها أو تجاهل بعضها أولًا.
    [many] تعذّر تخزين { NUMBER($count) } رسالة. أعد محاولتها أو تجاهل بعضها أولًا.
   *[other] تعذّر تخزين { NUMBER($count) } رسالة. أعد محاولتها أو تجاهل بعضها أولًا.
}
refusals-forked = استُخدم مفتاح هذا المتصفح في مكانين، كما يحدث عند نسخ بياناته. أعد تحميل الصفحة للمتابعة بمفتاح جديد.
refusals-name-too-long = الحد الأقصى لأحرف الاسم { NUMBER($max) }، وفي هذا الاسم { NUMBER($chars) }.
refusals-room-name-too-long = الحد الأقصى لأحرف اسم الغرفة { NUMBER($max) }، وفي هذا الاسم { NUMBER($chars) }.
refusals-link-empty = هذا الرابط لا يسمّي غرفة. اطلب الرابط كاملًا، بكل ما بعد علامة #.
refusals-link-unknown = ما بعد علامة # ليس رمز غرفة ولا اسم غرفة. اطلب الرابط مجددًا.
refusals-code-incomplete = رمز الغرفة هذا غير مكتمل: فيه { NUMBER($letters) } من أصل { NUMBER($all) } من الأحرف. انسخ الرابط كاملًا مجددًا.
refusals-code-letter = في رمز الغرفة هذا «{ $letter }»، وهو ما لا يوجد في أي رمز. انسخ الرابط كاملًا مجددًا.
refusals-code-mistake = في رمز الغرفة هذا خطأ. انسخ الرابط كاملًا مجددًا.
refusals-passphrase-short = الحد الأدنى لعدد الأحرف: { NUMBER($min) }.
refusals-passphrase-long = هذا أطول مما يجوز لعبارة المرور.
refusals-passphrase-missing = اكتب عبارة المرور.
refusals-passphrase-wrong = ليست هذه عبارة المرور. لم يضِع شيء؛ أعد المحاولة.
refusals-passphrase-damaged = ما يخزّنه هذا الجهاز عن عبارة مروره تالف، فلا تفتحه أي عبارة مرور.
refusals-passphrase-newer = عُيّنت عبارة المرور بإصدار أحدث من هذه الصفحة؛ أعد تحميل الصفحة.
refusals-passphrase-key = تعذّر تحويل عبارة المرور إلى مفتاح: { $why }.
refusals-room-key = تعذّر تحويل اسم الغرفة إلى مفتاح: { $why }.
refusals-key-bounds = معاملات التحويل خارج الحدود
refusals-key-memory = لا تتوفر على هذا الجهاز { NUMBER($mib) } ميبيبايت من الذاكرة الحرة
refusals-export-unsealed = اختر عبارة مرور؛ من دونها يستطيع أي أحد فتح الملف.
refusals-export-wrong = عبارة المرور خاطئة، أو الملف تالف.
refusals-export-no-export = هذا الملف ليس من صادرات Tincan.
refusals-export-newer = أُنشئ هذا الملف بإصدار أحدث من Tincan؛ أعد تحميل الصفحة ثم أعد المحاولة.
refusals-export-too-big = الملف المصدَّر كبير جدًا: أكثر من { NUMBER($max) } ميبيبايت.
refusals-export-key = تعذّر على هذا الجهاز تحويل عبارة المرور إلى مفتاح: { $why }.
refusals-stored = لا يمكن استخدام ما هو مخزّن على هذا الجهاز: { $why }.
refusals-store-none = لا يتيح هذا المتصفح للصفحة أي تخزين ({ $why })
refusals-store-full = مساحة تخزين هذه الصفحة في المتصفح ممتلئة
refusals-store-blocked = تُبقي علامة تبويب أخرى إصدارًا أقدم من المخزن مفتوحًا؛ أغلق علامات التبويب الأخرى لهذه الصفحة
refusals-store-newer = كُتب المخزن بإصدار أحدث من هذه الصفحة؛ أعد تحميل الصفحة
refusals-store-gone = حذف المتصفح مخزن هذه الصفحة أو أغلقه
refusals-record-forged = أحد العناصر المخزّنة تالف، أو مكانه ليس هنا
refusals-record-newer = أحد العناصر المخزّنة مشفّر بإصدار أحدث من هذه الصفحة
refusals-store-failed = فشل التخزين في المتصفح: { $why }
refusals-server-room-full = بلغت الغرفة حدها الأقصى من الأقران ({ NUMBER($max) })
refusals-server-full = بلغ الخادم حده الأقصى من الاتصالات
refusals-server-address-full = بلغ هذا العنوان الحد الأقصى من الاتصالات المسموح به لعنوان واحد
refusals-server-join-late = لم يحدث الانضمام إلى غرفة في الوقت المناسب
refusals-server-flooding = رسائل أكثر مما يجوز رغم التنبيه
refusals-server-slow-reader = لم يقرأ الطرف المتصل ما أُرسل إليه
