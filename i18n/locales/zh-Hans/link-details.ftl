link-details-unknown = 对此连接还一无所知。
link-details-round-trip = 往返时间
link-details-doctor-aside = 连接检测（新标签页）
link-details-chart-begin = { NUMBER($minutes) } 分钟前
link-details-chart-top = 最高 { NUMBER($ms) } ms
link-details-chart-end = 现在
