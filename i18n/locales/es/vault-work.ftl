vault-work-tab-silent = Otra pestaña de esta página no responde. Cierra las demás pestañas de esta página y vuelve a intentarlo.
vault-work-no-passphrase = Este dispositivo ya no tiene frase de contraseña; vuelve a cargar la página.
vault-work-no-locks = esta página se cargó sin cifrado (http), y así los navegadores no permiten que las pestañas acuerden cuál escribe
