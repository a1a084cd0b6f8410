polls-tools = Herramientas
polls-chat = Chat
polls-polls = Encuestas
polls-waiting = { $count ->
    [one] { NUMBER($count) } encuesta espera tu voto
   *[other] { NUMBER($count) } encuestas esperan tu voto
}

polls-card-waits = Falta tu voto.
polls-card-open = Votación en curso.
polls-card-closed = Cerrada.
polls-votes = { $count ->
    [0] Aún no ha votado nadie.
    [one] { NUMBER($count) } voto.
   *[other] { NUMBER($count) } votos.
}
polls-open = Ver encuesta

polls-new = Encuesta nueva
polls-all = Todas las encuestas
polls-none = Aún no hay encuestas en esta sala.
polls-none-help = Una encuesta es de quien la inicia: su navegador cuenta los votos y cualquiera puede comprobar el resultado.
polls-list-open = Abiertas
polls-list-closed = Cerradas
polls-open-until = Abierta hasta el { $when }
polls-state-open = Abierta
polls-state-over = Plazo terminado
polls-state-closed = Cerrada
polls-state-deleted = Eliminada
polls-your-vote-missing = Falta tu voto
polls-you-voted = Has votado.

polls-deleted = Esta encuesta se eliminó.
polls-not-here = Esta encuesta no está en esta sala, o no hay aquí nadie que la tenga.
polls-coming = Esta encuesta aún no ha llegado.
polls-owned-by-you = Encuesta tuya
polls-owned-by = Encuesta de { $name }
polls-owned-elsewhere = Encuesta de otra pestaña o de otro dispositivo tuyo
polls-rule-secret = Secreta: hasta que se cierre, solo el propietario puede leer los votos.
polls-rule-named = Votos con nombre: quien ve los resultados ve quién ha votado qué.
polls-rule-final = Los votos son definitivos.
polls-rule-adding = Quienes votan pueden añadir opciones.
polls-rule-cap = { $count ->
    [one] Cada opción admite { NUMBER($count) } voto.
   *[other] Cada opción admite { NUMBER($count) } votos.
}

polls-owner-away = Propietario ausente.
polls-away-copy = { $name } no tiene conexión. Ves tu copia, tal como estaba el { $when }.
polls-away-copy-ours = Esta encuesta es de otra pestaña o de otro dispositivo tuyo, que tiene que estar abierto para contar. Ves tu copia, tal como estaba el { $when }.
polls-away-kept = Lo que hagas ahora se guarda en este dispositivo y se envía cuando el propietario vuelva.
polls-away-kept-ours = Lo que hagas ahora se guarda en este dispositivo y se envía cuando lo otro esté abierto.
polls-away-read-only = Mientras tanto, esta encuesta no admite votos.
polls-owner-gone = El propietario ya no está en esta sala: no se decidirá nada más sobre esta encuesta.
polls-pending = Pendiente de sincronizar
polls-pending-saving = Guardando
polls-pending-saved = Guardado aquí, a la espera del propietario
polls-pending-sent = En camino hacia el propietario
polls-refused = Rechazado: { $what }. { $why }
polls-wish-vote = Tu voto
polls-wish-take-back = Retirar tu voto
polls-wish-option = Opción «{ $option }»
polls-wish-describe = Pregunta nueva «{ $question }»
polls-wish-deadline = Plazo hasta el { $when }
polls-wish-no-deadline = Sin plazo
polls-wish-role = { $name }: { $role }
polls-wish-close = Cerrar la encuesta
polls-wish-reopen = Reabrir la encuesta
polls-wish-pass = Traspasar la encuesta

polls-comments = Comentarios ({ NUMBER($count) })
polls-copy-link = Copiar enlace
polls-duplicate = Duplicar

polls-your-vote = Tu voto
polls-options = Opciones
polls-vote = Votar
polls-change-vote = Cambiar voto
polls-take-back = Retirar voto
polls-choose-first = Elige algo primero.
polls-at-most = { $count ->
    [one] Elige como mucho { NUMBER($count) } opción.
   *[other] Elige como mucho { NUMBER($count) } opciones.
}
polls-full = Completa
polls-yes = Sí
polls-if-need-be = Si hace falta
polls-no = No
polls-no-answer = Sin respuesta
polls-chosen = Elegida
polls-no-more-votes = Ya no se admiten votos.
polls-viewer = Puedes ver esta encuesta, pero no votar.
polls-final = En esta encuesta los votos son definitivos.
polls-away-form = El propietario está ausente, y esta encuesta solo admite votos en su presencia.
polls-gone-form = El propietario ya no está en esta sala, así que no se admiten votos.
polls-you-chose = Has votado: { $what }
polls-you-did-not = No has votado.
polls-and-more = { $all }, { $next }
polls-place-of = { NUMBER($place) }. { $name }
polls-secret-help = Tu voto va sellado para { $owner }, que lo cuenta. Los demás ven que has votado y, cuando se cierra la encuesta, todos los votos sin nombres. La comprobación del resultado encuentra el tuyo entre ellos.
polls-secret-help-owner = La encuesta es tuya: puedes leer todos los votos. Los demás ven quién ha votado y, cuando se cierra la encuesta, todos los votos sin nombres.
polls-from-to = { $begin } – { $end }

