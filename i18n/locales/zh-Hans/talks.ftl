talks-news-channel = #{ $channel } 中有 { NUMBER($count) } 条新消息。
talks-news-channel-mentions = #{ $channel } 中有 { $messages }，其中 { NUMBER($mentions) } 条提到了你。
talks-messages = { NUMBER($count) } 条新消息
talks-news-many = { NUMBER($conversations) } 个对话中有 { NUMBER($count) } 条新消息。
talks-news-many-mentions = { NUMBER($conversations) } 个对话中有 { NUMBER($count) } 条新消息，其中 { NUMBER($mentions) } 条提到了你。
