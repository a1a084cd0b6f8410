vault-sealing = تشفير ما على هذا الجهاز
vault-unsealing = إزالة عبارة المرور
vault-erasing = مسح ما على هذا الجهاز
vault-records = { $all ->
    [zero] تم { NUMBER($done) } من أصل { NUMBER($all) }. لا يضيع شيء إن انقطع هذا.
    [one] تم { NUMBER($done) } من أصل عنصر واحد. لا يضيع شيء إن انقطع هذا.
    [two] تم { NUMBER($done) } من أصل عنصرين. لا يضيع شيء إن انقطع هذا.
    [few] تم { NUMBER($done) } من أصل { NUMBER($all) } عناصر. لا يضيع شيء إن انقطع هذا.
    [many] تم { NUMBER($done) } من أصل { NUMBER($all) } عنصرًا. لا يضيع شيء إن انقطع هذا.
   *[other] تم { NUMBER($done) } من أصل { NUMBER($all) } عنصر. لا يضيع شيء إن انقطع هذا.
}
vault-waiting = بانتظار علامات التبويب الأخرى لهذه الصفحة…
vault-moment = يستغرق هذا لحظات.
vault-sealed = تم التشفير
vault-sealed-means = من الآن فصاعدًا تسأل هذه الصفحة عن عبارة المرور كلما حُمّلت. لا أحد يستطيع اكتشافها لك: احتفظ بها، أو بملف مصدَّر له عبارة مروره.
vault-unsealed = أُزيلت عبارة المرور
vault-unsealed-means = المفاتيح والرسائل مخزّنة بلا تشفير من جديد: يستطيع قراءتها كل من يمكنه استخدام ملف تعريف المتصفح هذا.
vault-erased = تم المسح
vault-erased-means = لم يبقَ على هذا الجهاز مفتاح ولا غرفة ولا رسالة. ومع ملف مصدَّر يمكنك المتابعة: استورده في الإعدادات.
vault-sealing-failed = لم يكتمل التشفير
vault-unsealing-failed = لم تكتمل إزالة عبارة المرور
vault-erasing-failed = لم يكتمل المسح
vault-never = أبدًا
vault-after-an-hour = بعد ساعة
vault-after-minutes = { $count ->
    [zero] فورًا
    [one] بعد دقيقة واحدة
    [two] بعد دقيقتين
    [few] بعد { NUMBER($count) } دقائق
    [many] بعد { NUMBER($count) } دقيقة
   *[other] بعد { NUMBER($count) } دقيقة
}
