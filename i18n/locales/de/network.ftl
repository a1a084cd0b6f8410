network-no-address = „{ $url }“ ist keine Adresse eines STUN- oder TURN-Servers. Eine solche Adresse sieht aus wie stun:host:3478 oder turn:host:3478.
network-no-credential = „{ $url }“ ist ein Relay, und Relays verlangen einen Benutzernamen und ein Passwort.
network-too-many = { $max ->
    [one] Höchstens { NUMBER($max) } Server: Mehr machen jeden Verbindungsaufbau langsamer.
   *[other] Höchstens { NUMBER($max) } Server: Mehr machen jeden Verbindungsaufbau langsamer.
}
network-field = Ein Benutzername oder Passwort ist zu lang oder enthält unzulässige Zeichen.
network-no-relay = „Immer über ein Relay“ braucht ein Relay: Füge eines hinzu oder nutze die Server dieses Tincan.
