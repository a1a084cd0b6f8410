# Was jemand in einem Raum wollte.

refusals-message-empty = Schreibe zuerst etwas.
refusals-message-too-long = Diese Nachricht ist zu lang: { NUMBER($len) } Byte, höchstens { NUMBER($max) }. Sende sie in Teilen.
refusals-no-emoji = Das ist kein Emoji.
refusals-title-length = Ein Titel hat 1 bis { NUMBER($max) } Zeichen.
refusals-not-yours = Eine Nachricht ändern kann nur, wer sie geschrieben hat.
refusals-forwarded = Eine weitergeleitete Nachricht bleibt, wie sie ist: Sie gibt wieder, was jemand anders geschrieben hat.
refusals-message-gone = Diese Nachricht ist nicht mehr da.
refusals-reactions-full = Eine Nachricht hat höchstens { NUMBER($max) } verschiedene Reaktionen.
refusals-pins-full = Hier sind schon { NUMBER($max) } Nachrichten angeheftet. Löse zuerst eine davon.
refusals-read-only = In diesem Raum kannst du lesen, aber nicht schreiben.
refusals-removed = Du wurdest aus diesem Raum entfernt: Was du schreibst, würde niemanden erreichen.
refusals-not-allowed = Das können nur Raumleitung und Moderation dieses Raums.
refusals-channel-title-length = Der Titel eines Kanals hat 1 bis { NUMBER($max) } Zeichen.
refusals-purpose-length = Wofür ein Kanal da ist, hat höchstens { NUMBER($max) } Zeichen.
refusals-channel-title-taken = Einen Kanal mit diesem Titel gibt es schon.
refusals-channels-full = Dieser Raum hat so viele Kanäle, wie er haben kann.
refusals-channel-gone = Diesen Kanal gibt es nicht mehr.
refusals-channel-archived = Dieser Kanal ist archiviert. Stelle ihn wieder her, um darin zu schreiben.
refusals-not-your-channel = Diesen Kanal ändern können nur Raumleitung, Moderation und wer ihn angelegt hat.
refusals-person-gone = Diese Person ist nicht im Raum.
refusals-not-your-device = Nur ein anderes deiner eigenen Geräte lässt sich herausnehmen.
refusals-picture = Dieses Bild kann nicht gesendet werden: Es ist zu groß oder keines, das diese Seite gezeichnet hat.
refusals-no-owner = Der Name dieses Raums wurde von Hand eingegeben: Niemand entscheidet über seinen Titel.
refusals-unstored = { $count ->
    [one] { NUMBER($count) } Nachricht konnte nicht gespeichert werden. Versuche es erneut oder verwirf sie.
   *[other] { NUMBER($count) } Nachrichten konnten nicht gespeichert werden. Versuche es bei einigen erneut oder verwirf sie.
}
refusals-forked = Der Schlüssel dieses Browsers wurde an zwei Orten benutzt, wie beim Kopieren seiner Daten. Lade die Seite neu, um mit einem neuen Schlüssel weiterzumachen.

# Namen von Personen und Räumen, Links zu Räumen.

refusals-name-too-long = Ein Name hat höchstens { NUMBER($max) } Zeichen, dieser hat { NUMBER($chars) }.
refusals-room-name-too-long = Ein Raumname hat höchstens { NUMBER($max) } Zeichen, dieser hat { NUMBER($chars) }.
refusals-link-empty = Dieser Link nennt keinen Raum. Bitte um den ganzen Link, mit allem nach dem #.
refusals-link-unknown = Was nach dem # steht, ist weder ein Raumcode noch ein Raumname. Bitte noch einmal um den Link.
refusals-code-incomplete = Dieser Raumcode ist nicht vollständig: Er hat { NUMBER($letters) } von { NUMBER($all) } Zeichen. Kopiere den ganzen Link noch einmal.
refusals-code-letter = Dieser Raumcode enthält „{ $letter }“; das kommt in keinem Code vor. Kopiere den ganzen Link noch einmal.
refusals-code-mistake = Dieser Raumcode enthält einen Fehler. Kopiere den ganzen Link noch einmal.

