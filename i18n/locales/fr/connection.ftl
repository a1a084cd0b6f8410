connection-links = { $up ->
    [one] { NUMBER($up) } liaison établie sur { NUMBER($all) }.
   *[other] { NUMBER($up) } liaisons établies sur { NUMBER($all) }.
}
connection-no-network-kept = Pas de réseau. Ce que vous écrivez est conservé ici et partira à votre retour en ligne.
connection-no-network-unkept = Pas de réseau. Ce que vous écrivez attend sur cette page : gardez-la ouverte.
connection-no-network-linked = Cet appareil indique qu’il n’a pas de réseau. Les liaisons avec les autres continuent : { $links }
connection-alone = Connexion au serveur établie. Personne d’autre n’est encore là.
connection-connected = Connexion au serveur établie.
connection-offline-kept = Hors ligne : ce que vous écrivez est conservé ici et partira plus tard.
connection-trying = Tentative de connexion au serveur.
connection-trying-linked = Serveur injoignable, nouvelle tentative en cours. Les liaisons avec les autres continuent : { $links }
connection-none = Pas de connexion au serveur.
connection-waits-for-hub = Le nœud central de ce salon n’est pas là : ce que vous écrivez partira dès qu’il le sera.
