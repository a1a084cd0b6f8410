page-description = Tincan غرفة تعيش في متصفحات من فيها. بلا حساب، ولا شيء مما تقوله موجود على خادم.
page-profile-of = الملف الشخصي: { $name }
page-not-found-title = غير موجودة · Tincan
page-not-found = هذا العنوان لا يقود إلى شيء
page-not-found-help = لا توجد صفحة هنا. رابط الغرفة يكون على نحو { "\u2066/room#…\u2069" } ويجب نسخه كله.
