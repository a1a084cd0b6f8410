update-there = 服务器上有新版本的 Tincan。你写下的内容会保留。
update-load = 加载
update-later = 以后
