presence-online = 在线
presence-away = 离开
presence-here = 在房间内
presence-offline = 离线
presence-offline-now = 离线，刚刚在线
presence-offline-minutes = 离线，{ NUMBER($count) } 分钟前在线
presence-offline-hours = 离线，{ NUMBER($count) } 小时前在线
presence-offline-days = 离线，{ NUMBER($count) } 天前在线
