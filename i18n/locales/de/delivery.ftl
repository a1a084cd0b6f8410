# Neben der Nachricht, ein, zwei Wörter.
delivery-saving = wird gespeichert
delivery-unsaved = nicht gespeichert
delivery-saved = gespeichert
delivery-sent = gesendet
delivery-some-have = { NUMBER($have) } von { NUMBER($all) }
delivery-delivered = zugestellt
delivery-some-read = gelesen: { NUMBER($read) } von { NUMBER($all) }
delivery-read = gelesen
delivery-attention = bitte prüfen

# Dasselbe als Satz.
delivery-being-saved = Wird auf diesem Gerät gespeichert.
delivery-cannot-save = Dieser Browser kann sie nicht speichern: Sie bleibt nur, solange diese Seite offen ist.
delivery-saved-here = Hier gespeichert. Geht raus, sobald jemand da ist.
delivery-on-its-way = Unterwegs. Noch hat niemand den Empfang bestätigt.
delivery-nobody-read = Zugestellt. Noch hat sie niemand angesehen.
delivery-have = { $all ->
    [one] Angekommen bei { NUMBER($have) } von { NUMBER($all) } Person.
   *[other] Angekommen bei { NUMBER($have) } von { NUMBER($all) } Personen.
}
delivery-have-read = { $all ->
    [one] Gelesen: { NUMBER($read) } von { NUMBER($all) } Person.
   *[other] Gelesen: { NUMBER($read) } von { NUMBER($all) } Personen.
}
delivery-not-stored = Nicht gespeichert, also nur auf dieser Seite: { $why }
delivery-not-confirmed = Mehrmals gesendet, und niemand hat den Empfang bestätigt. Hier ist sie gespeichert.