polls-order-help = Pon las opciones en tu orden, la mejor primero. Lo que dejes fuera queda al final.
polls-your-order = Tu orden
polls-not-in-order = Aún fuera de tu orden
polls-out-of-order = { $name } no está en tu orden
polls-up = Subir { $name }
polls-down = Bajar { $name }
polls-take-out = Quitar { $name }
polls-put = Añadir { $name } a tu orden

polls-another-option = Otra opción
polls-add = Añadir
polls-option-missing = Una opción tiene de 1 a { NUMBER($max) } caracteres.
polls-day = Día
polls-from = Desde
polls-to = Hasta
polls-date-needs-day = Elige un día.
polls-date-needs-begin = Elige también cuándo empieza.
polls-date-backwards = Termina antes de empezar.

polls-results = Resultados
polls-no-votes = Aún no ha votado nadie.
polls-hidden-until-voted = Verás los resultados cuando hayas votado.
polls-hidden-until-closed = Verás los resultados cuando se cierre la encuesta.
polls-hidden-with-owner = El propietario cuenta los votos. Verás los resultados cuando se cierre la encuesta.
polls-hidden-not-published = El propietario aún no ha publicado los votos. Se publican cuando está aquí.
polls-leads = En cabeza
polls-choice-count = { $count ->
    [one] { NUMBER($count) } voto, { NUMBER($percent) } %
   *[other] { NUMBER($count) } votos, { NUMBER($percent) } %
}
polls-date-count = { NUMBER($yes) } sí, { NUMBER($maybe) } si hace falta, { NUMBER($no) } no
polls-who-voted = Quién ha votado qué
polls-ballots = Todos los votos, sin nombres
polls-you = (tú)
polls-show-all = Mostrar los { NUMBER($count) }
polls-table = Respuestas por persona y fecha
polls-name = Nombre
polls-schulze = Resultado por el método de Schulze
polls-pairs = Comparación por pares
polls-pairs-help = Cada fila frente a cada columna. Se marca el mayor de los dos números.
polls-preferred = Personas que prefieren la fila
polls-strongest = Camino más fuerte de la fila a la columna
polls-run-off = Resultado por segunda vuelta instantánea
polls-run-off-winner = Primer puesto: { $names }
polls-rounds = Todas las rondas
polls-round = Ronda { NUMBER($number) }
polls-round-out = Quedan fuera: { $names }
polls-round-exhausted = { $count ->
    [one] { NUMBER($count) } voto no incluye ninguna de las opciones que quedan.
   *[other] { NUMBER($count) } votos no incluyen ninguna de las opciones que quedan.
}

polls-missing-title = Quién no ha votado
polls-all-voted = Han votado todas las personas que pueden votar.
polls-remind = Recordárselo
polls-remind-help = Escribe un mensaje que los menciona, como mucho { NUMBER($max) } cada vez.
polls-reminded = Con recordatorio: { NUMBER($count) } de { NUMBER($all) }.
polls-reminder = { $names } Queda pendiente votar: { $question }

polls-roles = Roles
polls-roles-help = Los observadores miran, los votantes votan y los editores, además, cambian la encuesta y la cierran. El propietario decide.
polls-role-viewer = Observador
polls-role-voter = Votante
polls-role-editor = Editor
polls-role-owner = Propietario
polls-role-of = Rol de { $name }

polls-manage = Cambiar esta encuesta
polls-close = Cerrar encuesta
polls-reopen = Reabrir encuesta
polls-deadline = Plazo
polls-deadline-day = Último día
polls-deadline-time = Hora
polls-deadline-needs-day = Elige también un día.
polls-deadline-help = Los votos que lleguen más tarde al propietario no cuentan. Opcional.
polls-set-deadline = Fijar plazo
polls-save-words = Guardar pregunta
polls-pass = Traspasar la encuesta
polls-pass-help = A partir de entonces decide y cuenta el nuevo propietario; no podrás deshacerlo. También puedes elegir otro dispositivo tuyo.
polls-own-device = Tu otro dispositivo { $key }
polls-heir = { $name } { $key }
polls-pass-to = Traspasar a: { $name }
polls-pass-on = Traspasar
polls-pass-sure = Nuevo propietario: { $name }.
polls-nobody-to-pass = No hay nadie más aquí.

