link-connecting = connexion
link-connected = en liaison
link-reconnecting = reconnexion
link-offline = hors ligne
link-asleep = en veille
link-through-hub = par le nœud central
link-waits-for-hub = attend le nœud central
link-direct = direct
link-relayed = par relais
link-far-nobody = encore personne
link-far-two = { $first } et { $second }
link-far-people = { $count ->
    [one] { NUMBER($count) } personne
   *[other] { NUMBER($count) } personnes
}
link-says-connecting = Les deux navigateurs cherchent un chemin l’un vers l’autre.
link-says-connected = Établie : ce que vous écrivez arrive aussitôt.
link-says-reconnecting = Interrompue, en cours de rétablissement. Ce que vous écrivez arrivera ensuite.
link-says-offline = Injoignable. Ce que vous écrivez arrivera au retour de cette personne.
link-says-asleep = Son appareil a mis la page en veille. Ce que vous écrivez arrivera à son réveil.
link-says-through-hub = Pas de liaison directe : ce salon est une étoile, et ce que vous écrivez passe par son nœud central, une page du propriétaire.
link-says-waits-for-hub = Pas de liaison directe : ce salon est une étoile, et son nœud central, une page du propriétaire, est hors de portée. Ce que vous écrivez arrivera à son retour.
link-state = État
link-way = Chemin
link-addresses = Adresses
link-up-for = Établie depuis
link-next-attempt = Prochaine tentative
link-next-attempt-in = dans { $time }
link-data = Données
link-data-both = { $sent } en envoi, { $received } en réception
link-restarts = Reprises
link-restarts-made = { $count ->
    [one] { NUMBER($count) } connexion établie
   *[other] { NUMBER($count) } connexions établies
}
link-restarts-no-search = aucune recherche d’un nouveau chemin
link-restarts-searched = { $count ->
    [one] une recherche d’un nouveau chemin
   *[other] { NUMBER($count) } recherches d’un nouveau chemin
}
link-failed = Échecs
link-failed-attempts = { $count ->
    [one] { NUMBER($count) } tentative depuis que la liaison n’est plus établie
   *[other] { NUMBER($count) } tentatives depuis que la liaison n’est plus établie
}
link-relay = Relais
link-relay-only = Seulement par un relais : selon vos paramètres, ou parce que les autres chemins ont échoué.
link-last-fault = Dernier incident
link-way-near = Direct, de l’adresse propre à cet appareil à celle de l’autre.
link-way-direct = Direct, { $from } { $to }.
link-way-direct-tcp = Direct, { $from } { $to }, par TCP parce qu’UDP ne passait pas.
link-way-direct-tls = Direct, { $from } { $to }, par TLS parce que rien d’autre ne passait.
link-way-relayed = Par relais, { $from } { $to }.
link-way-relayed-tcp = Par relais, { $from } { $to }, par TCP parce qu’UDP ne passait pas.
link-way-relayed-tls = Par relais, { $from } { $to }, par TLS parce que rien d’autre ne passait.
link-from-host = depuis l’adresse propre à cet appareil
link-from-router = à travers le routeur de votre côté
link-from-seen = depuis l’adresse où l’autre voit cet appareil
link-from-relay = à travers un relais de votre côté
link-to-host = vers l’adresse propre à l’autre appareil
link-to-router = vers le routeur de l’autre côté
link-to-seen = vers l’adresse d’où viennent les paquets de l’autre
link-to-relay = vers un relais de l’autre côté
link-seconds = { NUMBER($seconds) } s
link-minutes = { NUMBER($minutes) } min { NUMBER($seconds) } s
link-hours = { NUMBER($hours) } h { NUMBER($minutes) } min
link-days = { NUMBER($days) } j { NUMBER($hours) } h
