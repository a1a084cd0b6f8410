vault-sealing = 正在加密此设备上的内容
vault-unsealing = 正在移除密码短语
vault-erasing = 正在清除此设备上的内容
vault-records = 已完成 { NUMBER($done) }/{ NUMBER($all) } 条记录。即使中断，也不会丢失任何内容。
vault-waiting = 正在等待此页面的其他标签页…
vault-moment = 请稍候片刻。

vault-sealed = 已加密
vault-sealed-means = 从现在起，每次加载此页面都会询问密码短语。没有人能替你找回它：请保管好它，或保管好一份有自己密码短语的导出文件。
vault-unsealed = 密码短语已移除
vault-unsealed-means = 密钥和消息又未加密地存储：能使用此浏览器配置文件的人都能读取。
vault-erased = 已清除
vault-erased-means = 此设备上不再有任何密钥、房间或消息。如果有导出文件，你可以继续使用：请在设置中导入。

vault-sealing-failed = 加密未能完成
vault-unsealing-failed = 移除密码短语未能完成
vault-erasing-failed = 清除未能完成

vault-never = 从不
vault-after-an-hour = 一小时后
vault-after-minutes = { NUMBER($count) } 分钟后
