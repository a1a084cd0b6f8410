talks-news-channel = { $count ->
    [one] { NUMBER($count) } mensaje nuevo en #{ $channel }.
   *[other] { NUMBER($count) } mensajes nuevos en #{ $channel }.
}
talks-news-channel-mentions = { $mentions ->
    [one] { $messages } en #{ $channel }, { NUMBER($mentions) } te menciona.
   *[other] { $messages } en #{ $channel }, { NUMBER($mentions) } te mencionan.
}
talks-messages = { $count ->
    [one] { NUMBER($count) } mensaje nuevo
   *[other] { NUMBER($count) } mensajes nuevos
}
talks-news-many = { NUMBER($count) } mensajes nuevos en { NUMBER($conversations) } conversaciones.
talks-news-many-mentions = { $mentions ->
    [one] { NUMBER($count) } mensajes nuevos en { NUMBER($conversations) } conversaciones, { NUMBER($mentions) } te menciona.
   *[other] { NUMBER($count) } mensajes nuevos en { NUMBER($conversations) } conversaciones, { NUMBER($mentions) } te mencionan.
}
