settings-you-help = 其他人在你写的内容旁边看到的名字。它会立即在此处打开的每个房间中更改，并保留到下一个房间使用。验证过你的人会得知你以前用的是别的名字。
settings-you-save = 保存名字
settings-you-saved = 这就是你现在的名字，适用于你的所有房间。
