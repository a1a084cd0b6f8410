link-details-unknown = On ne sait encore rien de cette liaison.
link-details-round-trip = Aller-retour
link-details-doctor-aside = Bilan de connexion (nouvel onglet)
link-details-chart-begin = il y a { NUMBER($minutes) } min
link-details-chart-top = max. { NUMBER($ms) } ms
link-details-chart-end = maintenant
