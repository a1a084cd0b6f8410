settings-privacy-title = Privatsphäre
settings-privacy-help = Für dieses Gerät, in allen Räumen, ab sofort. Deine eigenen anderen Geräte erfahren es trotzdem; so ist auf allen gelesen, was du auf einem liest.
settings-privacy-read = Lesebestätigungen senden
settings-privacy-read-help = Die anderen sehen, wie weit du gelesen hast. Ausgeschaltet sehen sie es nicht; du siehst weiterhin, was sie senden.
settings-privacy-typing = Schreibanzeige senden
settings-privacy-typing-help = Die anderen sehen, dass du schreibst, während du es tust. Ausgeschaltet sehen sie es nicht; bei ihnen siehst du es weiterhin.
settings-privacy-presence = Anwesenheit und „zuletzt online“ senden
settings-privacy-presence-help = Die anderen sehen, ob du an dieser Seite bist und wann du es zuletzt warst. Ausgeschaltet sehen sie nur, dass dein Browser im Raum ist; bei ihnen siehst du es weiterhin.
