people-mute-help = 对方写的内容你去看时就在，但不会提醒你。在此设备上，适用于所有房间。
people-picture-help = 会发给你所有房间里的所有人，尺寸很小，且不含相机附带的信息（例如地点）。没有头像时，其他人会看到由你的密钥生成的图案。
people-blocks = { $name } 的任何内容都不再显示在此设备上，所有房间都一样：消息、回应、名字。{ $name } 不会得知。对方写的内容会被隐藏保留，并仍然转交给其他人，因此不会有人遗漏。你可以在设置中取消。

people-device-own = 此页面
people-device-revoked = 密钥已撤销
people-device-linked = 在房间内，已连通
people-device-asleep = 休眠
people-device-through-hub = 在房间内，经由中心节点
people-device-waits-for-hub = 在房间内，等待中心节点
people-device-linking = 在房间内，正在连接
people-device-away = 不在房间内

people-one-writes = { $name } 正在输入…
people-two-write = { $first } 和 { $second } 正在输入…
people-many-write = { $first }、{ $second } 和另外 { NUMBER($count) } 人正在输入…
