network-no-address = « { $url } » n’est pas une adresse de serveur STUN ou TURN. Une telle adresse ressemble à stun:host:3478 ou turn:host:3478.
network-no-credential = « { $url } » est un relais, et les relais demandent un nom d’utilisateur et un mot de passe.
network-too-many = { $max ->
    [one] Au plus { NUMBER($max) } serveur : davantage ralentit chaque connexion.
   *[other] Au plus { NUMBER($max) } serveurs : davantage ralentit chaque connexion.
}
network-field = Un nom d’utilisateur ou un mot de passe est trop long, ou contient des caractères qui n’y sont pas admis.
network-no-relay = « Toujours par un relais » nécessite un relais : ajoutez-en un, ou utilisez les serveurs de ce Tincan.
