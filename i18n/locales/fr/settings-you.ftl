settings-you-help = Ce que les autres voient à côté de ce que vous écrivez. Il change aussitôt dans tous les salons ouverts ici, et il est gardé pour le prochain. Qui vous a vérifié apprend que vous aviez un autre nom.
settings-you-save = Enregistrer le nom
settings-you-saved = C’est votre nom désormais, dans tous vos salons.
