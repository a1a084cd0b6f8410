people-list-title = Personnes
people-list-you = Vous :
people-list-empty = Encore personne d’autre. Envoyez le lien aux personnes que vous voulez ici.
people-list-link-details = { $name }, détails de la liaison
people-list-muted = en sourdine
people-list-latency = { NUMBER($ms) } ms
people-list-you-end = Vous
people-list-impostor = Une personne nommée { $name } n’est pas celle que vous avez vérifiée
