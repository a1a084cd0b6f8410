presence-online = en ligne
presence-away = ailleurs
presence-here = dans le salon
presence-offline = hors ligne
presence-offline-now = hors ligne, dernière visite à l’instant
presence-offline-minutes = { $count ->
    [one] hors ligne, dernière visite il y a { NUMBER($count) } minute
   *[other] hors ligne, dernière visite il y a { NUMBER($count) } minutes
}
presence-offline-hours = { $count ->
    [one] hors ligne, dernière visite il y a { NUMBER($count) } heure
   *[other] hors ligne, dernière visite il y a { NUMBER($count) } heures
}
presence-offline-days = { $count ->
    [one] hors ligne, dernière visite il y a { NUMBER($count) } jour
   *[other] hors ligne, dernière visite il y a { NUMBER($count) } jours
}
