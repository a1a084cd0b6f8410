# Die Person, der eine Umfrage gehört, heißt wie bei den Räumen nach ihrer Aufgabe: Umfrageleitung.
polls-tools = Werkzeuge
polls-chat = Chat
polls-polls = Umfragen
polls-waiting = { $count ->
    [one] { NUMBER($count) } Umfrage wartet auf deine Stimme
   *[other] { NUMBER($count) } Umfragen warten auf deine Stimme
}

polls-card-waits = Deine Stimme fehlt.
polls-card-open = Die Abstimmung läuft.
polls-card-closed = Geschlossen.
polls-votes = { $count ->
    [0] Noch hat niemand abgestimmt.
    [one] { NUMBER($count) } Stimme.
   *[other] { NUMBER($count) } Stimmen.
}
polls-open = Umfrage ansehen

polls-new = Neue Umfrage
polls-all = Alle Umfragen
polls-none = In diesem Raum gibt es noch keine Umfragen.
polls-none-help = Eine Umfrage leitet, wer sie startet: Der Browser dieser Person zählt die Stimmen, und alle können das Ergebnis prüfen.
polls-list-open = Offen
polls-list-closed = Geschlossen
polls-open-until = Offen bis { $when }
polls-state-open = Offen
polls-state-over = Zeit abgelaufen
polls-state-closed = Geschlossen
polls-state-deleted = Gelöscht
polls-your-vote-missing = Deine Stimme fehlt
polls-you-voted = Du hast abgestimmt.

polls-deleted = Diese Umfrage wurde gelöscht.
polls-not-here = Diese Umfrage gibt es in diesem Raum nicht, oder niemand, der sie hat, ist hier.
polls-coming = Diese Umfrage ist noch nicht angekommen.
polls-owned-by-you = Von dir geleitet
polls-owned-by = Geleitet von { $name }
polls-owned-elsewhere = Von einem anderen Tab oder Gerät von dir geleitet
polls-rule-secret = Geheim: Bis die Umfrage geschlossen ist, kann nur die Umfrageleitung Stimmen lesen.
polls-rule-named = Mit Namen: Wer das Ergebnis sieht, sieht auch, wer wie abgestimmt hat.
polls-rule-final = Abgegebene Stimmen sind endgültig.
polls-rule-adding = Wer abstimmt, kann Optionen hinzufügen.
polls-rule-cap = { $count ->
    [one] Pro Option höchstens { NUMBER($count) } Stimme.
   *[other] Pro Option höchstens { NUMBER($count) } Stimmen.
}

polls-owner-away = Umfrageleitung nicht da.
polls-away-copy = { $name } ist nicht verbunden. Du siehst deine Kopie, Stand: { $when }.
polls-away-copy-ours = Ein anderer Tab oder ein anderes Gerät von dir leitet diese Umfrage und muss offen sein, um zu zählen. Du siehst deine Kopie, Stand: { $when }.
polls-away-kept = Was du jetzt tust, bleibt auf diesem Gerät und wird gesendet, sobald die Umfrageleitung zurück ist.
polls-away-kept-ours = Was du jetzt tust, bleibt auf diesem Gerät und wird gesendet, sobald der andere Tab oder das andere Gerät offen ist.
polls-away-read-only = Bis dahin nimmt diese Umfrage keine Stimmen an.
polls-owner-gone = Die Umfrageleitung ist nicht mehr in diesem Raum: Über diese Umfrage wird nichts mehr entschieden.
polls-pending = Abgleich steht aus
polls-pending-saving = Wird gespeichert
polls-pending-saved = Hier gespeichert, wartet auf die Umfrageleitung
polls-pending-sent = Unterwegs zur Umfrageleitung
polls-refused = Abgelehnt: { $what }. { $why }
polls-wish-vote = Deine Stimme
polls-wish-take-back = Deine Stimme zurückziehen
polls-wish-option = Option „{ $option }“
polls-wish-describe = Neue Frage „{ $question }“
polls-wish-deadline = Frist { $when }
polls-wish-no-deadline = Keine Frist
polls-wish-role = { $name }: { $role }
polls-wish-close = Umfrage schließen
polls-wish-reopen = Umfrage wieder öffnen
polls-wish-pass = Umfrage weitergeben

polls-comments = Kommentare ({ NUMBER($count) })
polls-copy-link = Link kopieren
polls-duplicate = Duplizieren

