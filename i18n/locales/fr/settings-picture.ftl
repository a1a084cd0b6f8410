settings-picture-title = Votre image
settings-picture-choose = Choisir une image
settings-picture-remove = Supprimer l’image
settings-picture-drawing = Réduction de l’image…
settings-picture-chosen = C’est vous désormais, dans tous vos salons.
settings-picture-removed = Supprimée, dans tous vos salons.
