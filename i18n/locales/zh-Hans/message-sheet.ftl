message-sheet-message = 消息
message-sheet-details = 消息详情
message-sheet-versions = 历史版本
message-sheet-forward = 转发到
message-sheet-delete = 删除此消息？

message-sheet-delete-help = 它的文字、历史版本和回应会从所有人那里移除。已经读过的人仍然读过。
message-sheet-delete-for-everybody = 为所有人删除

message-sheet-not-stored = 此消息没有存储：它只存在于此页面。
message-sheet-holders = 谁已收到
message-sheet-nobody = 房间里没有其他人。
message-sheet-author-told = 谁读过，只有作者知道。
message-sheet-facts = 来源
message-sheet-proof = 证明
message-sheet-signed = 签名有效：下方的密钥为此房间签署的正是这条内容。根据证书，该密钥属于 { $name }。
message-sheet-not-signed = 签名无效。此消息不可信。
message-sheet-hash = 哈希值
message-sheet-copy-hash = 复制哈希值
message-sheet-key = 密钥
message-sheet-copy-key = 复制密钥
message-sheet-signature = 签名
message-sheet-copy-signature = 复制签名
message-sheet-not-allowed = 不允许

message-sheet-versions-help = 按生效顺序排列，时间以作者的时钟为准。所有人都能查看。
message-sheet-versions-list = 版本
message-sheet-first = 最初
message-sheet-now = 现在
message-sheet-left-out = 中间有 { NUMBER($count) } 个版本未保留。
message-sheet-versions-gone = 此消息已不存在，历史版本也不存在。
message-sheet-moment = { $day } { $time }

message-sheet-reactors = 谁作了回应
message-sheet-you = 你
