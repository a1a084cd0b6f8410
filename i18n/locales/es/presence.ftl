presence-online = en línea
presence-away = ausente
presence-here = aquí
presence-offline = sin conexión
presence-offline-now = sin conexión, última vez hace un momento
presence-offline-minutes = { $count ->
    [one] sin conexión, última vez hace { NUMBER($count) } minuto
   *[other] sin conexión, última vez hace { NUMBER($count) } minutos
}
presence-offline-hours = { $count ->
    [one] sin conexión, última vez hace { NUMBER($count) } hora
   *[other] sin conexión, última vez hace { NUMBER($count) } horas
}
presence-offline-days = { $count ->
    [one] sin conexión, última vez hace { NUMBER($count) } día
   *[other] sin conexión, última vez hace { NUMBER($count) } días
}
