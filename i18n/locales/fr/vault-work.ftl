vault-work-tab-silent = Un autre onglet de cette page ne répond pas. Fermez les autres onglets de cette page et réessayez.
vault-work-no-passphrase = Cet appareil n’a plus de phrase de passe ; rechargez la page.
vault-work-no-locks = cette page a été chargée sans chiffrement (http), auquel cas les navigateurs ne laissent pas les onglets s’entendre sur celui qui écrit