polls-your-vote = Deine Stimme
polls-options = Optionen
polls-vote = Abstimmen
polls-change-vote = Stimme ändern
polls-take-back = Stimme zurückziehen
polls-choose-first = Wähle zuerst etwas aus.
polls-at-most = { $count ->
    [one] Wähle höchstens { NUMBER($count) } Option.
   *[other] Wähle höchstens { NUMBER($count) } Optionen.
}
polls-full = Voll
polls-yes = Ja
polls-if-need-be = Zur Not
polls-no = Nein
polls-no-answer = Keine Antwort
polls-chosen = Gewählt
polls-no-more-votes = Es werden keine Stimmen mehr angenommen.
polls-viewer = Du kannst diese Umfrage ansehen, aber nicht abstimmen.
polls-final = In dieser Umfrage sind abgegebene Stimmen endgültig.
polls-away-form = Die Umfrageleitung ist nicht da, und diese Umfrage nimmt nur Stimmen an, solange sie da ist.
polls-gone-form = Die Umfrageleitung ist nicht mehr in diesem Raum, deshalb werden keine Stimmen angenommen.
polls-you-chose = Deine Stimme: { $what }
polls-you-did-not = Du hast nicht abgestimmt.
polls-and-more = { $all }, { $next }
polls-place-of = { NUMBER($place) }. { $name }
polls-secret-help = Deine Stimme wird für { $owner } versiegelt und dort gezählt. Die anderen sehen, dass du abgestimmt hast, und nach dem Schließen alle Stimmen ohne Namen. Die Prüfung des Ergebnisses findet deine darunter wieder.
polls-secret-help-owner = Du leitest diese Umfrage: Du kannst jede Stimme lesen. Die anderen sehen, wer abgestimmt hat, und nach dem Schließen alle Stimmen ohne Namen.
polls-from-to = { $begin } – { $end }

polls-order-help = Bringe die Optionen in deine Reihenfolge, die beste zuerst. Was du weglässt, kommt zuletzt.
polls-your-order = Deine Reihenfolge
polls-not-in-order = Noch nicht in deiner Reihenfolge
polls-out-of-order = { $name } ist nicht in deiner Reihenfolge
polls-up = { $name } nach oben
polls-down = { $name } nach unten
polls-take-out = { $name } herausnehmen
polls-put = { $name } in deine Reihenfolge aufnehmen

polls-another-option = Weitere Option
polls-add = Hinzufügen
polls-option-missing = Eine Option hat 1 bis { NUMBER($max) } Zeichen.
polls-day = Tag
polls-from = Von
polls-to = Bis
polls-date-needs-day = Wähle einen Tag.
polls-date-needs-begin = Wähle auch, wann es beginnt.
polls-date-backwards = Das Ende liegt vor dem Beginn.

polls-results = Ergebnis
polls-no-votes = Noch hat niemand abgestimmt.
polls-hidden-until-voted = Du siehst das Ergebnis, sobald du abgestimmt hast.
polls-hidden-until-closed = Du siehst das Ergebnis, sobald die Umfrage geschlossen ist.
polls-hidden-with-owner = Die Umfrageleitung zählt. Du siehst das Ergebnis, sobald die Umfrage geschlossen ist.
polls-hidden-not-published = Die Umfrageleitung hat die Stimmen noch nicht veröffentlicht. Das geschieht, wenn sie da ist.
polls-leads = Vorn
polls-choice-count = { $count ->
    [one] { NUMBER($count) } Stimme, { NUMBER($percent) } %
   *[other] { NUMBER($count) } Stimmen, { NUMBER($percent) } %
}
polls-date-count = { NUMBER($yes) } ja, { NUMBER($maybe) } zur Not, { NUMBER($no) } nein
polls-who-voted = Wer wie abgestimmt hat
polls-ballots = Alle Stimmen, ohne Namen
polls-you = (du)
polls-show-all = Alle { NUMBER($count) } anzeigen
polls-table = Antworten nach Person und Termin
polls-name = Name
polls-schulze = Ergebnis nach der Schulze-Methode
polls-pairs = Paarweiser Vergleich
polls-pairs-help = Jede Zeile gegen jede Spalte. Markiert ist die größere der beiden Zahlen.
polls-preferred = Personen, die die Zeile vorziehen
polls-strongest = Stärkster Pfad von der Zeile zur Spalte
polls-run-off = Ergebnis mit integrierter Stichwahl
polls-run-off-winner = Gewonnen: { $names }
polls-rounds = Alle Runden
polls-round = Runde { NUMBER($number) }
polls-round-out = Ausgeschieden: { $names }
polls-round-exhausted = { $count ->
    [one] { NUMBER($count) } Stimme nennt keine der übrigen Optionen.
   *[other] { NUMBER($count) } Stimmen nennen keine der übrigen Optionen.
}

