vault-work-tab-silent = Ein anderer Tab dieser Seite antwortet nicht. Schließe die anderen Tabs dieser Seite und versuche es noch einmal.
vault-work-no-passphrase = Dieses Gerät hat keine Passphrase mehr; lade die Seite neu.
# Satzende nach „Hier lässt sich keine Passphrase festlegen:“; ein Punkt folgt.
vault-work-no-locks = diese Seite wurde ohne Verschlüsselung geladen (http); dann lassen Browser Tabs nicht untereinander regeln, wer schreibt
