link-details-unknown = لا يُعرف شيء عن هذا الاتصال بعد.
link-details-round-trip = زمن الذهاب والإياب
link-details-doctor-aside = طبيب الاتصال (علامة تبويب جديدة)
link-details-chart-begin = قبل { NUMBER($minutes) } د
link-details-chart-top = الأعلى { NUMBER($ms) } ملي ث
link-details-chart-end = الآن