polls-missing-title = Wer noch nicht abgestimmt hat
polls-all-voted = Alle, die abstimmen dürfen, haben abgestimmt.
polls-remind = Erinnern
polls-remind-help = Schreibt eine Nachricht, in der sie erwähnt werden, höchstens { NUMBER($max) } auf einmal.
polls-reminded = Erinnert: { NUMBER($count) } von { NUMBER($all) }.
# Eine oder mehrere Personen.
polls-reminder = { $names } Bitte noch abstimmen: { $question }

polls-roles = Rollen
polls-roles-help = Wer zusieht, sieht die Umfrage nur; wer bearbeitet, kann sie außer abzustimmen auch ändern und schließen. Die Umfrageleitung entscheidet.
polls-role-viewer = Sieht zu
polls-role-voter = Stimmt ab
polls-role-editor = Bearbeitet
polls-role-owner = Leitung
polls-role-of = Rolle von { $name }

polls-manage = Diese Umfrage ändern
polls-close = Umfrage schließen
polls-reopen = Umfrage wieder öffnen
polls-deadline = Frist
polls-deadline-day = Letzter Tag
polls-deadline-time = Uhrzeit
polls-deadline-needs-day = Wähle auch einen Tag.
polls-deadline-help = Stimmen, die später bei der Umfrageleitung ankommen, zählen nicht. Optional.
polls-set-deadline = Frist setzen
polls-save-words = Frage speichern
polls-pass = Umfrage weitergeben
polls-pass-help = Von da an entscheidet und zählt die neue Umfrageleitung; das kannst du nicht zurücknehmen. Du kannst auch ein anderes deiner Geräte wählen.
polls-own-device = Dein anderes Gerät { $key }
polls-heir = { $name } { $key }
# Hier und in polls-pass-sure kann auch polls-own-device stehen.
polls-pass-to = Weitergeben an: { $name }
polls-pass-on = Weitergeben
polls-pass-sure = Neue Umfrageleitung: { $name }.
polls-nobody-to-pass = Sonst ist niemand hier.

polls-check = Dieses Ergebnis prüfen
polls-check-help = Zählt auf diesem Gerät alles noch einmal, anhand dessen, was jede Person signiert hat.
polls-check-now = Jetzt prüfen
polls-check-not-here = Diese Umfrage lässt sich jetzt nicht prüfen: Worauf sie beruht, ist nicht hier.
polls-check-old = Die Umfrage hat sich seitdem geändert. Prüfe noch einmal, um den jetzigen Stand zu sehen.
polls-check-good = { $count ->
    [0] Keine Stimmen, und nichts ist falsch.
    [one] Das Ergebnis stimmt: { NUMBER($count) } Stimme, nachgezählt.
   *[other] Das Ergebnis stimmt: { NUMBER($count) } Stimmen, nachgezählt.
}
polls-check-partly = Es wurde nichts Falsches gefunden, aber nicht alles ließ sich prüfen.
polls-check-bad = { $count ->
    [one] Die Umfrageleitung hat etwas falsch gemacht.
   *[other] Die Umfrageleitung hat { NUMBER($count) } Dinge falsch gemacht.
}
polls-own-counted = Deine Stimme zählt so, wie du sie abgegeben hast.
polls-own-pending = Deine Stimme ist noch nicht beantwortet.
polls-own-refused = Deine Stimme wurde abgelehnt.
polls-own-wronged = Deine Stimme zählt nicht so, wie du sie abgegeben hast.
polls-own-unchecked = Die Umfrageleitung hat deine Stimme gezählt. Ob so, wie du sie abgegeben hast, zeigt sich, wenn die Stimmen veröffentlicht werden.
polls-unchecked = { $count ->
    [one] { NUMBER($count) } Entscheidung konnte nicht geprüft werden: Worauf sie beruht, ist nicht hier.
   *[other] { NUMBER($count) } Entscheidungen konnten nicht geprüft werden: Worauf sie beruhen, ist nicht hier.
}
polls-unchecked-sealed = { $count ->
    [one] { NUMBER($count) } Stimme ist noch versiegelt. Prüfen lässt sie sich, sobald die Stimmen veröffentlicht sind.
   *[other] { NUMBER($count) } Stimmen sind noch versiegelt. Prüfen lassen sie sich, sobald sie veröffentlicht sind.
}
polls-wrong-dropped = Eine Anfrage von { $of } lag bei { $owner } und wurde nie beantwortet, andere dagegen schon.
polls-wrong-twice = { $owner } hat etwas von { $of } doppelt gezählt. Hier zählt es einmal.
polls-wrong-invented = { $owner } hat etwas angenommen, worum { $of } nie gebeten hat. Hier zählt es nicht.
polls-wrong-rules = { $owner } hat etwas von { $of } angenommen, das die Regeln verbieten. Hier zählt es nicht. { $rule }
polls-wrong-refused = { $owner } hat etwas von { $of } abgelehnt, das die Regeln erlauben.
polls-wrong-revision = { $owner } hat die Nummer { NUMBER($given) } vergeben, obwohl { NUMBER($next) } an der Reihe war. Hier zählt das nicht.
polls-wrong-not-owner = { $owner } hat nach dem Weitergeben der Umfrage weiter entschieden. Hier zählt das nicht.
polls-wrong-count = { $owner } hat nicht so viele Stimmen veröffentlicht, wie abgegeben wurden: { NUMBER($published) } statt { NUMBER($voted) }.
polls-wrong-ballot = { $owner } hat etwas als Stimme veröffentlicht, das keine ist.
polls-wrong-missing = { $owner } hat deine Stimme nicht veröffentlicht.
polls-wrong-altered = { $owner } hat deine Stimme anders veröffentlicht, als du sie abgegeben hast.

