composer-message = رسالة
composer-to-room = رسالة إلى الغرفة
composer-to-channel = رسالة في { $channel }
composer-to-person = رسالة خاصة إلى { $name }
composer-answering = رد على { $name }: { $excerpt }
composer-editing = تعديل رسالة
composer-unstored = لا يخزّن هذا المتصفح شيئًا: ما تكتبه لا يبقى إلا ما دامت هذه الصفحة مفتوحة.
composer-offers = اقتراحات الإكمال
composer-offers-emoji = { $count ->
    [zero] لا رموز تعبيرية.
    [one] رمز تعبيري واحد. الاختيار بمفاتيح الأسهم، والإدراج بمفتاح Enter.
    [two] رمزان تعبيريان. الاختيار بمفاتيح الأسهم، والإدراج بمفتاح Enter.
    [few] { NUMBER($count) } رموز تعبيرية. الاختيار بمفاتيح الأسهم، والإدراج بمفتاح Enter.
    [many] { NUMBER($count) } رمزًا تعبيريًا. الاختيار بمفاتيح الأسهم، والإدراج بمفتاح Enter.
   *[other] { NUMBER($count) } رمز تعبيري. الاختيار بمفاتيح الأسهم، والإدراج بمفتاح Enter.
}
composer-offers-people = { $count ->
    [zero] لا أشخاص.
    [one] شخص واحد. الاختيار بمفاتيح الأسهم، والإدراج بمفتاح Enter.
    [two] شخصان. الاختيار بمفاتيح الأسهم، والإدراج بمفتاح Enter.
    [few] { NUMBER($count) } أشخاص. الاختيار بمفاتيح الأسهم، والإدراج بمفتاح Enter.
    [many] { NUMBER($count) } شخصًا. الاختيار بمفاتيح الأسهم، والإدراج بمفتاح Enter.
   *[other] { NUMBER($count) } شخص. الاختيار بمفاتيح الأسهم، والإدراج بمفتاح Enter.
}
