storage-bytes = { $count ->
    [zero] { NUMBER($count) } بايت
    [one] بايت واحد
    [two] بايتان
    [few] { NUMBER($count) } بايت
    [many] { NUMBER($count) } بايت
   *[other] { NUMBER($count) } بايت
}
storage-kilobytes = { $size } كيلوبايت
storage-megabytes = { $size } ميغابايت
storage-gigabytes = { $size } غيغابايت
storage-terabytes = { $size } تيرابايت
storage-size = { NUMBER($size) }
storage-size-tenths = { NUMBER($size, minimumFractionDigits: 1) }
storage-used-of = المستخدَم { $used } من { $quota } يسمح بها المتصفح.
storage-used = المستخدَم { $used }.
storage-not-told = لا يذكر المتصفح مقدار المستخدَم.
storage-rooms = { $count ->
    [zero] لا غرف محفوظة على هذا الجهاز.
    [one] غرفة واحدة محفوظة على هذا الجهاز.
    [two] غرفتان محفوظتان على هذا الجهاز.
    [few] { NUMBER($count) } غرف محفوظة على هذا الجهاز.
    [many] { NUMBER($count) } غرفة محفوظة على هذا الجهاز.
   *[other] { NUMBER($count) } غرفة محفوظة على هذا الجهاز.
}
