rooms-news = { NUMBER($count) } 条未读
rooms-nothing-written = 还没有消息
rooms-deleted = 有一条消息已删除
rooms-newest-own = 你：{ $excerpt }
rooms-newest = { $author }：{ $excerpt }

rooms-left = 已离开
rooms-resting = 未打开
rooms-opening = 正在打开
rooms-alone = 暂无他人
rooms-others = 另有 { NUMBER($count) } 人在
rooms-reconnecting = 正在重连

rooms-invite-by-name = 打开此链接或知道房间名称的人都能加入，并读到说过的内容。
rooms-invite-closed = 打开此链接的人会申请加入，由房主或管理员批准。
rooms-invite-open = 打开此链接的人都能加入。请只发给你想邀请的人。

rooms-forget = 这会从此设备删除“{ $title }”留存的内容：日志中的 { NUMBER($count) } 个条目（消息、更改、回应）、密钥和链接。其他人的仍然保留。没有链接，你就无法回来。
rooms-forget-unsent = 你有 { NUMBER($count) } 个别人都没有的条目，将永久丢失。

rooms-colour-teal = 青色
rooms-colour-blue = 蓝色
rooms-colour-violet = 紫色
rooms-colour-plum = 梅紫色
rooms-colour-red = 红色
rooms-colour-amber = 琥珀色
rooms-colour-olive = 橄榄色
rooms-colour-grey = 灰色
rooms-unnamed = 房间 { $letters }
