settings-topology-title = Conexiones
settings-topology-linked = Cada página tiene conexión
settings-topology-mesh = Con todas las demás páginas
settings-topology-mesh-help = Lo que se dice toma el camino más corto, y la sala no depende de nadie en particular.
settings-topology-star = Solo con el propietario
settings-topology-star-help = Una estrella: una conexión por página, y todo pasa por una página del propietario, el nodo central. Mientras no haya ninguna abierta, todos esperan; lo que escriben se guarda.
settings-topology-is-mesh = Cada página tiene conexión con todas las demás.
settings-topology-is-star = Esta sala es una estrella: cada página tiene conexión solo con una página del propietario, el nodo central. Mientras no haya ninguna abierta, todos esperan; lo que escriben se guarda.
