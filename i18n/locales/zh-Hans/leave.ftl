leave-left = 你已离开。
leave-left-help = 与其他人的连接都已关闭。说过的内容仍留在还在房间里的人那里，也留在此设备上，直到你忘记此房间。
leave-join-again = 重新加入
