round-trip-label = زمن الذهاب والإياب
round-trip-always = { NUMBER($ms) } ملي ثانية.
round-trip-between = { NUMBER($middle) } ملي ثانية في الوسط، بين { NUMBER($least) } و{ NUMBER($most) }.
round-trip-lost = { $all ->
    [zero] لم تُجرَ اختبارات وصول، وبقي { NUMBER($lost) } بلا جواب.
    [one] من أصل اختبار وصول واحد، بقي { NUMBER($lost) } بلا جواب.
    [two] من أصل اختباري وصول، بقي { NUMBER($lost) } بلا جواب.
    [few] من أصل { NUMBER($all) } اختبارات وصول، بقي { NUMBER($lost) } بلا جواب.
    [many] من أصل { NUMBER($all) } اختبار وصول، بقي { NUMBER($lost) } بلا جواب.
   *[other] من أصل { NUMBER($all) } اختبار وصول، بقي { NUMBER($lost) } بلا جواب.
}
round-trip-not-measured = لم يُقس بعد.
round-trip-no-answer = لا أحد يجيب.
