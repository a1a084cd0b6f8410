diagnostics-sum = { $server }, { $links }, { $waits }.
diagnostics-sum-server = Le serveur est connecté
diagnostics-sum-server-first = Le serveur est recherché
diagnostics-sum-server-away = Le serveur est injoignable
diagnostics-sum-server-unasked = Le serveur n’est pas sollicité
diagnostics-sum-nobody = personne d’autre n’est là
diagnostics-sum-links = { $up ->
    [one] { NUMBER($up) } liaison établie sur { NUMBER($all) }
   *[other] { NUMBER($up) } liaisons établies sur { NUMBER($all) }
}
diagnostics-sum-nothing-waits = rien n’attend de votre côté
diagnostics-sum-waits = { $count ->
    [one] { NUMBER($count) } de vos entrées attend d’être envoyée
   *[other] { NUMBER($count) } de vos entrées attendent d’être envoyées
}
diagnostics-coming = { $count ->
    [one] { NUMBER($count) } entrée est en route vers vous.
   *[other] { NUMBER($count) } entrées sont en route vers vous.
}
diagnostics-synced = { $did }.
diagnostics-synced-asked = { $count ->
    [one] comparaison avec { NUMBER($count) } personne
   *[other] comparaison avec { NUMBER($count) } personnes
}
diagnostics-synced-dialed = { $count ->
    [one] appel de { NUMBER($count) } personne
   *[other] appel de { NUMBER($count) } personnes
}
diagnostics-synced-unreachable = { $count ->
    [one] { NUMBER($count) } personne injoignable sans le serveur
   *[other] { NUMBER($count) } personnes injoignables sans le serveur
}
diagnostics-synced-server = serveur sollicité
diagnostics-synced-nobody = Personne d’autre n’est là pour une comparaison.
diagnostics-synced-same = Toutes les personnes reliées en sont au même point.
diagnostics-synced-on-its-way = Quelque chose est encore en route.
diagnostics-server = Serveur
diagnostics-server-connected = connecté
diagnostics-server-first = recherché
diagnostics-server-away = injoignable, nouvelles tentatives en cours
diagnostics-server-unasked = non sollicité
diagnostics-logs = Journaux
diagnostics-operations-in-logs = { $logs ->
    [one] { $operations } dans { NUMBER($logs) } journal
   *[other] { $operations } dans { NUMBER($logs) } journaux
}
diagnostics-operations = { $count ->
    [one] { NUMBER($count) } opération
   *[other] { NUMBER($count) } opérations
}
diagnostics-coming-here = { NUMBER($count) } en route vers cet appareil
diagnostics-waiting-to-go-out = En attente d’envoi
diagnostics-entries = { $count ->
    [one] { NUMBER($count) } entrée
   *[other] { NUMBER($count) } entrées
}
diagnostics-keys = Clés
diagnostics-epochs = { $count ->
    [one] { NUMBER($count) } époque après la première
   *[other] { NUMBER($count) } époques après la première
}
diagnostics-without-key = { $count ->
    [one] { NUMBER($count) } opération sans clé ici
   *[other] { NUMBER($count) } opérations sans clé ici
}
diagnostics-disk = Disque
diagnostics-keeps = conserve ce qui est écrit
diagnostics-keeps-nothing = ne conserve rien au-delà de cette page
diagnostics-writes = { $count ->
    [one] { NUMBER($count) } écriture en cours
   *[other] { NUMBER($count) } écritures en cours
}
diagnostics-write-failed = la dernière écriture a échoué
diagnostics-not-stored = { $count ->
    [one] { NUMBER($count) } entrée non enregistrée
   *[other] { NUMBER($count) } entrées non enregistrées
}
diagnostics-as-it-is-for = Dans cet état depuis
diagnostics-at-server = voit cette personne dans le salon
diagnostics-not-at-server = ne voit pas cette personne dans le salon
diagnostics-buffers = Tampons
diagnostics-buffers-waiting = { $size } en attente
diagnostics-buffers-waiting-by = { $size } en attente ({ $channels })
diagnostics-buffers-on-the-way = { $size } en route
diagnostics-buffers-in-browser = { $size } dans le navigateur
diagnostics-not-exchanged = rien n’est échangé
diagnostics-not-compared = pas encore comparé
diagnostics-same = identique, comparé il y a { $time }
diagnostics-differs = { NUMBER($missing) } à recevoir, { NUMBER($lacking) } à envoyer, { $size } en cours, comparé il y a { $time }
diagnostics-waiting-for = en attente depuis { $time }
diagnostics-not-handed-over = pas encore remise à quelqu’un
diagnostics-handed-over = { $count ->
    [one] remise une fois
   *[other] remise { NUMBER($count) } fois
}
diagnostics-needs-attention = à traiter
diagnostics-of-them-stored = { $count ->
    [one] dont { NUMBER($count) } enregistrée
   *[other] dont { NUMBER($count) } enregistrées
}
diagnostics-ends = se termine par { $hash }
diagnostics-two-histories = a deux historiques
diagnostics-event-entered = Entrée dans le salon.
diagnostics-event-server = Le serveur est connecté.
diagnostics-event-server-away = Recherche du serveur.
diagnostics-event-server-unasked = Le serveur n’est plus sollicité.
diagnostics-event-connecting = Liaison avec { $name } : connexion en cours.
diagnostics-event-connecting-why = Liaison avec { $name } : connexion en cours ({ $why }).
diagnostics-event-up = Liaison avec { $name } : établie.
diagnostics-event-up-why = Liaison avec { $name } : établie ({ $why }).
diagnostics-event-lost = Liaison avec { $name } : perdue, en cours de rétablissement.
diagnostics-event-lost-why = Liaison avec { $name } : perdue, en cours de rétablissement ({ $why }).
diagnostics-event-offline = Liaison avec { $name } : injoignable.
diagnostics-event-offline-why = Liaison avec { $name } : injoignable ({ $why }).
diagnostics-event-asleep = Liaison avec { $name } : en veille.
diagnostics-event-asleep-why = Liaison avec { $name } : en veille ({ $why }).
diagnostics-event-through-hub = Pas de liaison avec { $name } : par le nœud central.
diagnostics-event-waits-for-hub = Pas de liaison avec { $name } : attend le nœud central.
diagnostics-event-gone = { $name } n’est plus là.
diagnostics-event-same = Comparaison avec { $name } : identique.
diagnostics-event-differs = Comparaison avec { $name } : { NUMBER($missing) } à recevoir, { NUMBER($lacking) } à envoyer.
diagnostics-event-synced = Synchronisation (personnes) : comparées { NUMBER($asked) }, appelées { NUMBER($dialed) }, injoignables { NUMBER($unreachable) }.
diagnostics-event-storing-failed = L’enregistrement a échoué.
diagnostics-event-storing-works = L’enregistrement fonctionne à nouveau.
diagnostics-event-misbehaved = { $name } a enfreint le protocole : { $why }.
diagnostics-event-forked = { $name } a signé deux historiques.
diagnostics-event-network = Le réseau a changé, ou l’appareil est sorti de veille.
diagnostics-event-refused = Le serveur a refusé quelque chose.
diagnostics-storage = Stockage
diagnostics-stores-nothing = Ce navigateur n’enregistre rien.
diagnostics-kept = Conservation
diagnostics-kept-until-removed = jusqu’à suppression par la personne
diagnostics-kept-while-space = tant qu’il y a de la place
diagnostics-kept-not-told = le navigateur ne dit pas pour combien de temps
diagnostics-rooms = Salons
diagnostics-rooms-run = { $count ->
    [one] { NUMBER($count) } salon ouvert dans cette page.
   *[other] { NUMBER($count) } salons ouverts dans cette page.
}
diagnostics-network = Réseau
diagnostics-network-there = L’appareil en a un.
diagnostics-network-none = L’appareil indique qu’il n’en a pas.
diagnostics-this-page = Page
diagnostics-in-front = au premier plan
diagnostics-behind = derrière une autre
diagnostics-report-title = Diagnostic de Tincan
diagnostics-report-written = Établi le { $time }
diagnostics-report-browser = Navigateur
diagnostics-report-room = Salon { $id }
diagnostics-report-room-in-front = Salon { $id }, au premier plan
diagnostics-report-links = Liaisons
diagnostics-report-outbox = Boîte d’envoi
diagnostics-report-events = Événements
