start-changed = Esta página no se inició: una parte de su programa no es lo que el servidor dijo que sería. Se cambió o se dañó por el camino o en el servidor. Vuelve a cargar la página. Si sigue así, díselo a quien administra el servidor.
start-away = Esta página no se inició: no se pudo cargar una parte de su programa. Comprueba tu conexión y vuelve a cargar la página.
start-broken = Este navegador no pudo iniciar esta página. Vuelve a cargarla; si sigue así, prueba con un navegador más reciente.
