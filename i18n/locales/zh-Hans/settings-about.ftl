settings-about-title = 关于
settings-about-version = Tincan { $version }，以 Apache 许可证 2.0 发布的自由软件。
settings-about-source = 任何人都可以按照该许可证阅读、修改和分发其源代码。
settings-about-licences = 其中所有组成部分的许可证（新标签页）
