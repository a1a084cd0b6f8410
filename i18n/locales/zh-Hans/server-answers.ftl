server-answers-no-window = 没有窗口
server-answers-unreachable = 无法连接
server-answers-status = 应答为 { $status }
server-answers-no-json = 应答不是 JSON
server-answers-no-time = 没有告知时间
server-answers-no-tincan = 应答的不是 Tincan
server-answers-closed = 已关闭（{ $code }）
server-answers-late = 没有及时应答
