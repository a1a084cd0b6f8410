later-coming = 正在加载这一部分。
later-failed = 无法加载这一部分。它来自服务器，而服务器可能无法访问。
later-again = 重试
