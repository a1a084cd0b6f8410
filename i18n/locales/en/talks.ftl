# Channels and private conversations: what was not looked at in them.

talks-news-channel = { $count ->
    [one] { NUMBER($count) } new message in #{ $channel }.
   *[other] { NUMBER($count) } new messages in #{ $channel }.
}
# $messages is one of the "talks-messages" below.
talks-news-channel-mentions = { $mentions ->
    [one] { $messages } in #{ $channel }, { NUMBER($mentions) } mentions you.
   *[other] { $messages } in #{ $channel }, { NUMBER($mentions) } mention you.
}
talks-messages = { $count ->
    [one] { NUMBER($count) } new message
   *[other] { NUMBER($count) } new messages
}
# Of messages and of conversations there are always more than one here and below.
talks-news-many = { NUMBER($count) } new messages in { NUMBER($conversations) } conversations.
talks-news-many-mentions = { $mentions ->
    [one] { NUMBER($count) } new messages in { NUMBER($conversations) } conversations, { NUMBER($mentions) } mentions you.
   *[other] { NUMBER($count) } new messages in { NUMBER($conversations) } conversations, { NUMBER($mentions) } mention you.
}
