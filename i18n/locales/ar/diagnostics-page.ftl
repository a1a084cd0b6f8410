diagnostics-page-name = التشخيص
diagnostics-page-no-room = لا تعمل أي غرفة في هذه الصفحة.
diagnostics-page-sync = المزامنة الآن
diagnostics-page-copy = نسخ التقرير
diagnostics-page-copied = تم النسخ.
diagnostics-page-not-copied = لم يسمح المتصفح بالنسخ.
diagnostics-page-copy-help = في التقرير حالات وأرقام ومعرّفات مختصرة. ليس فيه رسائل ولا أسماء ولا روابط ولا عناوين.
diagnostics-page-links = الاتصالات
diagnostics-page-links-list = الاتصالات المفحوصة
diagnostics-page-nobody = لا أحد غيرك هنا.
diagnostics-page-waiting = بانتظار الإرسال
diagnostics-page-waiting-none = لا شيء: كل ما كتبته موجود لدى شخص آخر.
diagnostics-page-waiting-more = { $count ->
    [zero] ولا شيء غيرها
    [one] وواحد آخر
    [two] واثنان آخران
    [few] و{ NUMBER($count) } أخرى
    [many] و{ NUMBER($count) } أخرى
   *[other] و{ NUMBER($count) } أخرى
}
diagnostics-page-outbox = صندوق الصادر
diagnostics-page-logs = السجلات
diagnostics-page-log = { $author }، { $log }
diagnostics-page-lately = ما حدث مؤخرًا
diagnostics-page-events = الأحداث
diagnostics-page-device = هذا الجهاز
diagnostics-page-other-rooms = غرف أخرى
