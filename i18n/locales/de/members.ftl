members-owner = Raumleitung
members-moderator = Moderation
members-member = Mitglied
members-reader = Liest mit
members-asks = Möchte herein
members-removed = Entfernt

members-link-asks = möchte herein
members-link-removed = entfernt

members-let-in = Hereinlassen
members-let-back-in = Wieder hereinlassen
members-make-moderator = Moderieren lassen
members-make-member = Zum Mitglied machen
members-make-reader = Nur mitlesen lassen

members-remove-closes = { $name } behält, was schon da ist, und bekommt nichts Neues. Von da an müssen Neue anfragen; das lässt sich nicht rückgängig machen.
members-remove = { $name } behält, was schon da ist, und bekommt nichts Neues. Zurück geht es nur, wenn jemand die Person wieder hereinlässt.
members-reader-closes = { $name } liest mit und kann nicht schreiben. Von da an müssen Neue anfragen; das lässt sich nicht rückgängig machen.

members-you-were-removed = Du wurdest aus diesem Raum entfernt. Was du hast, bleibt hier lesbar; Neues kommt nicht mehr, und was du schreibst, erreicht niemanden.

members-one-asks = { $name } möchte herein.
members-two-ask = { $first } und { $second } möchten herein.
members-many-ask = { $count ->
    [one] { NUMBER($count) } Person möchte herein.
   *[other] { NUMBER($count) } Personen möchten herein.
}

members-waiting-alone = Du wartest auf Einlass. Gerade ist niemand da, der dich hereinlassen könnte; der Raum öffnet sich von selbst, sobald es jemand getan hat.
members-waiting-one = { $name } sieht, dass du wartest. Jemand muss dich hereinlassen; dann kommt an, was du schreibst.
members-waiting-two = { $first } und { $second } sehen, dass du wartest. Jemand muss dich hereinlassen; dann kommt an, was du schreibst.
members-waiting-many = { $others ->
    [one] { $name } und { NUMBER($others) } weitere Person sehen, dass du wartest. Jemand muss dich hereinlassen; dann kommt an, was du schreibst.
   *[other] { $name } und { NUMBER($others) } weitere sehen, dass du wartest. Jemand muss dich hereinlassen; dann kommt an, was du schreibst.
}

members-unreadable = { $count ->
    [one] { NUMBER($count) } Nachricht ist hier nicht lesbar: geschrieben, bevor du kamst oder während du nicht im Raum warst.
   *[other] { NUMBER($count) } Nachrichten sind hier nicht lesbar: geschrieben, bevor du kamst oder während du nicht im Raum warst.
}

members-private-news = { $count ->
    [one] { NUMBER($count) } neue private Nachricht von { $name }.
   *[other] { NUMBER($count) } neue private Nachrichten von { $name }.
}
members-private-news-many = { NUMBER($count) } neue private Nachrichten von { NUMBER($people) } Personen.
