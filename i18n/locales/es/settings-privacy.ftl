settings-privacy-title = Privacidad
settings-privacy-help = Para este dispositivo, en todas las salas, desde ahora. A tus otros dispositivos se les comunica de todos modos, para que lo que lees en uno conste como leído en todos.
settings-privacy-read = Enviar confirmaciones de lectura
settings-privacy-read-help = Los demás ven hasta dónde has leído. Si lo desactivas, no lo ven; tú sigues viendo lo que ellos envían.
settings-privacy-typing = Enviar que estás escribiendo
settings-privacy-typing-help = Los demás ven que estás escribiendo mientras lo haces. Si lo desactivas, no lo ven; tú sigues viéndolo de ellos.
settings-privacy-presence = Enviar presencia y última vez
settings-privacy-presence-help = Los demás ven si estás en esta página y cuándo estuviste por última vez. Si lo desactivas, ven solo que tu navegador está en la sala; tú sigues viéndolo de ellos.
