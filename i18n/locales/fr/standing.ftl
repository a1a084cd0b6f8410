standing-place = Votre place dans le salon
