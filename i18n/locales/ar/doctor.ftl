doctor-name = طبيب الاتصال
doctor-lead = يبحث عن سبب تعذّر وصول الناس بعضهم إلى بعض من هذا الجهاز. يسأل خادم Tincan هذا، وخوادم STUN وTURN التابعة له والتي أضفتها، عبر WebSocket وUDP وTCP، ويُنشئ اتصالين داخل هذه الصفحة. لا يُحفظ شيء، ولا دخول إلى أي غرفة.
doctor-needs-javascript = تعمل الفحوص في متصفحك، ولذلك تحتاج إلى JavaScript. فعّله لهذه الصفحة ثم أعد تحميلها.
doctor-locked = هذا الجهاز مقفل: لا تُسأل الخوادم التي أضفتها.
doctor-checks = الفحوص
doctor-check-again = إعادة الفحص
doctor-copy = نسخ النتيجة
doctor-copied = تم النسخ.
doctor-not-copied = لم يسمح المتصفح بالنسخ.
doctor-copy-help = في النتيجة المنسوخة عناوين هذا الجهاز، فهي موضوعها. ليس فيها كلمات مرور ولا أسماء ولا غرف.
doctor-mark-waiting = جارٍ الفحص
doctor-mark-fine = سليم
doctor-mark-note = ملاحظة
doctor-mark-bad = مشكلة
doctor-mark-skipped = لم يُفحص
doctor-check-server = خادم Tincan هذا
doctor-check-clock = الساعة
doctor-check-socket = تبادل الإشارات (WebSocket)
doctor-check-stun = UDP وSTUN
doctor-check-router = الموجّه
doctor-check-turn-udp = المُرحِّل عبر UDP (TURN)
doctor-check-turn-tcp = المُرحِّل عبر TCP (TURN)
doctor-check-carries = الحزم عبر المُرحِّل
doctor-check-near = الشبكة نفسها
doctor-check-addresses = العناوين والإعدادات
doctor-verdict-checking = جارٍ الفحص: تم { NUMBER($done) } من { NUMBER($all) }.
doctor-verdict-server-away = تعذّر الوصول إلى خادم Tincan هذا: لا يمكن لقاء أحد جديد حتى يعود.
doctor-verdict-no-socket = لا يمكن تعريف المتصفحات بعضها ببعض من هنا: مقبس الإشارات لا يُفتح.
doctor-verdict-relays-only = إعداداتك لا تسمح إلا بالمُرحِّلات، ولا مُرحِّل يعمل من هنا: لن تقوم أي اتصالات.
doctor-verdict-relay-over-tcp = الاتصالات تعمل عبر المُرحِّل باستخدام TCP: هذه الشبكة تحجب UDP.
doctor-verdict-relay-alone = الاتصالات تعمل عبر المُرحِّل فقط.
doctor-verdict-same-network-alone = من هنا لا يمكن الوصول إلا إلى من هم في الشبكة نفسها: UDP لا يخرج، ولا مُرحِّل يعمل.
doctor-verdict-symmetric = لا يمكن الوصول إلى بعض الأشخاص من هنا: الموجّه متماثل، ولا مُرحِّل يعمل.
doctor-verdict-clock = قد تعمل الاتصالات، لكن ساعة هذا الجهاز خاطئة.
doctor-verdict-relay-refuses = الاتصالات المباشرة ممكنة. أما التي تحتاج إلى المُرحِّل فلا: لا مُرحِّل يقبلنا.
doctor-verdict-relay-carries-nothing = الاتصالات المباشرة ممكنة. أما التي تحتاج إلى المُرحِّل فلا: هو لا يمرّر شيئًا.
doctor-verdict-not-near = الاتصالات تعمل، لكن ليس مباشرة إلى من هم في الشبكة نفسها.
doctor-verdict-symmetric-relayed = الاتصالات تعمل، وبعضها عبر المُرحِّل: الموجّه متماثل.
doctor-verdict-no-relay-by-settings = الاتصالات المباشرة تعمل. وحيث لا تسمح بها الشبكات لا يوجد اتصال، كما تنص إعداداتك.
doctor-verdict-server-untold = لا خلل بقدر ما أمكن الفحص؛ Tincan هذا لا يذكر خوادمه.
doctor-verdict-no-relay = الاتصالات المباشرة تعمل. ولا مُرحِّل للشبكات التي لا تسمح بها.
doctor-verdict-fine = كل شيء يعمل من هنا.
doctor-checking = جارٍ الفحص…
doctor-broken-off = انقطع الفحص قبل أن يكتمل.
doctor-server-fine = يجيب خلال { NUMBER($ms) } ملي ثانية ويسمّي خوادم STUN وTURN التابعة له.
doctor-server-sees-you = يراك على العنوان { $address }.
doctor-server-untold = لا يذكر خوادم STUN وTURN التي يقدّمها: { $why }. لا يمكن إلا فحص الخوادم التي أضفتها.
doctor-server-untold-advice = إن كانت الصفحات تُحمَّل وهذا لا يُحمَّل، فالخادم أقدم من هذه الصفحة، أو أن وكيلًا أمامه لا يمرّر { "\u2066/network\u2069" }. أخبر مشغّل الخادم بذلك.
doctor-clock-untold = لم يذكر الخادم الوقت.
doctor-clock-fine = هذا الجهاز والخادم متفقان على الوقت.
doctor-clock-ahead = ساعة هذا الجهاز متقدمة { $time } على ساعة الخادم.
doctor-clock-behind = ساعة هذا الجهاز متأخرة { $time } عن ساعة الخادم.
doctor-clock-advice = اضبط هذا الجهاز ليأخذ الوقت من الشبكة. مع ساعة خاطئة تحمل رسائلك أوقاتًا خاطئة، وقد ترفضك الاتصالات الآمنة والمُرحِّلات. وإن كانت هذه الساعة صحيحة فساعة الخادم خاطئة: أخبر مشغّله بذلك.
doctor-socket-fine = يُفتح، ويرحّب الخادم خلال { NUMBER($ms) } ملي ثانية.
doctor-socket-closed = المقبس الذي يعرّف المتصفحات بعضها ببعض لا يُفتح: { $why }.
doctor-socket-closed-advice = من دونه لا يمكن الوصول إلى أحد جديد؛ أما الاتصالات القائمة فتستمر. شيء ما بين هنا والخادم يحجب WebSocket: جرّب من دون VPN، أو من دون وكيل يرشّح المحتوى، أو من شبكة أخرى. إلى مشغّل Tincan هذا: على الوكيل أن يمرّر طلب الترقية (upgrade) إلى { "\u2066/signal\u2069" }.
doctor-stun-fine = UDP يخرج: { $server } يجيب خلال { NUMBER($ms) } ملي ثانية.
doctor-stun-none-needed = UDP يخرج. لا خادم STUN مستخدَم، ويقوم مُرحِّل مقامه.
doctor-stun-none = لا خادم STUN مستخدَم، ولذلك لا يعرف هذا الجهاز كيف يبدو من الخارج.
doctor-stun-none-advice = لا بأس بذلك داخل شبكة واحدة. وليجدك من هم في شبكات أخرى، أضف خادم STUN في الإعدادات، أو اطلبه من مشغّل Tincan هذا.
doctor-stun-blocked = UDP محجوب هنا: لا شيء يجيب عبر UDP، ويجيب مُرحِّل عبر TCP.
doctor-stun-blocked-advice = تمر الاتصالات عبر المُرحِّل باستخدام TCP، وهو أبطأ. الاتصالات المباشرة تحتاج إلى شبكة أخرى، كنقطة اتصال الهاتف، أو إلى جدار حماية يسمح بخروج UDP.
doctor-stun-blocked-or-down = { $servers ->
    [zero] UDP محجوب، أو الخوادم متوقفة: لم يُسأل أي خادم عبر UDP.
    [one] UDP محجوب، أو الخادم متوقف: لا جواب من الخادم الوحيد الذي سُئل عبر UDP.
    [two] UDP محجوب، أو الخوادم متوقفة: لا جواب من خادمين سُئلا عبر UDP.
    [few] UDP محجوب، أو الخوادم متوقفة: لا جواب من { NUMBER($servers) } خوادم سُئلت عبر UDP.
    [many] UDP محجوب، أو الخوادم متوقفة: لا جواب من { NUMBER($servers) } خادمًا سُئلت عبر UDP.
   *[other] UDP محجوب، أو الخوادم متوقفة: لا جواب من { NUMBER($servers) } خادم سُئلت عبر UDP.
}
doctor-stun-blocked-or-down-advice = تحجب المكاتب والفنادق وبعض خدمات VPN بروتوكول UDP. جرّب شبكة أخرى، كنقطة اتصال الهاتف؛ أو اطلب السماح بخروج UDP أو مُرحِّلًا عبر TCP.
doctor-stun-fails = UDP يخرج، لكن لا خادم STUN يجيب: { $failures }.
doctor-stun-fails-advice = ما زال يمكن للاتصالات أن تمر عبر المُرحِّل. تحقق من عناوين الخوادم التي أضفتها؛ أما الأخرى فشأن مشغّل Tincan هذا.
doctor-router-fine = يعطي هذا الجهاز منفذًا واحدًا للجميع، فيمكن للآخرين الوصول إليه.
doctor-router-symmetric = يعطي هذا الجهاز منفذًا آخر لكل وجهة (NAT متماثل): العنوان الذي يراه الخادم لا يفيد الآخرين.
doctor-router-symmetric-advice = ما زالت الاتصالات مع من هم خلف موجّه مفتوح تعمل؛ أما من هم خلف موجّه كهذا فتحتاج إلى المُرحِّل. تساعد شبكة أخرى، أو خيار «full cone» أو UPnP في الموجّه.
doctor-router-none = لا يوجد موجّه، أو هو لا يغيّر شيئًا: يرى الآخرون العنوان الذي لهذا الجهاز.
doctor-router-unanswered = لمعرفة ذلك يلزم خادما STUN، ولم يجب اثنان.
doctor-router-unknown = لمعرفة ذلك يلزم خادما STUN.
doctor-relay-never = تنص إعداداتك على عدم استخدام مُرحِّل أبدًا.
doctor-turn-fine = { $server } يقبلنا خلال { NUMBER($ms) } ملي ثانية.
doctor-turn-none = لا مُرحِّل مستخدَم.
doctor-turn-none-advice = حيث لا تسمح شبكتان باتصال مباشر لن يقوم اتصال. يستطيع مشغّل Tincan هذا تشغيل مُرحِّله، أو يمكنك إضافة مُرحِّل في الإعدادات.
doctor-turn-none-by = لا يمكن الوصول إلى أي مُرحِّل عبر { $transport }.
doctor-turn-none-by-tcp-advice = الشبكات التي تحجب UDP تحتاج إليه؛ يستطيع مشغّل Tincan هذا تقديمه عبر TCP أو TLS.
doctor-turn-none-by-udp-advice = المُرحِّلات عبر TCP تعمل، وهي أبطأ منها عبر UDP.
doctor-turn-fails = لا مُرحِّل يقبلنا عبر { $transport }: { $failures }.
doctor-turn-refused-advice = إن كنت قد أضفت المُرحِّل، فصحّح اسم المستخدم وكلمة المرور في الإعدادات. وإن كان تابعًا لـ Tincan هذا، فأعد تحميل الصفحة؛ وإن لم ينفع ذلك، فأخبر مشغّله: سر المُرحِّل أو ساعته يختلف عما لدى الخادم.
doctor-turn-unreached-advice = قد يغلق جدار حماية هنا أو هناك منفذه، أو هو متوقف. قد تصل إليه شبكات أخرى؛ ويستطيع مشغّله فتح المنفذ، أو تقديمه على 443.
doctor-carries-fine = ذهبت رسالة إلى هناك وعادت خلال { NUMBER($ms) } ملي ثانية.
doctor-carries-no-relay = لا مُرحِّل لتجربته.
doctor-carries-refused = لا مُرحِّل يقبلنا.
doctor-carries-nothing = المُرحِّل يقبلنا، لكن رسالة عبره لم تصل.
doctor-carries-nothing-advice = منافذ التمرير لديه مغلقة، أو لا يُسمح له بالوصول إلى نفسه. إلى مشغّله: افتح نطاق منافذ الترحيل عبر UDP، وتحقق من العنوان الذي يعطيه.
doctor-near-fine = اتصال مباشر داخل هذه الصفحة يعمل خلال { NUMBER($ms) } ملي ثانية.
doctor-near-fine-unused = اتصال مباشر داخل هذه الصفحة يعمل خلال { NUMBER($ms) } ملي ثانية؛ إعداداتك لا تستخدم الاتصالات المباشرة.
doctor-near-no-address = لا يعطي المتصفح عناوين هذا الجهاز نفسه لأي صفحة.
doctor-near-no-address-advice = سبب ذلك إعداد أو إضافة أو VPN. قد تعمل الاتصالات المباشرة عبر الموجّه رغم ذلك؛ وإلا مرّت عبر المُرحِّل.
doctor-near-hidden = اتصالان في هذه الصفحة لا يجد أحدهما الآخر: يخفي المتصفح العناوين خلف أسماء ({ "\u2066.local\u2069" })، وهذه الشبكة لا تجيب عنها.
doctor-near-hidden-advice = هكذا تُبقي شبكات الضيوف الأجهزة متباعدة. عندها يكون الوصول إلى من هم في شبكتك عبر الموجّه أو المُرحِّل. يُصلح ذلك شبكةٌ بلا عزل للأجهزة («client isolation»)، أو السماح لهذه الصفحة بالميكروفون، فيُظهر المتصفح العناوين.
doctor-near-closed = اتصالان في هذه الصفحة لا يصل أحدهما إلى الآخر على عنوان هذا الجهاز نفسه.
doctor-near-closed-advice = يمنع ذلك جدار حماية على هذا الجهاز أو VPN. اسمح للمتصفح بقبول الاتصالات، أو أوقف VPN.
doctor-addresses-none = لم يجد المتصفح أي عنوان لهذا الجهاز.
doctor-addresses = العناوين التي يمكن إعطاؤها للآخرين: { $addresses }.
doctor-addresses-more = { $all }؛ { $next }
doctor-address-hidden = عنوان الجهاز نفسه، مخفي (host, .local)
doctor-address-own = عنوان الجهاز نفسه، { $address } (host)
doctor-address-outside = كما يُرى من الخارج، { $address } (srflx)
doctor-address-relay = عنوان مُرحِّل، { $address } (relay)
doctor-settings = إعداداتك: { $relay }؛ { $offered }؛ { $added }.
doctor-settings-relay-automatic = المُرحِّل تلقائي
doctor-settings-relay-always = دائمًا عبر مُرحِّل
doctor-settings-relay-never = بلا مُرحِّل أبدًا
doctor-settings-offered-used = خوادم Tincan هذا مستخدَمة
doctor-settings-offered-unused = خوادم Tincan هذا غير مستخدَمة
doctor-settings-none-added = لا خوادم مضافة منك
doctor-settings-added = { $count ->
    [zero] لا خوادم مضافة منك
    [one] خادم واحد مضاف منك
    [two] خادمان مضافان منك
    [few] { NUMBER($count) } خوادم مضافة منك
    [many] { NUMBER($count) } خادمًا مضافًا منك
   *[other] { NUMBER($count) } خادم مضاف منك
}
doctor-outcome-answered = { $server } يجيب خلال { NUMBER($ms) } ملي ثانية
doctor-outcome-credentials = { $server } يرفض اسم المستخدم أو كلمة المرور
doctor-outcome-declined = { $server } يرفض ({ $why })
doctor-outcome-silent = { $server } لا يجيب
doctor-outcome-bad-address = { $server } ليس عنوانًا يقبله هذا المتصفح ({ $why })
doctor-outcome-more = { $all }، { $next }
