notice-server-refused = 服务器拒绝：{ $why }
notice-seat-taken = 另一个标签页占用了你在此房间的位置。此标签页已断开。
notice-misbehaved = 与 { $who } 的连接已关闭：{ $why }
notice-forked = { $who } 签署了两份不同的历史记录，复制浏览器配置文件时就会这样。之后的内容不予采纳。
notice-own-fork = 你的密钥签署了两份不同的历史记录，复制浏览器配置文件时就会这样。你在这里写的内容对其他人不再有效。要继续，请换用其他浏览器或配置文件加入。
notice-nothing-stored = 此浏览器无法存储任何内容。页面关闭后，所写的内容就没有了：{ $why }
notice-storing-failed = 刚才存储失败。在恢复正常之前请不要关闭此页面：{ $why }
notice-storing-works = 存储已恢复正常。
