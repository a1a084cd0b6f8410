member-list-members = Membres
member-list-ask = { $count ->
    [one] { NUMBER($count) } demande
   *[other] { NUMBER($count) } demandes
}
member-list-who-asks = Qui demande à entrer
member-list-look = Voir
member-list-unowned = Ce salon a été nommé à la main : il n’a pas de propriétaire, et toute personne qui connaît son nom peut entrer.
member-list-open = Toute personne qui a le lien entre. Le propriétaire et la modération décident pour les autres.
member-list-closed = Les nouveaux venus demandent à entrer. Le propriétaire et la modération les laissent entrer, et décident pour les autres.
member-list-you = vous
member-list-here = dans le salon
member-list-offline = hors ligne
member-list-more = Plus
member-list-more-about = Plus sur { $name }
member-list-decide = Décider
member-list-decide-about = Décider pour { $name }
member-list-private = Écrire en privé
member-list-refuse = Refuser
member-list-remove = Retirer { $name }
member-list-make-reader = Passer { $name } en lecture seule
member-list-devices-help = Les appareils et onglets avec lesquels vous avez écrit dans ce salon.
member-list-devices = Vos appareils
member-list-device-own = cette page
member-list-device-revoked = clé révoquée
member-list-device-here = présent
member-list-device-away = absent
member-list-revoke = Révoquer la clé de cet appareil
member-list-revokes = Ce qui a été écrit avec cette clé reste. Désormais, rien de ce qu’elle écrit ne compte, et elle n’ouvre plus rien de nouveau : pour un appareil perdu ou prêté. C’est irréversible.
member-list-revoke-yes = Révoquer la clé { $key }
