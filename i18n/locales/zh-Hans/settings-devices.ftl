settings-devices-title = 设备和密钥
settings-devices-keys = 你的密钥
settings-devices-keys-help = 你的身份是一个密钥，在所有房间中都相同。此外，在每个房间里，每个标签页都有自己的密钥，由你的密钥担保。它们都在此浏览器中，不在任何服务器上；你导出的文件中包含你的密钥。
settings-devices-user = 你
settings-devices-page = 此处的这个标签页
settings-devices-compare = 这里只显示开头部分。要确认某人的身份，请比对其资料页上的安全码。
