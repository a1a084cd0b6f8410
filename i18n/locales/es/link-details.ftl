link-details-unknown = Aún no se sabe nada de esta conexión.
link-details-round-trip = Ida y vuelta
link-details-doctor-aside = Revisión de la conexión (pestaña nueva)
link-details-chart-begin = hace { NUMBER($minutes) } min
link-details-chart-top = máx. { NUMBER($ms) } ms
link-details-chart-end = ahora
