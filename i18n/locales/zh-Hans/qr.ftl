qr-room-link = 此房间链接的二维码
qr-too-long = 文字过长，无法生成二维码。