polls-check = Comprobar este resultado
polls-check-help = Vuelve a contarlo todo en este dispositivo, a partir de lo que firmó cada persona.
polls-check-now = Comprobar ahora
polls-check-not-here = Ahora no se puede comprobar esta encuesta: aquí falta aquello en lo que se basa.
polls-check-old = La encuesta ha cambiado desde entonces. Compruébala otra vez para ver cómo está.
polls-check-good = { $count ->
    [0] No hay votos, ni nada incorrecto.
    [one] El resultado es correcto: { NUMBER($count) } voto, contado de nuevo.
   *[other] El resultado es correcto: { NUMBER($count) } votos, contados de nuevo.
}
polls-check-partly = No se encontró nada incorrecto, pero no se pudo comprobar todo.
polls-check-bad = { $count ->
    [one] El propietario hizo algo mal.
   *[other] El propietario hizo { NUMBER($count) } cosas mal.
}
polls-own-counted = Tu voto cuenta tal como lo emitiste.
polls-own-pending = Tu voto aún no tiene respuesta.
polls-own-refused = Tu voto fue rechazado.
polls-own-wronged = Tu voto no cuenta tal como lo emitiste.
polls-own-unchecked = El propietario contó tu voto. Si lo hizo tal como lo emitiste se verá cuando se publiquen los votos.
polls-unchecked = { $count ->
    [one] No se pudo comprobar { NUMBER($count) } decisión: aquí falta aquello en lo que se basa.
   *[other] No se pudieron comprobar { NUMBER($count) } decisiones: aquí falta aquello en lo que se basan.
}
polls-unchecked-sealed = { $count ->
    [one] { NUMBER($count) } voto sigue sellado. Se podrá comprobar cuando se publiquen los votos.
   *[other] { NUMBER($count) } votos siguen sellados. Se podrán comprobar cuando se publiquen.
}
polls-wrong-dropped = { $owner } tenía una petición de { $of } y nunca la respondió, aunque sí respondió otras.
polls-wrong-twice = { $owner } contó dos veces algo de { $of }. Aquí cuenta una vez.
polls-wrong-invented = { $owner } aceptó algo que { $of } nunca pidió. Aquí no cuenta.
polls-wrong-rules = { $owner } aceptó algo de { $of } que las reglas prohíben. Aquí no cuenta. { $rule }
polls-wrong-refused = { $owner } rechazó algo de { $of } que las reglas permiten.
polls-wrong-revision = { $owner } dio el número { NUMBER($given) } cuando tocaba el { NUMBER($next) }. Aquí no cuenta.
polls-wrong-not-owner = { $owner } siguió decidiendo después de traspasar la encuesta. Aquí no cuenta.
polls-wrong-count = { $owner } no publicó tantos votos como personas votaron: { NUMBER($published) } en lugar de { NUMBER($voted) }.
polls-wrong-ballot = { $owner } publicó como voto algo que no lo es.
polls-wrong-missing = { $owner } no publicó tu voto.
polls-wrong-altered = { $owner } publicó tu voto de forma distinta a como lo emitiste.

polls-export = Guardar o imprimir
polls-export-help = Escribe lo que ves de esta encuesta en un archivo de este dispositivo.
polls-export-csv = Tabla (CSV)
polls-export-json = JSON
polls-export-ics = Fechas para un calendario (ICS)
polls-export-best = Mejor fecha para un calendario (ICS)
polls-print = Imprimir

polls-question = Pregunta
polls-description = Descripción (opcional)
polls-kind = Cómo se responde
polls-kind-one = Una opción
polls-kind-one-help = Cada persona elige una.
polls-kind-several = Varias opciones
polls-kind-several-help = Cada persona elige las que quiera, o hasta un máximo.
polls-kind-dates = Fechas
polls-kind-dates-help = Sí, si hace falta o no para cada fecha.
polls-kind-ranked = Un orden
polls-kind-ranked-help = Cada persona pone las opciones en su orden.
polls-most = Máximo de respuestas (opcional)
polls-most-help = Vacío: tantas como se quiera.
polls-option-number = Opción { NUMBER($number) }
polls-remove-option = Quitar opción { NUMBER($number) }
polls-add-option = Añadir opción
polls-number = Escribe un número a partir de 1, o nada.
polls-more-rules = Más reglas
polls-votes-rules = Votos
polls-changing = Los votos se pueden cambiar
polls-changing-help = Hasta que se cierre la encuesta.
polls-secret = Votos secretos
polls-secret-rule-help = La encuesta es tuya y puedes leer todos los votos. Los demás ven quién ha votado; los votos se muestran sin nombres cuando se cierra la encuesta.
polls-adding = Quienes votan pueden añadir opciones
polls-adding-help = Para ti y los editores es siempre posible.
polls-while-away = Admitir votos mientras no estás
polls-while-away-help = Esperan en los dispositivos de quienes votan hasta que vuelva tu navegador.
polls-everybody = Todos en la sala pueden votar
polls-everybody-help = Si no, todos miran y tú indicas quiénes votan.
polls-shown = Los resultados se muestran
polls-shown-always = Siempre
polls-shown-once-voted = A quienes han votado
polls-shown-once-closed = Cuando se cierra la encuesta
polls-cap = Máximo de votos por opción (opcional)
polls-cap-help = Para plazas o turnos: quien llega más tarde elige otra cosa.
polls-owner-help = La encuesta será de esta página: cuenta los votos mientras esté abierta y continúa cuando vuelvas a abrir la sala en este navegador. Tus otras pestañas y dispositivos no cuentan por ella.
polls-start = Iniciar encuesta

polls-to-poll = Ir a la encuesta
polls-comments-on = Comentarios sobre
polls-comments-note = Comentarios
