history-getting = { $count ->
    [zero] لا رسائل أقدم لجلبها…
    [one] جارٍ جلب رسالة أقدم واحدة…
    [two] جارٍ جلب رسالتين أقدم…
    [few] جارٍ جلب { NUMBER($count) } رسائل أقدم…
    [many] جارٍ جلب { NUMBER($count) } رسالة أقدم…
   *[other] جارٍ جلب { NUMBER($count) } رسالة أقدم…
}
history-first-new = أول رسالة جديدة
history-unread = { $count ->
    [zero] لا رسائل غير مقروءة
    [one] رسالة واحدة غير مقروءة
    [two] رسالتان غير مقروءتين
    [few] { NUMBER($count) } رسائل غير مقروءة
    [many] { NUMBER($count) } رسالة غير مقروءة
   *[other] { NUMBER($count) } رسالة غير مقروءة
}
history-no-later-day = لم يُقل شيء في ذلك اليوم ولا بعده.
history-of-blocked = رسالة من شخص حظرته
history-not-arrived = رسالة لم تصل بعد
history-deleted = رسالة محذوفة
