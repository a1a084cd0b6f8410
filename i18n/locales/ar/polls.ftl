polls-tools = الأدوات
polls-chat = الدردشة
polls-polls = الاستطلاعات
polls-waiting = { $count ->
    [zero] لا استطلاعات تنتظر صوتك
    [one] استطلاع واحد ينتظر صوتك
    [two] استطلاعان ينتظران صوتك
    [few] { NUMBER($count) } استطلاعات تنتظر صوتك
    [many] { NUMBER($count) } استطلاعًا ينتظر صوتك
   *[other] { NUMBER($count) } استطلاع ينتظر صوتك
}
polls-card-waits = لم تصوّت بعد.
polls-card-open = التصويت جارٍ.
polls-card-closed = مغلق.
polls-votes = { $count ->
    [zero] لم يصوّت أحد بعد.
    [one] صوت واحد.
    [two] صوتان.
    [few] { NUMBER($count) } أصوات.
    [many] { NUMBER($count) } صوتًا.
   *[other] { NUMBER($count) } صوت.
}
polls-open = عرض الاستطلاع
polls-new = استطلاع جديد
polls-all = كل الاستطلاعات
polls-none = لا استطلاعات في هذه الغرفة بعد.
polls-none-help = مالك الاستطلاع هو من بدأه: متصفحه يعدّ الأصوات، وبإمكان الجميع التحقق من النتيجة.
polls-list-open = المفتوحة
polls-list-closed = المغلقة
polls-open-until = مفتوح حتى { $when }
polls-state-open = مفتوح
polls-state-over = انتهت المدة
polls-state-closed = مغلق
polls-state-deleted = محذوف
polls-your-vote-missing = لم تصوّت بعد
polls-you-voted = تم تصويتك.
polls-deleted = حُذف هذا الاستطلاع.
polls-not-here = هذا الاستطلاع ليس في هذه الغرفة، أو ليس هنا أحد ممن لديهم نسخة منه.
polls-coming = لم يصل هذا الاستطلاع بعد.
polls-owned-by-you = المالك: أنت
polls-owned-by = المالك: { $name }
polls-owned-elsewhere = المالك: علامة تبويب أخرى أو جهاز آخر لك
polls-rule-secret = سري: لا يستطيع قراءة الأصوات إلا المالك حتى يُغلق الاستطلاع.
polls-rule-named = الأصوات بأسماء: من يرى النتائج يرى من صوّت وبماذا صوّت.
polls-rule-final = لا يمكن تغيير الأصوات.
polls-rule-adding = بإمكان المصوّتين إضافة خيارات.
polls-rule-cap = { $count ->
    [zero] لا يقبل أي خيار أصواتًا.
    [one] يقبل كل خيار صوتًا واحدًا.
    [two] يقبل كل خيار صوتين.
    [few] يقبل كل خيار { NUMBER($count) } أصوات.
    [many] يقبل كل خيار { NUMBER($count) } صوتًا.
   *[other] يقبل كل خيار { NUMBER($count) } صوت.
}
polls-owner-away = المالك غائب.
polls-away-copy = { $name } غير متصل. ما تراه هو نسختك، كما كانت في { $when }.
polls-away-copy-ours = هذا الاستطلاع ملك علامة تبويب أخرى أو جهاز آخر لك، ولا بد أن يكون مفتوحًا ليعدّ الأصوات. ما تراه هو نسختك، كما كانت في { $when }.
polls-away-kept = ما تفعله الآن يُحفظ على هذا الجهاز ويُرسل عند عودة المالك.
polls-away-kept-ours = ما تفعله الآن يُحفظ على هذا الجهاز ويُرسل عند فتح الآخر.
polls-away-read-only = لا يقبل هذا الاستطلاع أصواتًا في هذه الأثناء.
polls-owner-gone = لم يعد المالك في هذه الغرفة: لن يُقرَّر شيء آخر في هذا الاستطلاع.
polls-pending = بانتظار المزامنة
polls-pending-saving = جارٍ الحفظ
polls-pending-saved = محفوظ هنا، بانتظار المالك
polls-pending-sent = في الطريق إلى المالك
polls-refused = مرفوض: { $what }. { $why }
polls-wish-vote = صوتك
polls-wish-take-back = سحب صوتك
polls-wish-option = الخيار «{ $option }»
polls-wish-describe = السؤال الجديد «{ $question }»
polls-wish-deadline = الموعد النهائي { $when }
polls-wish-no-deadline = بلا موعد نهائي
polls-wish-role = { $name }: { $role }
polls-wish-close = إغلاق الاستطلاع
polls-wish-reopen = إعادة فتح الاستطلاع
polls-wish-pass = نقل الاستطلاع
polls-comments = التعليقات ({ NUMBER($count) })
polls-copy-link = نسخ الرابط
polls-duplicate = إنشاء نسخة مماثلة
polls-your-vote = صوتك
polls-options = الخيارات
polls-vote = تصويت
polls-change-vote = تغيير الصوت
polls-take-back = سحب الصوت
polls-choose-first = اختر شيئًا أولًا.
polls-at-most = { $count ->
    [zero] لا تختر شيئًا.
    [one] اختر خيارًا واحدًا على الأكثر.
    [two] اختر خيارين على الأكثر.
    [few] اختر { NUMBER($count) } خيارات على الأكثر.
    [many] اختر { NUMBER($count) } خيارًا على الأكثر.
   *[other] اختر { NUMBER($count) } خيار على الأكثر.
}
polls-full = ممتلئ
polls-yes = نعم
polls-if-need-be = عند الضرورة
polls-no = لا
polls-no-answer = بلا إجابة
polls-chosen = مختار
polls-no-more-votes = لم تعد الأصوات مقبولة.
polls-viewer = بإمكانك رؤية هذا الاستطلاع، لا التصويت فيه.
polls-final = لا يمكن تغيير الأصوات في هذا الاستطلاع.
polls-away-form = المالك غائب، ولا يقبل هذا الاستطلاع أصواتًا إلا في وجوده.
polls-gone-form = لم يعد المالك في هذه الغرفة، فلا أصوات تُقبل.
polls-you-chose = صوتك: { $what }
polls-you-did-not = لم تصوّت.
polls-and-more = { $all }، { $next }
polls-place-of = { NUMBER($place) }. { $name }
polls-secret-help = صوتك مختوم لا يفتحه إلا { $owner } لعدّه. يرى الآخرون أنك شاركت في التصويت، وبعد إغلاق الاستطلاع كل الأصوات بلا أسماء. والتحقق من النتيجة يجد صوتك بينها.
polls-secret-help-owner = أنت مالك هذا الاستطلاع: بإمكانك قراءة كل صوت. يرى الآخرون من صوّت، وبعد إغلاق الاستطلاع كل الأصوات بلا أسماء.
polls-from-to = { $begin } – { $end }
polls-order-help = رتّب الخيارات كما تفضّل، الأفضل أولًا. وما تتركه يأتي أخيرًا.
polls-your-order = ترتيبك
polls-not-in-order = ليس في ترتيبك بعد
polls-out-of-order = { $name } ليس في ترتيبك
polls-up = نقل { $name } إلى أعلى
polls-down = نقل { $name } إلى أسفل
polls-take-out = إخراج { $name }
polls-put = إضافة { $name } إلى ترتيبك
polls-another-option = خيار آخر
polls-add = إضافة
polls-option-missing = عدد أحرف الخيار من 1 إلى { NUMBER($max) }.
polls-day = اليوم
polls-from = من
polls-to = إلى
polls-date-needs-day = اختر يومًا.
polls-date-needs-begin = اختر وقت البداية أيضًا.
polls-date-backwards = النهاية قبل البداية.
polls-results = النتائج
polls-no-votes = لم يصوّت أحد بعد.
polls-hidden-until-voted = ترى النتائج بعد أن تصوّت.
polls-hidden-until-closed = ترى النتائج بعد إغلاق الاستطلاع.
polls-hidden-with-owner = المالك يعدّ الأصوات. ترى النتائج بعد إغلاق الاستطلاع.
polls-hidden-not-published = لم ينشر المالك الأصوات بعد. تُنشر عند وجوده هنا.
polls-leads = في الصدارة
polls-choice-count = { $count ->
    [zero] لا أصوات، { NUMBER($percent) }٪
    [one] صوت واحد، { NUMBER($percent) }٪
    [two] صوتان، { NUMBER($percent) }٪
    [few] { NUMBER($count) } أصوات، { NUMBER($percent) }٪
    [many] { NUMBER($count) } صوتًا، { NUMBER($percent) }٪
   *[other] { NUMBER($count) } صوت، { NUMBER($percent) }٪
}
polls-date-count = نعم: { NUMBER($yes) }، عند الضرورة: { NUMBER($maybe) }، لا: { NUMBER($no) }
polls-who-voted = من صوّت وبماذا
polls-ballots = كل الأصوات، بلا أسماء
polls-you = (أنت)
polls-show-all = عرض الكل ({ NUMBER($count) })
polls-table = الإجابات حسب الشخص والتاريخ
polls-name = الاسم
polls-schulze = النتيجة بطريقة شولتسه
polls-pairs = المقارنة الثنائية
polls-pairs-help = كل صف مقابل كل عمود. العدد الأكبر من الاثنين مميّز.
polls-preferred = عدد من يفضّلون الصف
polls-strongest = أقوى مسار من الصف إلى العمود
polls-run-off = النتيجة بجولة الإعادة الفورية
polls-run-off-winner = الفائز: { $names }
polls-rounds = كل الجولات
polls-round = الجولة { NUMBER($number) }
polls-round-out = خرج من المنافسة: { $names }
polls-round-exhausted = { $count ->
    [zero] كل الأصوات تشمل خيارًا باقيًا.
    [one] صوت واحد لا يشمل أيًا من الخيارات الباقية.
    [two] صوتان لا يشملان أيًا من الخيارات الباقية.
    [few] { NUMBER($count) } أصوات لا تشمل أيًا من الخيارات الباقية.
    [many] { NUMBER($count) } صوتًا لا تشمل أيًا من الخيارات الباقية.
   *[other] { NUMBER($count) } صوت لا تشمل أيًا من الخيارات الباقية.
}
polls-missing-title = من لم يصوّت
polls-all-voted = صوّت كل من يحق له التصويت.
polls-remind = تذكيرهم
polls-remind-help = يكتب رسالة تشير إليهم، { NUMBER($max) } على الأكثر في كل مرة.
polls-reminded = تم تذكير { NUMBER($count) } من { NUMBER($all) }.
polls-reminder = { $names } بانتظار التصويت: { $question }
polls-roles = الأدوار
polls-roles-help = المشاهد يرى، والمصوّت يصوّت، والمحرّر يعدّل الاستطلاع ويغلقه أيضًا. والقرار للمالك.
polls-role-viewer = مشاهد
polls-role-voter = مصوّت
polls-role-editor = محرّر
polls-role-owner = مالك
polls-role-of = دور { $name }
polls-manage = تعديل هذا الاستطلاع
polls-close = إغلاق الاستطلاع
polls-reopen = إعادة فتح الاستطلاع
polls-deadline = الموعد النهائي
polls-deadline-day = آخر يوم
polls-deadline-time = الوقت
polls-deadline-needs-day = اختر يومًا أيضًا.
polls-deadline-help = لا تُحتسب الأصوات التي تصل إلى المالك بعده. اختياري.
polls-set-deadline = تحديد الموعد النهائي
polls-save-words = حفظ السؤال
polls-pass = نقل الاستطلاع
polls-pass-help = من بعدها يقرّر المالك الجديد ويعدّ الأصوات؛ ولا يمكنك التراجع عن ذلك. بإمكانك أيضًا اختيار جهاز آخر من أجهزتك.
polls-own-device = جهازك الآخر { $key }
polls-heir = { $name } { $key }
polls-pass-to = نقل إلى: { $name }
polls-pass-on = نقل
polls-pass-sure = المالك الجديد: { $name }.
polls-nobody-to-pass = لا أحد غيرك هنا.
polls-check = التحقق من هذه النتيجة
polls-check-help = يُعاد عدّ كل شيء على هذا الجهاز، مما وقّعه كل شخص.
polls-check-now = التحقق الآن
polls-check-not-here = لا يمكن التحقق من هذا الاستطلاع الآن: ما يستند إليه ليس هنا.
polls-check-old = تغيّر الاستطلاع بعد ذلك. تحقّق مرة أخرى لترى حاله الآن.
polls-check-good = { $count ->
    [zero] لا أصوات، ولا خطأ.
    [one] النتيجة صحيحة: أُعيد عدّ صوت واحد.
    [two] النتيجة صحيحة: أُعيد عدّ صوتين.
    [few] النتيجة صحيحة: أُعيد عدّ { NUMBER($count) } أصوات.
    [many] النتيجة صحيحة: أُعيد عدّ { NUMBER($count) } صوتًا.
   *[other] النتيجة صحيحة: أُعيد عدّ { NUMBER($count) } صوت.
}
polls-check-partly = لم يُعثر على خطأ، لكن تعذّر التحقق من كل شيء.
polls-check-bad = { $count ->
    [zero] لم يرتكب المالك أي مخالفة.
    [one] ارتكب المالك مخالفة واحدة.
    [two] ارتكب المالك مخالفتين.
    [few] ارتكب المالك { NUMBER($count) } مخالفات.
    [many] ارتكب المالك { NUMBER($count) } مخالفة.
   *[other] ارتكب المالك { NUMBER($count) } مخالفة.
}
polls-own-counted = صوتك محتسب كما كتبته.
polls-own-pending = لم يصل رد على صوتك بعد.
polls-own-refused = رُفض صوتك.
polls-own-wronged = صوتك غير محتسب كما كتبته.
polls-own-unchecked = عدّ المالك صوتك. ويتبيّن عند نشر الأصوات إن كان كما كتبته.
polls-unchecked = { $count ->
    [zero] لا قرارات تعذّر التحقق منها.
    [one] تعذّر التحقق من قرار واحد: ما يستند إليه ليس هنا.
    [two] تعذّر التحقق من قرارين: ما يستندان إليه ليس هنا.
    [few] تعذّر التحقق من { NUMBER($count) } قرارات: ما تستند إليه ليس هنا.
    [many] تعذّر التحقق من { NUMBER($count) } قرارًا: ما تستند إليه ليس هنا.
   *[other] تعذّر التحقق من { NUMBER($count) } قرار: ما تستند إليه ليس هنا.
}
polls-unchecked-sealed = { $count ->
    [zero] لا أصوات مختومة.
    [one] صوت واحد ما زال مختومًا. يمكن التحقق منه بعد نشر الأصوات.
    [two] صوتان ما زالا مختومين. يمكن التحقق منهما بعد نشر الأصوات.
    [few] { NUMBER($count) } أصوات ما زالت مختومة. يمكن التحقق منها بعد نشرها.
    [many] { NUMBER($count) } صوتًا ما زالت مختومة. يمكن التحقق منها بعد نشرها.
   *[other] { NUMBER($count) } صوت ما زالت مختومة. يمكن التحقق منها بعد نشرها.
}
polls-wrong-dropped = وصل إلى { $owner } طلب من { $of } وبقي بلا جواب، بينما أُجيب عن طلبات أخرى.
polls-wrong-twice = احتسب { $owner } شيئًا من { $of } مرتين. يُحتسب هنا مرة واحدة.
polls-wrong-invented = قبل { $owner } شيئًا من { $of } لم يُطلب قط. لا يُحتسب هنا.
polls-wrong-rules = قبل { $owner } من { $of } شيئًا تمنعه القواعد. لا يُحتسب هنا. { $rule }
polls-wrong-refused = رفض { $owner } من { $of } شيئًا تسمح به القواعد.
polls-wrong-revision = أعطى { $owner } الرقم { NUMBER($given) } وكان التالي { NUMBER($next) }. لا يُحتسب هنا.
polls-wrong-not-owner = استمر { $owner } في اتخاذ القرارات بعد نقل الاستطلاع. لا يُحتسب ذلك هنا.
polls-wrong-count = ما نشره { $owner } من أصوات لا يطابق عدد من صوّتوا: { NUMBER($published) } بدلًا من { NUMBER($voted) }.
polls-wrong-ballot = نشر { $owner } على أنه صوت ما ليس صوتًا.
polls-wrong-missing = لم ينشر { $owner } صوتك.
polls-wrong-altered = نشر { $owner } صوتك على غير ما كتبته.
polls-export = حفظ أو طباعة
polls-export-help = يُكتب ما تراه من هذا الاستطلاع في ملف على هذا الجهاز.
polls-export-csv = جدول (CSV)
polls-export-json = JSON
polls-export-ics = تواريخ للتقويم (ICS)
polls-export-best = أفضل تاريخ للتقويم (ICS)
polls-print = طباعة
polls-question = السؤال
polls-description = الوصف (اختياري)
polls-kind = طريقة الإجابة
polls-kind-one = خيار واحد
polls-kind-one-help = يختار كل شخص خيارًا واحدًا.
polls-kind-several = عدة خيارات
polls-kind-several-help = يختار كل شخص ما يشاء من الخيارات، أو حتى عدد أقصى.
polls-kind-dates = تواريخ
polls-kind-dates-help = نعم أو عند الضرورة أو لا لكل تاريخ.
polls-kind-ranked = ترتيب
polls-kind-ranked-help = يرتّب كل شخص الخيارات كما يفضّل.
polls-most = الحد الأقصى للإجابات (اختياري)
polls-most-help = إن تُرك فارغًا: بلا حد.
polls-option-number = الخيار { NUMBER($number) }
polls-remove-option = إزالة الخيار { NUMBER($number) }
polls-add-option = إضافة خيار
polls-number = اكتب عددًا من 1 فما فوق، أو اترك الحقل فارغًا.
polls-more-rules = قواعد أخرى
polls-votes-rules = الأصوات
polls-changing = يمكن تغيير الأصوات
polls-changing-help = حتى يُغلق الاستطلاع.
polls-secret = أصوات سرية
polls-secret-rule-help = بإمكانك، بصفتك المالك، قراءة كل صوت. يرى الآخرون من صوّت؛ وتُعرض الأصوات بلا أسماء بعد إغلاق الاستطلاع.
polls-adding = بإمكان المصوّتين إضافة خيارات
polls-adding-help = هذا متاح لك وللمحرّرين دائمًا.
polls-while-away = قبول الأصوات في غيابك
polls-while-away-help = تنتظر على أجهزة المصوّتين حتى يعود متصفحك.
polls-everybody = بإمكان كل من في الغرفة التصويت
polls-everybody-help = وإلا فالجميع يشاهدون، وأنت تحدّد من يصوّت.
polls-shown = تُعرض النتائج
polls-shown-always = دائمًا
polls-shown-once-voted = لمن صوّت
polls-shown-once-closed = بعد إغلاق الاستطلاع
polls-cap = الحد الأقصى لأصوات كل خيار (اختياري)
polls-cap-help = للمقاعد أو المواعيد: من يأتي لاحقًا يختار شيئًا آخر.
polls-owner-help = ستكون هذه الصفحة مالكة الاستطلاع: تعدّ الأصوات ما دامت مفتوحة، وتتابع حين تفتح الغرفة مجددًا في هذا المتصفح. ولا تعدّ عنها علامات تبويبك وأجهزتك الأخرى.
polls-start = بدء الاستطلاع
polls-to-poll = إلى الاستطلاع
polls-comments-on = تعليقات على
polls-comments-note = تعليقات
