settings-picture-title = 你的头像
settings-picture-choose = 选择图片
settings-picture-remove = 移除头像
settings-picture-drawing = 正在缩小图片…
settings-picture-chosen = 这就是你现在的头像，适用于你的所有房间。
settings-picture-removed = 已从你的所有房间移除。
