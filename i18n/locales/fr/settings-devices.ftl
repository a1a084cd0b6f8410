settings-devices-title = Appareils et clés
settings-devices-keys = Vos clés
settings-devices-keys-help = Qui vous êtes est une clé, la même dans tous les salons. Dans chaque salon, chaque onglet a en outre sa propre clé, dont la vôtre se porte garante. Toutes sont dans ce navigateur et sur aucun serveur ; un fichier que vous exportez contient la vôtre.
settings-devices-user = Vous
settings-devices-page = Cet onglet ici
settings-devices-compare = Ce ne sont que leurs débuts. Pour être sûr de quelqu’un, comparez le code de sécurité qui figure sur sa fiche.
