pins-title = 置顶消息
pins-none = 这里已没有置顶的消息。
pins-by = 由 { $name } 置顶
pins-show = 显示
pins-unpin = 取消置顶
