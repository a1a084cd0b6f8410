doctor-name = Revisión de la conexión
doctor-lead = Averigua por qué desde este dispositivo no se llega a otras personas. Consulta al servidor de este Tincan, sus servidores STUN y TURN y los que añadiste, por WebSocket, UDP y TCP, y establece dos conexiones dentro de esta página. No se guarda nada y no se entra en ninguna sala.
doctor-needs-javascript = Las comprobaciones se hacen en tu navegador, así que necesitan JavaScript. Actívalo para esta página y vuelve a cargarla.
doctor-locked = Este dispositivo está bloqueado: no se consultan los servidores que añadiste.
doctor-checks = Comprobaciones
doctor-check-again = Comprobar de nuevo
doctor-copy = Copiar resultado
doctor-copied = Copiado.
doctor-not-copied = El navegador no permitió copiarlo.
doctor-copy-help = El resultado copiado contiene direcciones de este dispositivo, porque de ellas trata. No contiene contraseñas, nombres ni salas.

doctor-mark-waiting = comprobando
doctor-mark-fine = bien
doctor-mark-note = aviso
doctor-mark-bad = problema
doctor-mark-skipped = sin comprobar

doctor-check-server = Servidor de este Tincan
doctor-check-clock = Reloj
doctor-check-socket = Señalización (WebSocket)
doctor-check-stun = UDP y STUN
doctor-check-router = Router
doctor-check-turn-udp = Retransmisión por UDP (TURN)
doctor-check-turn-tcp = Retransmisión por TCP (TURN)
doctor-check-carries = Paquetes por retransmisión
doctor-check-near = Misma red
doctor-check-addresses = Direcciones y ajustes

doctor-verdict-checking = Comprobando: { NUMBER($done) } de { NUMBER($all) }.
doctor-verdict-server-away = No hay acceso al servidor de este Tincan: no se puede encontrar a nadie nuevo hasta que vuelva.
doctor-verdict-no-socket = Desde aquí no se puede presentar a unos navegadores con otros: el canal de señalización no se abre.
doctor-verdict-relays-only = Tus ajustes permiten solo la retransmisión y desde aquí no funciona ningún servidor de retransmisión: no habrá conexiones.
doctor-verdict-relay-over-tcp = Las conexiones funcionan, por retransmisión sobre TCP: esta red bloquea UDP.
doctor-verdict-relay-alone = Las conexiones funcionan solo por retransmisión.
doctor-verdict-same-network-alone = Desde aquí solo se llega a quienes están en la misma red: UDP no sale y no funciona ningún servidor de retransmisión.
doctor-verdict-symmetric = Desde aquí no se llega a algunas personas: el router es simétrico y no funciona ningún servidor de retransmisión.
doctor-verdict-clock = Puede que las conexiones funcionen, pero el reloj de este dispositivo no está en hora.
doctor-verdict-relay-refuses = Las conexiones directas pueden funcionar. Las que necesitan retransmisión, no: ningún servidor de retransmisión nos acepta.
doctor-verdict-relay-carries-nothing = Las conexiones directas pueden funcionar. Las que necesitan retransmisión, no: el servidor de retransmisión no transmite nada.
doctor-verdict-not-near = Las conexiones funcionan, pero no directamente con quienes están en la misma red.
doctor-verdict-symmetric-relayed = Las conexiones funcionan, algunas por retransmisión: el router es simétrico.
doctor-verdict-no-relay-by-settings = Las conexiones directas funcionan. Donde las redes no las permiten no hay conexión, como indican tus ajustes.
doctor-verdict-server-untold = No hay ningún fallo en lo que se pudo comprobar; este Tincan no indica sus servidores.
doctor-verdict-no-relay = Las conexiones directas funcionan. Para las redes que no las permiten no hay servidor de retransmisión.
doctor-verdict-fine = Desde aquí funciona todo.

doctor-checking = Comprobando…
doctor-broken-off = La comprobación se interrumpió.

doctor-server-fine = Responde en { NUMBER($ms) } ms e indica sus servidores STUN y TURN.
doctor-server-sees-you = Te ve en { $address }.
doctor-server-untold = No indica qué servidores STUN y TURN ofrece: { $why }. Solo se pueden comprobar los servidores que añadiste.
doctor-server-untold-advice = Si las páginas se cargan pero esto no, el servidor es más antiguo que esta página, o un proxy delante de él no deja pasar /network. Díselo a quien lo administra.

