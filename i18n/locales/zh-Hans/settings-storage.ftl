settings-storage-title = 在此设备上
settings-storage-unavailable = 此浏览器不存储任何内容：{ $why }
settings-storage-kept = 浏览器会保留此页面的数据，直到你删除。
settings-storage-unkept = 空间不足时，浏览器可能会删除此页面的数据。
settings-storage-keep = 保留我的数据
settings-storage-asked = 已请求。浏览器尚未同意。
