settings-language-title = Idioma
settings-language-label = Idioma de Tincan
