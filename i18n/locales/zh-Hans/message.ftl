message-people = { NUMBER($count) } 人

message-not-known = 尚不知是否收到
message-has = 已收到
message-has-read = 已读

message-forwarded = 转发自 { $from }
message-forwarded-says = 转发自 { $from }（据 { $by } 所说）

message-not-arrived = 那条消息还没有到达此设备。到达后会显示在这里。
message-not-shown = 那条消息不在这里显示。

message-pinned = { NUMBER($count) } 条置顶

message-written = 写于
message-written-own = { $time }，按你的时钟。
message-written-by = { $time }，按 { $name } 的时钟。
message-arrived = 到达
message-arrived-here = 在此标签页中写成。
message-arrived-before = 在此页面打开之前。
message-arrived-straight = { $time }，直接来自 { $name }。
message-arrived-passed = { $time }，由 { $name } 转交。
message-number = 编号
message-number-in-log = 此密钥日志中的第 { NUMBER($number) } 个
message-order = 顺序
message-order-depth = 深度 { NUMBER($depth) }，新见到 { NUMBER($seen) } 份其他日志
message-sealed-with = 加密密钥
message-sealed-first = 房间的第一个密钥
message-sealed-later = 密钥 { $key }，后来生成
message-size = 大小
