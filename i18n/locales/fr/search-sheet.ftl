search-sheet-title = Rechercher
search-sheet-shortcut = Rechercher (Ctrl+K)
search-sheet-field = Rechercher dans les messages
search-sheet-placeholder = Des mots, ou « une expression »
search-sheet-help = Trouve les messages dans tous les salons, canaux et conversations privées de cet appareil. Tous les mots doivent y figurer ; des guillemets gardent une expression entière. Rien n’est envoyé nulle part.
search-sheet-results = Résultats
search-sheet-show-more = { $left ->
    [one] En afficher plus ({ NUMBER($left) } restant)
   *[other] En afficher plus ({ NUMBER($left) } restants)
}
search-sheet-only-since = Il y en a trop sur cet appareil pour tout parcourir : rien d’antérieur au { $day } n’est trouvé.
search-sheet-room = Salon
search-sheet-every-room = Tous les salons
search-sheet-person = Personne
search-sheet-everybody = Tout le monde
search-sheet-where = Où
search-sheet-anywhere = Partout
search-sheet-in-rooms = Salons
search-sheet-in-channels = Canaux
search-sheet-in-private = En privé
search-sheet-from = Du
search-sheet-to = Au
search-sheet-clear-filters = Effacer les filtres
