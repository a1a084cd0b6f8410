shared-title = Partagé avec Tincan
shared-choose = Ouvrez un salon : ceci va dans sa zone de message, et vous décidez de l’envoyer ou non.
shared-missing = Ce qui a été partagé n’est pas arrivé ici. Partagez-le encore une fois.
