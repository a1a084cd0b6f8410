history-getting = 正在获取 { NUMBER($count) } 条更早的消息…
history-first-new = 第一条新消息
history-unread = { NUMBER($count) } 条未读消息
history-no-later-day = 那天及之后没有人发言。
history-of-blocked = 你屏蔽的人的消息
history-not-arrived = 尚未到达的消息
history-deleted = 已删除的消息
