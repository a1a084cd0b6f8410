refusals-message-empty = 请先写点内容。
refusals-message-too-long = 此消息过长：{ NUMBER($len) } 字节，最多 { NUMBER($max) } 字节。请分几次发送。
refusals-no-emoji = 这不是表情符号。
refusals-title-length = 标题须为 1 到 { NUMBER($max) } 个字符。
refusals-not-yours = 只有作者能更改消息。
refusals-forwarded = 转发的消息保持原样：那是别人写的内容。
refusals-message-gone = 此消息已不存在。
refusals-reactions-full = 一条消息最多有 { NUMBER($max) } 种不同的回应。
refusals-pins-full = 这里已置顶 { NUMBER($max) } 条消息。请先取消置顶其中一条。
refusals-read-only = 你在此房间可以阅读，但不能发言。
refusals-removed = 你已被移出此房间：你写的内容不会到达任何人。
refusals-not-allowed = 只有此房间的房主和管理员才能这样做。
refusals-channel-title-length = 频道名称须为 1 到 { NUMBER($max) } 个字符。
refusals-purpose-length = 频道用途最多 { NUMBER($max) } 个字符。
refusals-channel-title-taken = 已有同名频道。
refusals-channels-full = 此房间的频道数已达上限。
refusals-channel-gone = 此频道已不存在。
refusals-channel-archived = 此频道已归档。要发言，请先恢复。
refusals-not-your-channel = 只有频道创建者、房主和管理员能更改它。
refusals-person-gone = 此人不在房间里。
refusals-not-your-device = 只能撤销你自己的其他设备。
refusals-picture = 无法发送此图片：它过大，或不是由此页面绘制的。
refusals-no-owner = 此房间的名称是手动输入的：没有人能决定它的标题。
refusals-unstored = 有 { NUMBER($count) } 条消息无法存储。请先重试或舍弃其中一些。
refusals-forked = 此浏览器的密钥在两处被使用，复制其数据时就会这样。请重新加载页面，换用新密钥继续。

refusals-name-too-long = 名字最多 { NUMBER($max) } 个字符，这个有 { NUMBER($chars) } 个。
refusals-room-name-too-long = 房间名称最多 { NUMBER($max) } 个字符，这个有 { NUMBER($chars) } 个。
refusals-link-empty = 此链接没有指明房间。请索取完整的链接，包括 # 之后的全部内容。
refusals-link-unknown = # 之后的内容既不是房间代码，也不是房间名称。请重新索取链接。
refusals-code-incomplete = 此房间代码不完整：{ NUMBER($all) } 个字符中只有 { NUMBER($letters) } 个。请重新复制完整的链接。
refusals-code-letter = 此房间代码含有“{ $letter }”，而任何代码都不会有它。请重新复制完整的链接。
refusals-code-mistake = 此房间代码有误。请重新复制完整的链接。

refusals-passphrase-short = 请使用至少 { NUMBER($min) } 个字符。
refusals-passphrase-long = 作为密码短语，这太长了。
refusals-passphrase-missing = 请输入密码短语。
refusals-passphrase-wrong = 密码短语不对。没有丢失任何内容，请重试。
refusals-passphrase-damaged = 此设备存储的密码短语信息已损坏，因此任何密码短语都无法打开。
refusals-passphrase-newer = 密码短语由此页面的较新版本设置；请重新加载页面。
refusals-passphrase-key = 无法将密码短语转换为密钥：{ $why }。
refusals-room-key = 无法将房间名称转换为密钥：{ $why }。

refusals-key-bounds = 其参数超出范围
refusals-key-memory = 此设备没有 { NUMBER($mib) } MiB 的可用内存

refusals-export-unsealed = 请设置密码短语；没有它，任何人都能打开该文件。
refusals-export-wrong = 密码短语不对，或文件已损坏。
refusals-export-no-export = 此文件不是 Tincan 的导出文件。
refusals-export-newer = 此文件由较新版本的 Tincan 生成；请重新加载页面后重试。
refusals-export-too-big = 导出文件过大：超过 { NUMBER($max) } MiB。
refusals-export-key = 此设备无法将密码短语转换为密钥：{ $why }。

refusals-stored = 无法使用此设备上存储的内容：{ $why }。

refusals-store-none = 此浏览器不向页面提供存储（{ $why }）
refusals-store-full = 浏览器为此页面分配的存储空间已满
refusals-store-blocked = 另一个标签页正在使用旧版本的存储；请关闭此页面的其他标签页
refusals-store-newer = 存储由此页面的较新版本写入；请重新加载页面
refusals-store-gone = 此页面的存储已被浏览器删除或关闭
refusals-record-forged = 一条存储记录已损坏，或属于别处
refusals-record-newer = 一条存储记录由此页面的较新版本加密
refusals-store-failed = 浏览器的存储出错：{ $why }

refusals-server-room-full = 房间已有 { NUMBER($max) } 个连接端，达到上限
refusals-server-full = 服务器的连接数已达上限
refusals-server-address-full = 此地址的连接数已达单个地址的上限
refusals-server-join-late = 没有及时加入房间
refusals-server-flooding = 已被提醒，消息仍然过多
refusals-server-slow-reader = 该连接没有读取发给它的内容
