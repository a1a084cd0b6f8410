link-connecting = 正在连接
link-connected = 已连接
link-reconnecting = 正在重连
link-offline = 离线
link-asleep = 休眠
link-direct = 直连
link-relayed = 中继

link-far-nobody = 暂无他人
link-far-two = { $first } 和 { $second }
link-far-people = { NUMBER($count) } 人

link-says-connecting = 两个浏览器正在寻找连到对方的路径。
link-says-connected = 已连通：你写的内容会立即到达。
link-says-reconnecting = 已断开，正在重建。你写的内容会在之后到达。
link-says-offline = 无法连上。你写的内容会在对方回来后到达。
link-says-asleep = 对方的设备让页面休眠了。你写的内容会在它唤醒后到达。

link-state = 状态
link-way = 路径
link-addresses = 地址
link-up-for = 已连通
link-next-attempt = 下次尝试
link-next-attempt-in = { $time }后
link-data = 数据
link-data-both = 已发送 { $sent }，已接收 { $received }
link-restarts = 重新连接
link-restarts-made = 已建立 { NUMBER($count) } 次连接
link-restarts-no-search = 未寻找新路径
link-restarts-searched = 寻找过 { NUMBER($count) } 次新路径
link-failed = 失败
link-failed-attempts = 自上次连通以来 { NUMBER($count) } 次
link-relay = 中继
link-relay-only = 只经由中继：因为你的设置，或因为其他路径都失败了。
link-last-fault = 上次故障

link-way-near = 直连，从此设备自己的地址到对方自己的地址。
link-way-direct = 直连，{ $from }{ $to }。
link-way-direct-tcp = 直连，{ $from }{ $to }，使用 TCP，因为 UDP 不通。
link-way-direct-tls = 直连，{ $from }{ $to }，使用 TLS，因为其他方式都不通。
link-way-relayed = 中继，{ $from }{ $to }。
link-way-relayed-tcp = 中继，{ $from }{ $to }，使用 TCP，因为 UDP 不通。
link-way-relayed-tls = 中继，{ $from }{ $to }，使用 TLS，因为其他方式都不通。
link-from-host = 从此设备自己的地址
link-from-router = 经由你这边的路由器
link-from-seen = 从对方看到的此设备地址
link-from-relay = 经由你这边的中继
link-to-host = 到对方设备自己的地址
link-to-router = 到对方那边的路由器
link-to-seen = 到对方数据包的来源地址
link-to-relay = 到对方那边的中继

link-seconds = { NUMBER($seconds) } 秒
link-minutes = { NUMBER($minutes) } 分 { NUMBER($seconds) } 秒
link-hours = { NUMBER($hours) } 小时 { NUMBER($minutes) } 分
link-days = { NUMBER($days) } 天 { NUMBER($hours) } 小时
