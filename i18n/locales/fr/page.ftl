page-description = Tincan est un salon qui vit dans les navigateurs des personnes qui s’y trouvent. Pas de compte, et rien de ce que vous dites n’est sur un serveur.
page-profile-of = Profil : { $name }
page-not-found-title = Introuvable · Tincan
page-not-found = Cette adresse ne mène nulle part
page-not-found-help = Il n’y a pas de page ici. Le lien d’un salon ressemble à /room#… et doit être copié en entier.
