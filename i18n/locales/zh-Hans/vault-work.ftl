vault-work-tab-silent = 此页面的另一个标签页没有响应。请关闭此页面的其他标签页，然后重试。
vault-work-no-passphrase = 此设备已没有密码短语；请重新加载页面。
vault-work-no-locks = 此页面未经加密加载（http），这时浏览器不允许标签页之间协调由谁写入
