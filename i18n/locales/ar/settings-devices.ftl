settings-devices-title = الأجهزة والمفاتيح
settings-devices-keys = مفاتيحك
settings-devices-keys-help = هويتك مفتاح، وهو نفسه في كل الغرف. وفي كل غرفة لكل علامة تبويب مفتاح خاص بها أيضًا يضمنه مفتاحك. كلها في هذا المتصفح وليست على أي خادم؛ والملف الذي تصدّره يحوي مفتاحك.
settings-devices-user = أنت
settings-devices-page = علامة التبويب هذه هنا
settings-devices-compare = هذه بداياتها فقط. للتأكد من شخص ما، قارن رمز الأمان في الصفحة الخاصة به.
