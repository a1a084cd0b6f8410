delivery-saving = guardando
delivery-unsaved = sin guardar
delivery-saved = guardado
delivery-sent = enviado
delivery-some-have = { NUMBER($have) } de { NUMBER($all) }
delivery-delivered = entregado
delivery-some-read = leído por { NUMBER($read) } de { NUMBER($all) }
delivery-read = leído
delivery-attention = requiere atención
delivery-being-saved = Se está guardando en este dispositivo.
delivery-cannot-save = Este navegador no puede guardarlo: dura lo que dure esta página.
delivery-saved-here = Guardado aquí. Sale cuando haya alguien.
delivery-on-its-way = En camino. Nadie lo ha confirmado todavía.
delivery-nobody-read = Entregado. Nadie lo ha visto todavía.
delivery-have = { $all ->
    [one] Ha llegado a { NUMBER($have) } de { NUMBER($all) } persona.
   *[other] Ha llegado a { NUMBER($have) } de { NUMBER($all) } personas.
}
delivery-have-read = { $all ->
    [one] Leído por { NUMBER($read) } de { NUMBER($all) } persona.
   *[other] Leído por { NUMBER($read) } de { NUMBER($all) } personas.
}
delivery-not-stored = Sin guardar, así que está solo en esta página: { $why }
delivery-not-confirmed = Se envió varias veces y nadie lo confirmó. Está guardado aquí.
