presence-online = online
presence-away = abwesend
presence-here = hier
presence-offline = offline
presence-offline-now = offline, gerade noch online
presence-offline-minutes = { $count ->
    [one] offline, zuletzt online vor { NUMBER($count) } Minute
   *[other] offline, zuletzt online vor { NUMBER($count) } Minuten
}
presence-offline-hours = { $count ->
    [one] offline, zuletzt online vor { NUMBER($count) } Stunde
   *[other] offline, zuletzt online vor { NUMBER($count) } Stunden
}
presence-offline-days = { $count ->
    [one] offline, zuletzt online vor { NUMBER($count) } Tag
   *[other] offline, zuletzt online vor { NUMBER($count) } Tagen
}
