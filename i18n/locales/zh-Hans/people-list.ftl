people-list-title = 房间里的人
people-list-you = 你：
people-list-empty = 还没有其他人。把链接发给你想邀请的人。
people-list-link-details = { $name } 的连接详情
people-list-muted = 已静音
people-list-latency = { NUMBER($ms) } ms
people-list-you-end = 你
people-list-impostor = 有一个 { $name } 不是你验证过的 { $name }
