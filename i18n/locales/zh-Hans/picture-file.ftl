picture-file-missing = 请先选择图片。
picture-file-too-large = 此文件过大：超过 { NUMBER($max) } MiB。
picture-file-unreadable = 此浏览器无法将此文件作为图片读取。请选择 JPEG、PNG 或 WebP 图片。
picture-file-not-drawn = 此浏览器无法绘制该图片。
picture-file-not-small = 此浏览器无法将图片缩到足够小。
