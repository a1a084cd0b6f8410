connection-links = { $all ->
    [one] { NUMBER($up) } de { NUMBER($all) } conexión activa.
   *[other] { NUMBER($up) } de { NUMBER($all) } conexiones activas.
}
connection-no-network-kept = Sin red. Lo que escribes se guarda aquí y sale cuando vuelva la red.
connection-no-network-unkept = Sin red. Lo que escribes espera en esta página: no la cierres.
connection-no-network-linked = Este dispositivo indica que no tiene red. Las conexiones con otras personas siguen: { $links }
connection-alone = Hay conexión con el servidor. Aún no hay nadie más aquí.
connection-connected = Hay conexión con el servidor.
connection-offline-kept = Sin conexión: lo que escribes se guarda aquí y sale más tarde.
connection-trying = Buscando el servidor.
connection-trying-linked = Sin acceso al servidor, se vuelve a intentar. Las conexiones con otras personas siguen: { $links }
connection-none = No hay conexión con el servidor.
connection-waits-for-hub = El nodo central de esta sala no está: lo que escribes sale en cuanto esté.
