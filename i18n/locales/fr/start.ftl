start-changed = Cette page n’a pas été lancée : une partie de son programme n’est pas celle que le serveur avait annoncée. Elle a été modifiée ou endommagée en chemin ou sur le serveur. Rechargez la page. Si cela persiste, signalez-le à la personne qui administre le serveur.
start-away = Cette page n’a pas été lancée : une partie de son programme n’a pas pu être chargée. Vérifiez votre connexion et rechargez la page.
start-broken = Ce navigateur n’a pas pu lancer cette page. Rechargez-la ; si cela persiste, essayez un navigateur plus récent.
