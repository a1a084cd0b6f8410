vault-sealing = Chiffrement de ce qui est sur cet appareil
vault-unsealing = Suppression de la phrase de passe
vault-erasing = Effacement de ce qui est sur cet appareil
vault-records = { $done ->
    [one] { NUMBER($done) } enregistrement traité sur { NUMBER($all) }. Rien n’est perdu en cas d’interruption.
   *[other] { NUMBER($done) } enregistrements traités sur { NUMBER($all) }. Rien n’est perdu en cas d’interruption.
}
vault-waiting = En attente des autres onglets de cette page…
vault-moment = Cela prend un instant.
vault-sealed = Chiffrement terminé
vault-sealed-means = Désormais, cette page demande la phrase de passe à chaque chargement. Personne ne peut la retrouver pour vous : conservez-la, ou conservez un export avec sa propre phrase de passe.
vault-unsealed = La phrase de passe est supprimée
vault-unsealed-means = Les clés et les messages sont de nouveau enregistrés en clair : toute personne qui peut utiliser ce profil de navigateur peut les lire.
vault-erased = Tout est effacé
vault-erased-means = Il ne reste ni clé, ni salon, ni message sur cet appareil. Avec un fichier exporté, vous pouvez continuer : importez-le dans les paramètres.
vault-sealing-failed = Le chiffrement n’est pas allé jusqu’au bout
vault-unsealing-failed = La suppression de la phrase de passe n’est pas allée jusqu’au bout
vault-erasing-failed = L’effacement n’est pas allé jusqu’au bout
vault-never = Jamais
vault-after-an-hour = Après une heure
vault-after-minutes = { $count ->
    [one] Après { NUMBER($count) } minute
   *[other] Après { NUMBER($count) } minutes
}