doctor-clock-untold = El servidor no indicó la hora.
doctor-clock-fine = Este dispositivo y el servidor coinciden en la hora.
doctor-clock-ahead = El reloj de este dispositivo va { $time } por delante del reloj del servidor.
doctor-clock-behind = El reloj de este dispositivo va { $time } por detrás del reloj del servidor.
doctor-clock-advice = Configura este dispositivo para que tome la hora de la red. Con el reloj mal, tus mensajes llevan una hora falsa, y las conexiones seguras y los servidores de retransmisión pueden rechazarte. Si este reloj está bien, el del servidor está mal: díselo a quien lo administra.

doctor-socket-fine = Se abre y el servidor saluda en { NUMBER($ms) } ms.
doctor-socket-closed = El canal por el que se presenta a unos navegadores con otros no se abre: { $why }.
doctor-socket-closed-advice = Sin él no se puede llegar a nadie nuevo; las conexiones activas siguen. Algo entre este dispositivo y el servidor bloquea los WebSockets: prueba sin VPN, sin un proxy que filtre o en otra red. Para quien administra este Tincan: el proxy debe dejar pasar el «upgrade» de /signal.

doctor-stun-fine = UDP sale: { $server } responde en { NUMBER($ms) } ms.
doctor-stun-none-needed = UDP sale. No se usa ningún servidor STUN; lo suple uno de retransmisión.
doctor-stun-none = No se usa ningún servidor STUN, así que este dispositivo no sabe cómo se ve desde fuera.
doctor-stun-none-advice = Dentro de una misma red basta. Para que te encuentren desde otras, añade un servidor STUN en los ajustes o pide uno a quien administra este Tincan.
doctor-stun-blocked = UDP está bloqueado aquí: nada responde por UDP, y un servidor de retransmisión responde por TCP.
doctor-stun-blocked-advice = Las conexiones van por retransmisión sobre TCP, que es más lento. Las directas necesitan otra red, como la de un teléfono que comparta su conexión, o un cortafuegos que deje salir UDP.
doctor-stun-blocked-or-down = { $servers ->
    [one] UDP está bloqueado o el servidor no funciona: sin respuesta de { NUMBER($servers) } servidor consultado por UDP.
   *[other] UDP está bloqueado o los servidores no funcionan: sin respuesta de { NUMBER($servers) } servidores consultados por UDP.
}
doctor-stun-blocked-or-down-advice = Oficinas, hoteles y algunas VPN bloquean UDP. Prueba otra red, como la de un teléfono que comparta su conexión; pide que se deje salir UDP, o un servidor de retransmisión por TCP.
doctor-stun-fails = UDP sale, pero ningún servidor STUN responde: { $failures }.
doctor-stun-fails-advice = Las conexiones aún pueden ir por retransmisión. Revisa las direcciones de los servidores que añadiste; los demás dependen de quien administra este Tincan.

doctor-router-fine = Da a este dispositivo un mismo puerto para todos, así que otros pueden llegar a él.
doctor-router-symmetric = Da a este dispositivo un puerto distinto para cada destino (NAT simétrico): la dirección que ve un servidor no les sirve a los demás.
doctor-router-symmetric-advice = Las conexiones con quienes están tras un router abierto siguen funcionando; con quienes están tras uno como este hace falta la retransmisión. Ayuda cambiar de red, o el ajuste «full cone» o UPnP del router.
doctor-router-none = No hay ninguno, o no cambia nada: los demás ven la dirección que tiene este dispositivo.
doctor-router-unanswered = Para saberlo hacen falta dos servidores STUN, y no respondieron dos.
doctor-router-unknown = Para saberlo hacen falta dos servidores STUN.

