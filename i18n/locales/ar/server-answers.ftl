server-answers-no-window = لا توجد نافذة
server-answers-unreachable = تعذّر الوصول إليه
server-answers-status = أجاب بالرمز { $status }
server-answers-no-json = أجاب بما ليس JSON
server-answers-no-time = لم يذكر الوقت
server-answers-no-tincan = ما يجيب ليس Tincan
server-answers-closed = أُغلق ({ $code })
server-answers-late = لم يأتِ جواب في الوقت المناسب
