settings-language-title = اللغة
settings-language-label = لغة Tincan
