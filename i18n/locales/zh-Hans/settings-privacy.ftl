settings-privacy-title = 隐私
settings-privacy-help = 适用于此设备上的所有房间，从现在起生效。你自己的其他设备始终会得知，这样在一台上读过的，在所有设备上都是已读。
settings-privacy-read = 发送已读回执
settings-privacy-read-help = 其他人能看到你读到哪里。关闭后看不到；你仍能看到他们发送的回执。
settings-privacy-typing = 发送“正在输入”
settings-privacy-typing-help = 你在写的时候，其他人能看到你正在输入。关闭后看不到；你仍能看到他们正在输入。
settings-privacy-presence = 发送在线状态和上次在线时间
settings-privacy-presence-help = 其他人能看到你是否在此页面，以及你上次在的时间。关闭后，他们只能看到你的浏览器在房间内；你仍能看到他们的状态。
