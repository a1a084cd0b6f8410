# «اتصال»: بين شخصين أو مع الخادم. «رابط»: عنوان يُنسخ ويُرسل.
connection-links = الاتصالات القائمة: { NUMBER($up) } من { NUMBER($all) }.
connection-no-network-kept = لا توجد شبكة. ما تكتبه يُحفظ هنا ويُرسل عند عودتها.
connection-no-network-unkept = لا توجد شبكة. ما تكتبه ينتظر في هذه الصفحة: أبقِها مفتوحة.
connection-no-network-linked = يفيد هذا الجهاز بأنه بلا شبكة. الاتصالات مع الأشخاص مستمرة. { $links }
connection-alone = متصل بالخادم. لا أحد غيرك هنا بعد.
connection-connected = متصل بالخادم.
connection-offline-kept = غير متصل: ما تكتبه يُحفظ هنا ويُرسل لاحقًا.
connection-trying = جارٍ محاولة الوصول إلى الخادم.
connection-trying-linked = تعذّر الوصول إلى الخادم، وتُعاد المحاولة. الاتصالات مع الأشخاص مستمرة. { $links }
connection-none = غير متصل بالخادم.
connection-waits-for-hub = العقدة المركزية لهذه الغرفة ليست هنا: ما تكتبه يُرسل عند حضورها.
