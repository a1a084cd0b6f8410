settings-storage-title = Sur cet appareil
settings-storage-unavailable = Ce navigateur n’enregistre rien : { $why }
settings-storage-kept = Le navigateur conserve les données de cette page jusqu’à ce que vous les supprimiez.
settings-storage-unkept = Le navigateur peut supprimer les données de cette page quand la place manque.
settings-storage-keep = Conserver mes données
settings-storage-asked = Demandé. Le navigateur n’a pas encore accepté.
