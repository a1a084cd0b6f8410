# Whether somebody is at their page, beside their name.

presence-online = online
presence-away = away
# In the room; whether they are at their page they do not tell.
presence-here = here
presence-offline = offline
presence-offline-now = offline, last seen just now
presence-offline-minutes = { $count ->
    [one] offline, last seen { NUMBER($count) } minute ago
   *[other] offline, last seen { NUMBER($count) } minutes ago
}
presence-offline-hours = { $count ->
    [one] offline, last seen { NUMBER($count) } hour ago
   *[other] offline, last seen { NUMBER($count) } hours ago
}
presence-offline-days = { $count ->
    [one] offline, last seen { NUMBER($count) } day ago
   *[other] offline, last seen { NUMBER($count) } days ago
}
