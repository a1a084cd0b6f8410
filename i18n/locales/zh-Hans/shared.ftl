shared-title = 分享到 Tincan
shared-choose = 打开一个房间：内容会放进它的消息框，由你决定是否发送。
shared-missing = 分享的内容没有送达。请再分享一次。