# Die Passphrase für das, was auf diesem Gerät gespeichert ist.

refusals-passphrase-short = Nimm mindestens { NUMBER($min) } Zeichen.
refusals-passphrase-long = Das ist zu lang für eine Passphrase.
refusals-passphrase-missing = Gib die Passphrase ein.
refusals-passphrase-wrong = Das ist nicht die Passphrase. Nichts ist verloren; versuche es noch einmal.
refusals-passphrase-damaged = Was dieses Gerät zu seiner Passphrase gespeichert hat, ist beschädigt; deshalb passt keine Passphrase mehr.
refusals-passphrase-newer = Die Passphrase wurde von einer neueren Version dieser Seite festgelegt; lade die Seite neu.
refusals-passphrase-key = Aus der Passphrase ließ sich kein Schlüssel machen: { $why }.
refusals-room-key = Aus dem Namen des Raums ließ sich kein Schlüssel machen: { $why }.

# Satzenden nach einem Doppelpunkt; ein Punkt folgt.
refusals-key-bounds = seine Parameter liegen außerhalb der Grenzen
refusals-key-memory = dieses Gerät hat keine { NUMBER($mib) } MiB freien Speicher

# Die Datei mit allem, was auf diesem Gerät ist, mit eigener Passphrase verschlüsselt.

refusals-export-unsealed = Wähle eine Passphrase; ohne sie könnten alle die Datei öffnen.
refusals-export-wrong = Die Passphrase ist falsch, oder die Datei ist beschädigt.
refusals-export-no-export = Diese Datei ist kein Export von Tincan.
refusals-export-newer = Diese Datei stammt von einer neueren Version von Tincan; lade die Seite neu und versuche es noch einmal.
refusals-export-too-big = Der Export ist zu groß: mehr als { NUMBER($max) } MiB.
refusals-export-key = Dieses Gerät konnte aus der Passphrase keinen Schlüssel machen: { $why }.

refusals-stored = Was auf diesem Gerät gespeichert ist, lässt sich nicht verwenden: { $why }.

# Satzenden nach einem Doppelpunkt; ein Punkt kann folgen.
refusals-store-none = dieser Browser gibt der Seite keinen Speicher ({ $why })
refusals-store-full = der Speicher des Browsers für diese Seite ist voll
refusals-store-blocked = ein anderer Tab hält eine ältere Version des Speichers offen; schließe die anderen Tabs dieser Seite
refusals-store-newer = der Speicher wurde von einer neueren Version dieser Seite geschrieben; lade die Seite neu
refusals-store-gone = der Speicher dieser Seite wurde vom Browser gelöscht oder geschlossen
refusals-record-forged = ein gespeicherter Datensatz ist beschädigt oder gehört woandershin
refusals-record-newer = ein gespeicherter Datensatz wurde von einer neueren Version dieser Seite verschlüsselt
refusals-store-failed = der Speicher des Browsers hat versagt: { $why }

# Satzenden nach „Der Server hat abgelehnt:“; kein Punkt folgt.
refusals-server-room-full = { $max ->
    [one] der Raum ist mit { NUMBER($max) } Verbindung voll
   *[other] der Raum ist mit { NUMBER($max) } Verbindungen voll
}
refusals-server-full = der Server hat schon so viele Verbindungen, wie er annimmt
refusals-server-address-full = von dieser Adresse kommen schon so viele Verbindungen wie erlaubt
refusals-server-join-late = es wurde kein Raum rechtzeitig betreten
refusals-server-flooding = trotz Hinweis zu viele Nachrichten
refusals-server-slow-reader = die Verbindung hat nicht gelesen, was an sie gesendet wurde
