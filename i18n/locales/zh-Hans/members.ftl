members-owner = 房主
members-moderator = 管理员
members-member = 成员
members-reader = 只读成员
members-asks = 申请加入
members-removed = 已移出

members-link-asks = 申请加入
members-link-removed = 已移出

members-let-in = 允许加入
members-let-back-in = 允许重新加入
members-make-moderator = 设为管理员
members-make-member = 设为成员
members-make-reader = 设为只读成员

members-remove-closes = { $name } 会保留已有的内容，不再收到新内容。从此新成员必须申请加入，这无法撤销。
members-remove = { $name } 会保留已有的内容，不再收到新内容。要回来需要有人允许加入。
members-reader-closes = { $name } 可以阅读，但不能发言。从此新成员必须申请加入，这无法撤销。

members-you-were-removed = 你已被移出此房间。已有的内容在这里仍可阅读；不会再有新内容，你写的内容也不会到达任何人。

members-one-asks = { $name } 申请加入。
members-two-ask = { $first } 和 { $second } 申请加入。
members-many-ask = { NUMBER($count) } 人申请加入。

members-waiting-alone = 你正在等待获准加入。现在没有能批准的人在；获准后房间会自动打开。
members-waiting-one = { $name } 看到你正在等待。需要有人允许你加入；你写的内容届时会到达。
members-waiting-two = { $first } 和 { $second } 看到你正在等待。需要有人允许你加入；你写的内容届时会到达。
members-waiting-many = { $name } 和另外 { NUMBER($others) } 人看到你正在等待。需要有人允许你加入；你写的内容届时会到达。

members-unreadable = 有 { NUMBER($count) } 条消息在这里无法读取：写于你加入之前，或你不在房间期间。

members-private-news = { $name } 发来 { NUMBER($count) } 条新的私聊消息。
members-private-news-many = { NUMBER($people) } 人发来 { NUMBER($count) } 条新的私聊消息。
