room-options-colour = 在此设备上的颜色
room-options-notify = 通知我
room-options-archive = 归档
room-options-restore = 移回房间列表
room-options-leave = 离开此房间
room-options-forget = 忘记…
room-options-forget-now = 忘记
room-options-help = 归档的房间会继续运行，只是不显示。离开的房间会留在列表中，保留到那时为止的内容。忘记的房间会从此设备删除。