polls-export = Speichern oder drucken
polls-export-help = Schreibt, was du von dieser Umfrage siehst, in eine Datei auf diesem Gerät.
polls-export-csv = Tabelle (CSV)
polls-export-json = JSON
polls-export-ics = Termine für einen Kalender (ICS)
polls-export-best = Bester Termin für einen Kalender (ICS)
polls-print = Drucken

polls-question = Frage
polls-description = Beschreibung (optional)
polls-kind = Wie geantwortet wird
polls-kind-one = Eine Option
polls-kind-one-help = Alle wählen eine.
polls-kind-several = Mehrere Optionen
polls-kind-several-help = Alle wählen beliebig viele oder bis zu einer Höchstzahl.
polls-kind-dates = Termine
polls-kind-dates-help = Ja, zur Not oder nein zu jedem Termin.
polls-kind-ranked = Eine Reihenfolge
polls-kind-ranked-help = Alle bringen die Optionen in ihre Reihenfolge.
polls-most = Höchstzahl der Antworten (optional)
polls-most-help = Leer: beliebig viele.
polls-option-number = Option { NUMBER($number) }
polls-remove-option = Option { NUMBER($number) } entfernen
polls-add-option = Option hinzufügen
polls-number = Gib eine Zahl ab 1 ein oder lass das Feld leer.
polls-more-rules = Weitere Regeln
polls-votes-rules = Stimmen
polls-changing = Stimmen lassen sich ändern
polls-changing-help = Bis die Umfrage geschlossen ist.
polls-secret = Geheime Abstimmung
polls-secret-rule-help = Du leitest die Umfrage und kannst jede Stimme lesen. Die anderen sehen, wer abgestimmt hat; nach dem Schließen werden die Stimmen ohne Namen gezeigt.
polls-adding = Wer abstimmt, kann Optionen hinzufügen
polls-adding-help = Du und alle, die bearbeiten, können das immer.
polls-while-away = Stimmen annehmen, während du weg bist
polls-while-away-help = Sie warten auf den Geräten derer, die abstimmen, bis dein Browser zurück ist.
polls-everybody = Alle im Raum dürfen abstimmen
polls-everybody-help = Sonst sehen alle zu, und du bestimmst, wer abstimmt.
polls-shown = Ergebnis wird gezeigt
polls-shown-always = Immer
polls-shown-once-voted = Allen, die abgestimmt haben
polls-shown-once-closed = Wenn die Umfrage geschlossen ist
polls-cap = Höchstzahl der Stimmen pro Option (optional)
polls-cap-help = Für Plätze oder Zeiten: Wer später kommt, wählt etwas anderes.
polls-owner-help = Diese Seite leitet die Umfrage: Sie zählt die Stimmen, solange sie offen ist, und macht weiter, wenn du den Raum in diesem Browser wieder öffnest. Andere Tabs und Geräte von dir zählen nicht für sie.
polls-start = Umfrage starten

polls-to-poll = Zur Umfrage
polls-comments-on = Kommentare zu
polls-comments-note = Kommentare
