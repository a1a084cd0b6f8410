settings-servers-title = Von dir hinzugefügte Server
settings-servers-none = Keine.
settings-servers-url = Serveradresse
settings-servers-url-help = stun:host:3478 findet deine Adresse von außen heraus; turn:host:3478 dient als Relay und verlangt einen Benutzernamen und ein Passwort.
settings-servers-url-missing = Gib die Adresse eines Servers ein.
settings-servers-username = Benutzername
settings-servers-password = Passwort
settings-servers-add = Server hinzufügen
settings-servers-help = Wird mitsamt Passwort auf diesem Gerät gespeichert, verschlüsselt nur, wenn dieses Gerät eine Passphrase hat. Das Passwort nützt nur bei diesem einen Server.
# Vorgelesen; beginnt mit dem sichtbaren Wort.
settings-servers-remove = Entfernen: { $url }
