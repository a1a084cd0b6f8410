picture-file-missing = Choisissez d’abord une image.
picture-file-too-large = Ce fichier est trop volumineux : plus de { NUMBER($max) } Mio.
picture-file-unreadable = Ce navigateur ne peut pas lire ce fichier comme une image. Choisissez une image JPEG, PNG ou WebP.
picture-file-not-drawn = Ce navigateur ne peut pas dessiner l’image.
picture-file-not-small = Ce navigateur ne peut pas rendre l’image assez petite.
