settings-devices-title = Geräte und Schlüssel
settings-devices-keys = Deine Schlüssel
settings-devices-keys-help = Wer du bist, ist ein Schlüssel, in allen Räumen derselbe. In jedem Raum hat außerdem jeder Tab einen eigenen, für den deiner bürgt. Sie alle liegen in diesem Browser und auf keinem Server; eine Datei, die du exportierst, enthält deinen.
settings-devices-user = Du
settings-devices-page = Dieser Tab hier
settings-devices-compare = Das sind nur ihre Anfänge. Um dir bei jemandem sicher zu sein, vergleiche den Sicherheitscode, der bei der Person steht.
