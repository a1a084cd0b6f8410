settings-language-title = Langue
settings-language-label = Langue de Tincan
