notice-server-refused = Le serveur a refusé : { $why }
notice-seat-taken = Un autre onglet a pris votre place dans ce salon. Celui-ci n’est plus connecté.
notice-misbehaved = La liaison avec { $who } a été fermée : { $why }
notice-forked = { $who } a signé deux historiques différents, comme lorsqu’un profil de navigateur est copié. Ce qui a suivi est laissé de côté.
notice-own-fork = Votre clé a signé deux historiques différents, comme lorsqu’un profil de navigateur est copié. Ce que vous écrivez ici ne compte plus pour les autres. Pour continuer, entrez avec un autre navigateur ou un autre profil.
notice-nothing-stored = Rien ne peut être enregistré dans ce navigateur. Ce qui est écrit dure aussi longtemps que cette page : { $why }
notice-storing-failed = L’enregistrement vient d’échouer. Gardez cette page ouverte jusqu’à ce qu’il fonctionne à nouveau : { $why }
notice-storing-works = L’enregistrement fonctionne à nouveau.
