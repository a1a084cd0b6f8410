page-description = Tincan 是一个就在其中每个人浏览器里的房间。无需账号，你说的话不在任何服务器上。
page-profile-of = { $name } 的个人资料
page-not-found-title = 未找到 · Tincan
page-not-found = 此地址没有对应的页面
page-not-found-help = 这里没有页面。房间链接形如 /room#…，必须完整复制。
