settings-room-title = 此房间
settings-room-unowned = 此房间的名称是手动输入的，不能更改。
settings-room-name = 房间标题
settings-room-name-help = 代替链接中的字母显示给所有人。由创建房间的人决定。
settings-room-save = 保存标题
settings-room-asked = 正在等待房主同意“{ $title }”。
settings-room-refused = 房主拒绝：{ $why }
