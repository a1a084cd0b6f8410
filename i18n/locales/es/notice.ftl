notice-server-refused = El servidor rechazó la solicitud: { $why }
notice-seat-taken = Otra pestaña ocupó tu lugar en esta sala. Esta ya no tiene conexión.
notice-misbehaved = Se cerró la conexión con { $who }: { $why }
notice-forked = { $who } firmó dos historiales distintos, como cuando se copia un perfil del navegador. Lo que vino después se deja fuera.
notice-own-fork = Tu clave firmó dos historiales distintos, como cuando se copia un perfil del navegador. Lo que escribes aquí ya no cuenta para los demás. Para seguir, entra con otro navegador o perfil.
notice-nothing-stored = En este navegador no se puede guardar nada. Lo que se escribe dura lo que dure esta página: { $why }
notice-storing-failed = No se pudo guardar hace un momento. Mantén abierta esta página hasta que vuelva a funcionar: { $why }
notice-storing-works = Ya se puede guardar de nuevo.
