settings-settings = 设置
settings-sections = 各部分
settings-you = 你
settings-storage = 存储
settings-diagnostics-help = 如果有内容没有到达：每条连接的状况、正在等待的内容，以及可以复制给帮忙的人的报告。
