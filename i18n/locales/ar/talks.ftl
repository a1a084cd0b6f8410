talks-news-channel = { $count ->
    [zero] لا رسائل جديدة في #{ $channel }.
    [one] رسالة جديدة واحدة في #{ $channel }.
    [two] رسالتان جديدتان في #{ $channel }.
    [few] { NUMBER($count) } رسائل جديدة في #{ $channel }.
    [many] { NUMBER($count) } رسالة جديدة في #{ $channel }.
   *[other] { NUMBER($count) } رسالة جديدة في #{ $channel }.
}
talks-news-channel-mentions = { $mentions ->
    [zero] { $messages } في #{ $channel }، بلا إشارة إليك.
    [one] { $messages } في #{ $channel }، وفيها إشارة إليك.
    [two] { $messages } في #{ $channel }، وفيها إشارتان إليك.
    [few] { $messages } في #{ $channel }، وفيها { NUMBER($mentions) } إشارات إليك.
    [many] { $messages } في #{ $channel }، وفيها { NUMBER($mentions) } إشارة إليك.
   *[other] { $messages } في #{ $channel }، وفيها { NUMBER($mentions) } إشارة إليك.
}
talks-messages = { $count ->
    [zero] لا رسائل جديدة
    [one] رسالة جديدة واحدة
    [two] رسالتان جديدتان
    [few] { NUMBER($count) } رسائل جديدة
    [many] { NUMBER($count) } رسالة جديدة
   *[other] { NUMBER($count) } رسالة جديدة
}
talks-news-many = { $conversations ->
    [zero] الرسائل الجديدة: { NUMBER($count) }.
    [one] الرسائل الجديدة في محادثة واحدة: { NUMBER($count) }.
    [two] الرسائل الجديدة في محادثتين: { NUMBER($count) }.
    [few] الرسائل الجديدة في { NUMBER($conversations) } محادثات: { NUMBER($count) }.
    [many] الرسائل الجديدة في { NUMBER($conversations) } محادثة: { NUMBER($count) }.
   *[other] الرسائل الجديدة في { NUMBER($conversations) } محادثة: { NUMBER($count) }.
}
talks-news-many-mentions = { $conversations ->
    [zero] الرسائل الجديدة: { NUMBER($count) }، منها { NUMBER($mentions) } تشير إليك.
    [one] الرسائل الجديدة في محادثة واحدة: { NUMBER($count) }، منها { NUMBER($mentions) } تشير إليك.
    [two] الرسائل الجديدة في محادثتين: { NUMBER($count) }، منها { NUMBER($mentions) } تشير إليك.
    [few] الرسائل الجديدة في { NUMBER($conversations) } محادثات: { NUMBER($count) }، منها { NUMBER($mentions) } تشير إليك.
    [many] الرسائل الجديدة في { NUMBER($conversations) } محادثة: { NUMBER($count) }، منها { NUMBER($mentions) } تشير إليك.
   *[other] الرسائل الجديدة في { NUMBER($conversations) } محادثة: { NUMBER($count) }، منها { NUMBER($mentions) } تشير إليك.
}
