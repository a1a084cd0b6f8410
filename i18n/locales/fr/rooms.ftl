rooms-news = { $count ->
    [one] { NUMBER($count) } nouveau
   *[other] { NUMBER($count) } nouveaux
}
rooms-nothing-written = Encore rien d’écrit
rooms-deleted = Un message a été supprimé
rooms-newest-own = Vous : { $excerpt }
rooms-newest = { $author } : { $excerpt }
rooms-left = quitté
rooms-resting = au repos
rooms-opening = ouverture
rooms-alone = personne d’autre
rooms-others = { $count ->
    [one] { NUMBER($count) } autre ici
   *[other] { NUMBER($count) } autres ici
}
rooms-reconnecting = reconnexion
rooms-invite-by-name = Toute personne qui ouvre ce lien, ou connaît le nom du salon, entre et lit ce qui a été dit.
rooms-invite-closed = Toute personne qui ouvre ce lien demande à entrer ; le propriétaire ou la modération lui ouvre.
rooms-invite-open = Toute personne qui ouvre ce lien entre. Ne l’envoyez qu’à celles que vous voulez ici.
rooms-forget = { $count ->
    [one] Ceci supprime de cet appareil ce qui y est conservé de « { $title } » : { NUMBER($count) } entrée de son journal (messages, modifications, réactions), ses clés et son lien. Les autres gardent les leurs. Sans le lien, vous ne pourrez pas revenir.
   *[other] Ceci supprime de cet appareil ce qui y est conservé de « { $title } » : { NUMBER($count) } entrées de son journal (messages, modifications, réactions), ses clés et son lien. Les autres gardent les leurs. Sans le lien, vous ne pourrez pas revenir.
}
rooms-forget-unsent = { $count ->
    [one] { NUMBER($count) } de vos entrées, que personne d’autre n’a, est perdue pour de bon.
   *[other] { NUMBER($count) } de vos entrées, que personne d’autre n’a, sont perdues pour de bon.
}
rooms-colour-teal = Sarcelle
rooms-colour-blue = Bleu
rooms-colour-violet = Violet
rooms-colour-plum = Prune
rooms-colour-red = Rouge
rooms-colour-amber = Ambre
rooms-colour-olive = Olive
rooms-colour-grey = Gris
rooms-unnamed = Salon { $letters }
