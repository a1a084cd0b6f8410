message-people = { $count ->
    [one] { NUMBER($count) } personne
   *[other] { NUMBER($count) } personnes
}
message-not-known = réception non confirmée
message-has = l’a reçu
message-has-read = l’a lu
message-forwarded = Transféré, écrit par { $from }
message-forwarded-says = Transféré, écrit par { $from } selon { $by }
message-not-arrived = Ce message n’est pas encore arrivé sur cet appareil. Il s’affichera ici dès son arrivée.
message-not-shown = Ce message n’est pas affiché ici.
message-pinned = { $count ->
    [one] { NUMBER($count) } épinglé
   *[other] { NUMBER($count) } épinglés
}
message-written = Écrit
message-written-own = { $time } selon votre horloge.
message-written-by = { $time } selon l’horloge qu’utilise { $name }.
message-arrived = Arrivé
message-arrived-here = Écrit dans cet onglet.
message-arrived-before = Avant l’ouverture de cette page.
message-arrived-straight = { $time }, envoyé directement par { $name }.
message-arrived-passed = { $time }, transmis par { $name }.
message-number = Numéro
message-number-in-log = { NUMBER($number) } dans le journal de cette clé
message-order = Ordre
message-order-depth = { $seen ->
    [one] Profondeur { NUMBER($depth) }, avec { NUMBER($seen) } autre journal vu pour la première fois
   *[other] Profondeur { NUMBER($depth) }, avec { NUMBER($seen) } autres journaux vus pour la première fois
}
message-sealed-with = Chiffré avec
message-sealed-first = La première clé du salon
message-sealed-later = Clé { $key }, tirée plus tard
message-size = Taille
