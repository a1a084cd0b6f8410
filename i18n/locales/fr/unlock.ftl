unlock-window = Verrouillé · Tincan
unlock-title = Verrouillé
unlock-sealed = Tout ce qui est sur cet appareil est chiffré avec votre phrase de passe.
unlock-passphrase = Phrase de passe
unlock-unlock = Déverrouiller
unlock-opening = Ouverture… Cela prend environ une seconde.
unlock-show = Afficher
unlock-hide = Masquer
unlock-forgotten = Phrase de passe oubliée ?
unlock-no-way-back = On ne peut pas la retrouver : personne ne peut ouvrir ce qu’elle chiffre, ce serveur non plus. Vous pouvez essayer autant de fois que vous voulez.
unlock-start-over = Ou recommencez : effacez toutes les clés, tous les salons et tous les messages de cet appareil. Si vous avez tout exporté dans un fichier, importez-le ensuite dans les paramètres. Sans un tel fichier, les autres personnes de vos salons gardent ce qu’elles ont, et pour elles vous serez quelqu’un de nouveau.
# À saisir en minuscules avant que tout soit effacé.
unlock-erase-word = effacer
unlock-type-word = Saisissez { $word } pour confirmer
unlock-word-wrong = Saisissez le mot { $word } pour continuer.
unlock-erase = Tout effacer sur cet appareil
unlock-go-on = Continuer
