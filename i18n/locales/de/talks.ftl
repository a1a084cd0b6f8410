talks-news-channel = { $count ->
    [one] { NUMBER($count) } neue Nachricht in #{ $channel }.
   *[other] { NUMBER($count) } neue Nachrichten in #{ $channel }.
}
talks-news-channel-mentions = { $mentions ->
    [one] { $messages } in #{ $channel }, { NUMBER($mentions) } davon erwähnt dich.
   *[other] { $messages } in #{ $channel }, { NUMBER($mentions) } davon erwähnen dich.
}
talks-messages = { $count ->
    [one] { NUMBER($count) } neue Nachricht
   *[other] { NUMBER($count) } neue Nachrichten
}
talks-news-many = { NUMBER($count) } neue Nachrichten in { NUMBER($conversations) } Unterhaltungen.
talks-news-many-mentions = { $mentions ->
    [one] { NUMBER($count) } neue Nachrichten in { NUMBER($conversations) } Unterhaltungen, { NUMBER($mentions) } davon erwähnt dich.
   *[other] { NUMBER($count) } neue Nachrichten in { NUMBER($conversations) } Unterhaltungen, { NUMBER($mentions) } davon erwähnen dich.
}