doctor-relay-never = Tus ajustes indican que nunca se use la retransmisión.
doctor-turn-fine = { $server } nos acepta en { NUMBER($ms) } ms.
doctor-turn-none = No se usa ningún servidor de retransmisión.
doctor-turn-none-advice = Donde dos redes no permitan una conexión directa, no la habrá. Quien administra este Tincan puede activar su servidor de retransmisión, o puedes añadir uno en los ajustes.
doctor-turn-none-by = No hay ningún servidor de retransmisión al que se llegue por { $transport }.
doctor-turn-none-by-tcp-advice = Las redes que bloquean UDP necesitan uno; quien administra este Tincan puede ofrecerlo por TCP o TLS.
doctor-turn-none-by-udp-advice = La retransmisión por TCP funciona, y es más lenta que por UDP.
doctor-turn-fails = Ningún servidor de retransmisión nos acepta por { $transport }: { $failures }.
doctor-turn-refused-advice = Si añadiste tú el servidor de retransmisión, corrige su nombre de usuario y su contraseña en los ajustes. Si es de este Tincan, vuelve a cargar la página; si no sirve, díselo a quien lo administra: su secreto o su reloj no coinciden con los del servidor.
doctor-turn-unreached-advice = Puede que un cortafuegos, aquí o allí, cierre su puerto, o que no esté en marcha. Quizá se llegue a él desde otras redes; quien lo administra puede abrir el puerto u ofrecerlo en el 443.

doctor-carries-fine = Un mensaje fue y volvió en { NUMBER($ms) } ms.
doctor-carries-no-relay = No hay ningún servidor de retransmisión que probar.
doctor-carries-refused = Ningún servidor de retransmisión nos acepta.
doctor-carries-nothing = El servidor de retransmisión nos acepta, pero un mensaje enviado a través de él no llegó.
doctor-carries-nothing-advice = Sus puertos de retransmisión están cerrados, o no puede llegar a sí mismo. Para quien lo administra: abre su rango de puertos de retransmisión por UDP y comprueba la dirección que anuncia.

doctor-near-fine = Una conexión directa dentro de esta página funciona en { NUMBER($ms) } ms.
doctor-near-fine-unused = Una conexión directa dentro de esta página funciona en { NUMBER($ms) } ms; tus ajustes no usan ninguna.
doctor-near-no-address = El navegador no da a ninguna página las direcciones propias de este dispositivo.
doctor-near-no-address-advice = Se debe a un ajuste, una extensión o una VPN. Las conexiones directas aún pueden funcionar a través del router; si no, van por retransmisión.
doctor-near-hidden = Dos conexiones en esta página no se encuentran: el navegador oculta las direcciones tras nombres (.local), y esta red no responde a ellos.
doctor-near-hidden-advice = Las redes para invitados separan así los dispositivos. A quienes están en tu propia red se llega entonces a través del router o por retransmisión. Se arregla con una red sin «aislamiento de clientes», o dando a esta página el micrófono, con lo que los navegadores muestran las direcciones.
doctor-near-closed = Dos conexiones en esta página no llegan una a otra en la dirección propia de este dispositivo.
doctor-near-closed-advice = Lo impide un cortafuegos de este dispositivo o una VPN. Deja que el navegador acepte conexiones, o sal de la VPN.

doctor-addresses-none = El navegador no encontró ninguna dirección de este dispositivo.
doctor-addresses = Direcciones que se pueden dar a los demás: { $addresses }.
doctor-addresses-more = { $all }; { $next }
doctor-address-hidden = la propia, oculta (host, .local)
doctor-address-own = la propia, { $address } (host)
doctor-address-outside = la que se ve desde fuera, { $address } (srflx)
doctor-address-relay = la de un servidor de retransmisión, { $address } (relay)

doctor-settings = Tus ajustes: { $relay }; { $offered }; { $added }.
doctor-settings-relay-automatic = retransmisión automática
doctor-settings-relay-always = siempre por retransmisión
doctor-settings-relay-never = nunca por retransmisión
doctor-settings-offered-used = se usan los servidores de este Tincan
doctor-settings-offered-unused = no se usan los servidores de este Tincan
doctor-settings-none-added = no has añadido ninguno
doctor-settings-added = { $count ->
    [one] has añadido { NUMBER($count) } servidor
   *[other] has añadido { NUMBER($count) } servidores
}

doctor-outcome-answered = { $server } responde en { NUMBER($ms) } ms
doctor-outcome-credentials = { $server } rechaza el nombre de usuario o la contraseña
doctor-outcome-declined = { $server } se niega ({ $why })
doctor-outcome-silent = { $server } no responde
doctor-outcome-bad-address = { $server } no es una dirección que este navegador acepte ({ $why })
doctor-outcome-more = { $all }, { $next }
