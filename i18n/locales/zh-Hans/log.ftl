log-messages = 消息
log-private-messages = 私聊消息
log-nothing-private = 这里还没有人发言。之后的内容只有你们两人能读到。
log-nothing = 这里还没有人发言。之后的内容房间里的所有人都能读到。

log-new-messages = 新消息
log-new = 新消息

log-edited = 已编辑
log-edited-open = 已编辑：查看历史版本
log-pinned = 已置顶
log-deleted = 消息已删除
log-show-less = 收起
log-show-all = 展开全部
log-discard-help = 删除此消息
log-answers = 回复

log-task-done = 已完成
log-task-open = 待办
log-table = 表格
log-code = 代码
log-code-in = 代码，{ $language }
log-copy-code = 复制代码
log-copied-code = 已复制代码
log-not-copied-code = 未复制代码
log-not-copied = 未复制

log-to-new = 新消息
log-to-newest = 最新消息
log-another-day = 转到其他日期
log-day-title = 转到某一天
log-day = 日期
log-day-go = 转到
log-day-help = 如果那天没有人发言，则转到之后最近有发言的一天。
log-day-missing = 请选择日期。

log-dismiss = 知道了

log-private-with = 私聊对象：
log-private-note = 只有你们两人能读到
