composer-message = Message
composer-to-room = Écrire dans le salon
composer-to-channel = Écrire dans { $channel }
composer-to-person = Écrire à { $name } en privé
composer-answering = Réponse à { $name } : { $excerpt }
composer-editing = Modification d’un message
composer-unstored = Ce navigateur n’enregistre rien : ce que vous écrivez ne dure que tant que cette page est ouverte.
composer-offers = Suggestions
composer-offers-emoji = { $count ->
    [one] { NUMBER($count) } émoji. Flèches pour choisir, Entrée pour valider.
   *[other] { NUMBER($count) } émojis. Flèches pour choisir, Entrée pour valider.
}
composer-offers-people = { $count ->
    [one] { NUMBER($count) } personne. Flèches pour choisir, Entrée pour valider.
   *[other] { NUMBER($count) } personnes. Flèches pour choisir, Entrée pour valider.
}
