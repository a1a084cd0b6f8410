pins-title = الرسائل المثبّتة
pins-none = لم يعد هنا شيء مثبّت.
pins-by = ثبّتها { $name }
pins-show = عرض
pins-unpin = إلغاء التثبيت
