members-owner = Propietario
members-moderator = Moderador
members-member = Miembro
members-reader = Lector
members-asks = Pide entrar
members-removed = Acceso retirado

members-link-asks = pide entrar
members-link-removed = acceso retirado

members-let-in = Dejar entrar
members-let-back-in = Dejar entrar de nuevo
members-make-moderator = Hacer moderador
members-make-member = Hacer miembro
members-make-reader = Hacer lector

members-remove-closes = { $name } conserva lo que tiene y no recibe nada nuevo. Desde entonces, quien llegue tendrá que pedir entrar, y eso no se puede deshacer.
members-remove = { $name } conserva lo que tiene y no recibe nada nuevo. Para volver necesita que alguien le deje entrar.
members-reader-closes = { $name } puede leer, pero no escribir. Desde entonces, quien llegue tendrá que pedir entrar, y eso no se puede deshacer.

members-you-were-removed = Te han retirado el acceso a esta sala. Lo que tienes se puede seguir leyendo aquí; no llega nada nuevo, y lo que escribes no llega a nadie.

members-one-asks = { $name } pide entrar.
members-two-ask = { $first } y { $second } piden entrar.
members-many-ask = { $count ->
    [one] { NUMBER($count) } persona pide entrar.
   *[other] { NUMBER($count) } personas piden entrar.
}

members-waiting-alone = Esperas a que te dejen entrar. Ahora no hay nadie aquí que pueda hacerlo; la sala se abre sola en cuanto alguien lo haga.
members-waiting-one = { $name } ve que estás esperando. Alguien tiene que dejarte entrar; lo que escribes llega entonces.
members-waiting-two = { $first } y { $second } ven que estás esperando. Alguien tiene que dejarte entrar; lo que escribes llega entonces.
members-waiting-many = { $others ->
    [one] { $name } y { NUMBER($others) } persona más ven que estás esperando. Alguien tiene que dejarte entrar; lo que escribes llega entonces.
   *[other] { $name } y { NUMBER($others) } personas más ven que estás esperando. Alguien tiene que dejarte entrar; lo que escribes llega entonces.
}

members-unreadable = { $count ->
    [one] { NUMBER($count) } mensaje no se puede leer aquí: se escribió antes de tu llegada o mientras no estabas en la sala.
   *[other] { NUMBER($count) } mensajes no se pueden leer aquí: se escribieron antes de tu llegada o mientras no estabas en la sala.
}

members-private-news = { $count ->
    [one] { NUMBER($count) } mensaje privado nuevo de { $name }.
   *[other] { NUMBER($count) } mensajes privados nuevos de { $name }.
}
members-private-news-many = { NUMBER($count) } mensajes privados nuevos de { NUMBER($people) } personas.
