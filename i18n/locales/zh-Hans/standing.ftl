standing-place = 你在房间中的身份
