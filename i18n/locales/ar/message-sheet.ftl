message-sheet-message = رسالة
message-sheet-details = تفاصيل الرسالة
message-sheet-versions = النسخ السابقة
message-sheet-forward = إعادة التوجيه إلى
message-sheet-delete = هل تُحذف الرسالة؟
message-sheet-delete-help = يُزال نصها ونسخها السابقة والتفاعلات معها لدى الجميع. ومن قرأها فقد قرأها.
message-sheet-delete-for-everybody = حذف لدى الجميع
message-sheet-not-stored = لم يُخزَّن شيء من هذه الرسالة: هي موجودة في هذه الصفحة فقط.
message-sheet-holders = من وصلت إليه
message-sheet-nobody = لا أحد غيرك في الغرفة.
message-sheet-author-told = من قرأها، لا يُبلَّغ بذلك إلا كاتبها.
message-sheet-facts = كيف وصلت
message-sheet-proof = الإثبات
message-sheet-signed = التوقيع صحيح: وقّع المفتاح أدناه هذا بعينه لهذه الغرفة. وبحسب شهادته يعود المفتاح إلى { $name }.
message-sheet-not-signed = التوقيع غير صحيح. لا يمكن الوثوق بهذا.
message-sheet-hash = قيمة التجزئة
message-sheet-copy-hash = نسخ قيمة التجزئة
message-sheet-key = المفتاح
message-sheet-copy-key = نسخ المفتاح
message-sheet-signature = التوقيع
message-sheet-copy-signature = نسخ التوقيع
message-sheet-not-allowed = غير مسموح
message-sheet-versions-help = بالترتيب الذي يُعتدّ به، وبأوقات ساعة الكاتب. يمكن للجميع الاطلاع عليها.
message-sheet-versions-list = النسخ
message-sheet-first = الأولى
message-sheet-now = الآن
message-sheet-left-out = { $count ->
    [zero] لا نسخ بينهما غير محفوظة.
    [one] بينهما نسخة واحدة غير محفوظة.
    [two] بينهما نسختان غير محفوظتين.
    [few] بينهما { NUMBER($count) } نسخ غير محفوظة.
    [many] بينهما { NUMBER($count) } نسخة غير محفوظة.
   *[other] بينهما { NUMBER($count) } نسخة غير محفوظة.
}
message-sheet-versions-gone = لم تعد هذه الرسالة موجودة، ولا نسخها السابقة.
message-sheet-moment = { $day }، { $time }
message-sheet-reactors = المتفاعلون
message-sheet-you = أنت
