room-options-colour = اللون على هذا الجهاز
room-options-notify = الإشعارات
room-options-archive = أرشفة
room-options-restore = إعادتها إلى الغرف
room-options-leave = مغادرة هذه الغرفة
room-options-forget = نسيان…
room-options-forget-now = نسيان
room-options-help = الغرفة المؤرشفة تستمر بعيدًا عن النظر. والغرفة التي غادرتها تبقى في القائمة بما قيل فيها حتى ذلك الحين. أما المنسية فتُحذف من هذا الجهاز.
