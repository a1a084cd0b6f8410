update-there = يوجد إصدار جديد من Tincan على الخادم. ما كتبته يبقى محفوظًا.
update-load = تحميله
update-later = لاحقًا
