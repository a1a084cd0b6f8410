settings-language-title = 语言
settings-language-label = Tincan 使用的语言
