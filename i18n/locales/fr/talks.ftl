talks-news-channel = { $count ->
    [one] { NUMBER($count) } nouveau message dans #{ $channel }.
   *[other] { NUMBER($count) } nouveaux messages dans #{ $channel }.
}
talks-news-channel-mentions = { $mentions ->
    [one] { $messages } dans #{ $channel }, { NUMBER($mentions) } vous mentionne.
   *[other] { $messages } dans #{ $channel }, { NUMBER($mentions) } vous mentionnent.
}
talks-messages = { $count ->
    [one] { NUMBER($count) } nouveau message
   *[other] { NUMBER($count) } nouveaux messages
}
talks-news-many = { NUMBER($count) } nouveaux messages dans { NUMBER($conversations) } conversations.
talks-news-many-mentions = { $mentions ->
    [one] { NUMBER($count) } nouveaux messages dans { NUMBER($conversations) } conversations, { NUMBER($mentions) } vous mentionne.
   *[other] { NUMBER($count) } nouveaux messages dans { NUMBER($conversations) } conversations, { NUMBER($mentions) } vous mentionnent.
}
