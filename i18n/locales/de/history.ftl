history-getting = { $count ->
    [one] { NUMBER($count) } frühere Nachricht wird geholt…
   *[other] { NUMBER($count) } frühere Nachrichten werden geholt…
}
history-first-new = Erste neue Nachricht
history-unread = { $count ->
    [one] { NUMBER($count) } ungelesene Nachricht
   *[other] { NUMBER($count) } ungelesene Nachrichten
}
history-no-later-day = An diesem Tag und danach wurde nichts gesagt.
history-of-blocked = Nachricht einer von dir blockierten Person
history-not-arrived = noch nicht angekommene Nachricht
history-deleted = gelöschte Nachricht
