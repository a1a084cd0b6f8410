storage-bytes = { NUMBER($count) } 字节
storage-kilobytes = { $size } kB
storage-megabytes = { $size } MB
storage-gigabytes = { $size } GB
storage-terabytes = { $size } TB
storage-size = { NUMBER($size) }
storage-size-tenths = { NUMBER($size, minimumFractionDigits: 1) }

storage-used-of = 已使用 { $used }，浏览器允许 { $quota }。
storage-used = 已使用 { $used }。
storage-not-told = 浏览器未说明已使用多少。
storage-rooms = 此设备上保存着 { NUMBER($count) } 个房间。
