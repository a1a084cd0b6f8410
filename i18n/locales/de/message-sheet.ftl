message-sheet-message = Nachricht
message-sheet-details = Details der Nachricht
message-sheet-versions = Frühere Fassungen
message-sheet-forward = Weiterleiten an
message-sheet-delete = Nachricht löschen?

message-sheet-delete-help = Text, frühere Fassungen und Reaktionen werden bei allen gelöscht. Wer sie schon gelesen hat, hat sie gelesen.
message-sheet-delete-for-everybody = Für alle löschen

message-sheet-not-stored = Von dieser Nachricht ist nichts gespeichert: Es gibt sie nur auf dieser Seite.
message-sheet-holders = Wer sie hat
message-sheet-nobody = Außer dir ist niemand im Raum.
message-sheet-author-told = Lesebestätigungen bekommt nur die Person, die die Nachricht geschrieben hat.
message-sheet-facts = Wie sie ankam
message-sheet-proof = Nachweis
message-sheet-signed = Die Signatur ist gültig: Der Schlüssel unten hat genau dies für diesen Raum signiert. Laut Zertifikat gehört der Schlüssel { $name }.
message-sheet-not-signed = Die Signatur ist ungültig. Dieser Nachricht ist nicht zu trauen.
message-sheet-hash = Hash
message-sheet-copy-hash = Hash kopieren
message-sheet-key = Schlüssel
message-sheet-copy-key = Schlüssel kopieren
message-sheet-signature = Signatur
message-sheet-copy-signature = Signatur kopieren
message-sheet-not-allowed = Nicht erlaubt

message-sheet-versions-help = In der Reihenfolge, in der sie zählen, mit den Zeiten nach der Uhr, mit der sie geschrieben wurden. Alle können sie ansehen.
message-sheet-versions-list = Fassungen
message-sheet-first = Erste
message-sheet-now = Jetzt
message-sheet-left-out = { $count ->
    [one] { NUMBER($count) } Fassung dazwischen wird nicht aufbewahrt.
   *[other] { NUMBER($count) } Fassungen dazwischen werden nicht aufbewahrt.
}
message-sheet-versions-gone = Diese Nachricht ist nicht mehr da, und ihre früheren Fassungen auch nicht.
message-sheet-moment = { $day }, { $time }

message-sheet-reactors = Wer reagiert hat
message-sheet-you = du
