log-messages = Nachrichten
log-private-messages = Private Nachrichten
log-nothing-private = Hier wurde noch nichts gesagt. Was kommt, könnt nur ihr beide lesen.
log-nothing = Hier wurde noch nichts gesagt. Was kommt, können alle im Raum lesen.

log-new-messages = Neue Nachrichten
log-new = Neu

log-edited = bearbeitet
log-edited-open = bearbeitet: frühere Fassungen
log-pinned = angeheftet
log-deleted = Nachricht gelöscht
log-show-less = Weniger anzeigen
log-show-all = Alles anzeigen
log-discard-help = Löscht die Nachricht
# Vorgelesen vor einem Namen und dem Anfang seiner Nachricht.
log-answers = Antwort an

log-task-done = Erledigt
log-task-open = Offen
log-table = Tabelle
log-code = Code
log-code-in = Code, { $language }
log-copy-code = Code kopieren
log-copied-code = Code kopiert
log-not-copied-code = Code nicht kopiert
log-not-copied = Nicht kopiert

log-to-new = Neue Nachrichten
log-to-newest = Neueste Nachrichten
log-another-day = Zu einem anderen Tag
log-day-title = Zu einem Tag springen
log-day = Tag
log-day-go = Springen
log-day-help = Wurde an diesem Tag nichts gesagt, geht es zum nächsten danach.
log-day-missing = Wähle einen Tag aus.

log-dismiss = Ausblenden

log-private-with = Private Nachrichten mit
log-private-note = Das könnt nur ihr beide lesen
