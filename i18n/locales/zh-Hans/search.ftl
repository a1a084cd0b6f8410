search-nothing-yet = 目前还没有找到。
search-nothing = 没有找到。
search-found = 找到 { NUMBER($count) } 条消息。
search-rooms-failed = 有 { NUMBER($count) } 个房间无法读取。
search-reading = 正在读取“{ $room }”，第 { NUMBER($number) } 个房间，共 { NUMBER($all) } 个…
search-in-channel = { $room } · #{ $channel }
search-in-private = { $room } · 与 { $name } 私聊
search-filters = 筛选
search-filters-set = 筛选（{ NUMBER($count) }）
search-you = { $name }（你）

search-writing = 正在写入：{ NUMBER($done) }/{ NUMBER($all) } 条消息…
search-exported = 已导出 { NUMBER($count) } 条消息。该文件未加密。
search-export-stopped = 已停止。没有保存任何内容。
