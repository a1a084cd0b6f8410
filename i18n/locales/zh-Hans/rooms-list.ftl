rooms-list-rooms = 房间
rooms-list-new = 新建房间
rooms-list-find = 查找房间
rooms-list-none = 还没有房间。请打开别人给你的链接，或自己创建房间。
rooms-list-none-found = 没有叫这个名字的房间。
rooms-list-archived = 已归档
rooms-list-archived-rooms = 已归档的房间
rooms-list-options-of = { $room } 的选项
