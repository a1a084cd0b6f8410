silent-removed = Vous ne pouvez plus écrire ici.
silent-reader = Ici, vous êtes en lecture seule. Pour écrire, demandez au propriétaire ou à la modération.
silent-private = Cette personne n’est plus dans le salon : ce que vous écririez ne l’atteindrait pas.
silent-archived = Ce canal est archivé : personne n’y écrit tant qu’il n’est pas rétabli.
silent-room = Vous ne pouvez pas écrire ici.
