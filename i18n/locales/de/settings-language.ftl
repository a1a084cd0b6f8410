settings-language-title = Sprache
settings-language-label = Sprache von Tincan
