people-mute-help = Ce que cette personne écrit est là quand vous regardez, et rien ne vous le signale. Sur cet appareil, dans tous les salons.
people-picture-help = Envoyée à toutes les personnes de vos salons, en petit et sans ce qu’un appareil photo y ajoute, comme le lieu. Sans image, elles voient le motif qui découle de votre clé.
people-blocks = { $name } n’apparaît plus sur cet appareil, dans aucun salon : ni messages, ni réactions, ni nom. { $name } n’en saura rien. Ce que cette personne écrit est conservé sans être montré et toujours transmis aux autres, pour que rien ne manque à personne. Vous pouvez l’annuler dans les paramètres.
people-device-own = cette page
people-device-revoked = clé révoquée
people-device-linked = présent, relié
people-device-asleep = en veille
people-device-through-hub = présent, par le nœud central
people-device-waits-for-hub = présent, attend le nœud central
people-device-linking = présent, liaison en cours
people-device-away = absent
people-one-writes = { $name } écrit…
people-two-write = { $first } et { $second } écrivent…
people-many-write = { $count ->
    [one] { $first }, { $second } et { NUMBER($count) } autre écrivent…
   *[other] { $first }, { $second } et { NUMBER($count) } autres écrivent…
}
