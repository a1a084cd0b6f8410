presence-online = متصل
presence-away = بعيد
presence-here = هنا
presence-offline = غير متصل
presence-offline-now = غير متصل، آخر ظهور للتو
presence-offline-minutes = { $count ->
    [zero] غير متصل، آخر ظهور قبل أقل من دقيقة
    [one] غير متصل، آخر ظهور قبل دقيقة واحدة
    [two] غير متصل، آخر ظهور قبل دقيقتين
    [few] غير متصل، آخر ظهور قبل { NUMBER($count) } دقائق
    [many] غير متصل، آخر ظهور قبل { NUMBER($count) } دقيقة
   *[other] غير متصل، آخر ظهور قبل { NUMBER($count) } دقيقة
}
presence-offline-hours = { $count ->
    [zero] غير متصل، آخر ظهور قبل أقل من ساعة
    [one] غير متصل، آخر ظهور قبل ساعة واحدة
    [two] غير متصل، آخر ظهور قبل ساعتين
    [few] غير متصل، آخر ظهور قبل { NUMBER($count) } ساعات
    [many] غير متصل، آخر ظهور قبل { NUMBER($count) } ساعة
   *[other] غير متصل، آخر ظهور قبل { NUMBER($count) } ساعة
}
presence-offline-days = { $count ->
    [zero] غير متصل، آخر ظهور قبل أقل من يوم
    [one] غير متصل، آخر ظهور قبل يوم واحد
    [two] غير متصل، آخر ظهور قبل يومين
    [few] غير متصل، آخر ظهور قبل { NUMBER($count) } أيام
    [many] غير متصل، آخر ظهور قبل { NUMBER($count) } يومًا
   *[other] غير متصل، آخر ظهور قبل { NUMBER($count) } يوم
}
