rooms-list-rooms = الغرف
rooms-list-new = غرفة جديدة
rooms-list-find = البحث عن غرفة
rooms-list-none = لا غرف بعد. اتبع رابطًا، أو أنشئ غرفة خاصة بك.
rooms-list-none-found = لا غرفة بهذا الاسم.
rooms-list-archived = المؤرشفة
rooms-list-archived-rooms = الغرف المؤرشفة
rooms-list-options-of = خيارات { $room }
