composer-message = Mensaje
composer-to-room = Escribe a la sala
composer-to-channel = Escribe en { $channel }
composer-to-person = Escribe solo a { $name }
composer-answering = Respondiendo a { $name }: { $excerpt }
composer-editing = Editando un mensaje
composer-unstored = Este navegador no guarda nada: lo que escribes dura solo mientras esta página esté abierta.
composer-offers = Sugerencias
composer-offers-emoji = { $count ->
    [one] { NUMBER($count) } emoji. Elige con las flechas y acepta con Enter.
   *[other] { NUMBER($count) } emojis. Elige con las flechas y acepta con Enter.
}
composer-offers-people = { $count ->
    [one] { NUMBER($count) } persona. Elige con las flechas y acepta con Enter.
   *[other] { NUMBER($count) } personas. Elige con las flechas y acepta con Enter.
}
