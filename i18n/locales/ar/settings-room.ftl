settings-room-title = هذه الغرفة
settings-room-unowned = سُمّيت هذه الغرفة يدويًا، وتحتفظ باسمها.
settings-room-name = عنوان الغرفة
settings-room-name-help = يظهر للجميع بدلًا من أحرف الرابط. والقرار لمن أنشأ الغرفة.
settings-room-save = حفظ العنوان
settings-room-asked = بانتظار موافقة المالك على «{ $title }».
settings-room-refused = رفض المالك: { $why }
