people-list-title = الأشخاص
people-list-you = أنت:
people-list-empty = لا أحد غيرك بعد. أرسل الرابط إلى من تريد وجودهم هنا.
people-list-link-details = { $name }، تفاصيل الاتصال
people-list-muted = مكتوم
people-list-latency = { NUMBER($ms) } ملي ث
people-list-you-end = أنت
people-list-impostor = شخص هنا باسم { $name } ليس { $name } الذي تحققت منه
