delivery-saving = enregistrement
delivery-unsaved = non enregistré
delivery-saved = enregistré
delivery-sent = envoyé
delivery-some-have = { NUMBER($have) } sur { NUMBER($all) }
delivery-delivered = distribué
delivery-some-read = lu par { NUMBER($read) } sur { NUMBER($all) }
delivery-read = lu
delivery-attention = à traiter
delivery-being-saved = En cours d’enregistrement sur cet appareil.
delivery-cannot-save = Ce navigateur ne peut pas l’enregistrer : il dure aussi longtemps que cette page.
delivery-saved-here = Enregistré ici. Partira quand quelqu’un sera là.
delivery-on-its-way = En route. Personne ne l’a encore confirmé.
delivery-nobody-read = Distribué. Personne ne l’a encore regardé.
delivery-have = { $have ->
    [one] { NUMBER($have) } personne sur { NUMBER($all) } l’a reçu.
   *[other] { NUMBER($have) } personnes sur { NUMBER($all) } l’ont reçu.
}
delivery-have-read = { $read ->
    [one] { NUMBER($read) } personne sur { NUMBER($all) } l’a lu.
   *[other] { NUMBER($read) } personnes sur { NUMBER($all) } l’ont lu.
}
delivery-not-stored = Non enregistré, donc présent seulement sur cette page : { $why }
delivery-not-confirmed = Envoyé plusieurs fois, sans que personne le confirme. Il est enregistré ici.
