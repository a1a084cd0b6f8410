silent-removed = 你不能再在这里发言。
silent-reader = 你在这里只能阅读。要发言，请联系房主或管理员。
silent-private = 对方已不在房间里：你写的内容不会到达。
silent-archived = 此频道已归档：恢复之前没有人能在这里发言。
silent-room = 你不能在这里发言。
