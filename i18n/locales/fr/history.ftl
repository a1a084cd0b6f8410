history-getting = { $count ->
    [one] Chargement de { NUMBER($count) } message antérieur…
   *[other] Chargement de { NUMBER($count) } messages antérieurs…
}
history-first-new = Premier nouveau message
history-unread = { $count ->
    [one] { NUMBER($count) } message non lu
   *[other] { NUMBER($count) } messages non lus
}
history-no-later-day = Rien n’a été dit ce jour-là ni après.
history-of-blocked = un message d’une personne que vous avez bloquée
history-not-arrived = un message qui n’est pas encore arrivé
history-deleted = un message supprimé
