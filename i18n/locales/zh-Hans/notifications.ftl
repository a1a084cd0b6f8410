notifications-unsupported = 此浏览器不为此页面提供通知：通知需要通过 https 加载的页面，在 iPhone 或 iPad 上还需将页面添加到主屏幕。
notifications-denied = 此浏览器已设为不显示此页面的通知。要更改，请点击地址左侧的图标，允许通知，然后在这里重新开启。

notifications-all = 所有消息
notifications-all-help = 那里写的一切。
notifications-mentions = 仅提及
notifications-mentions-help = @ 后面是你名字的消息，以及私聊给你的消息。
notifications-nothing = 不通知
notifications-nothing-help = 只在房间列表中计入新消息数。

notifications-as-in-settings-all = 与设置相同：所有消息
notifications-as-in-settings-mentions = 与设置相同：仅提及
notifications-as-in-settings-nothing = 与设置相同：不通知

notifications-hidden = 有 { NUMBER($count) } 条新消息。
notifications-private = { $author }（私聊）
notifications-in-room = { $author } 在 { $room }
notifications-in-channel = { $author } 在 { $room }，{ $channel }
notifications-mention-in-room = { $author } 在 { $room } 提到了你
notifications-mention-in-channel = { $author } 在 { $room }，{ $channel } 提到了你
notifications-several = { $title }（{ NUMBER($count) } 条新消息）
