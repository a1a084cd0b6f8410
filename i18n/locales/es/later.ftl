later-coming = Esta parte se está cargando.
later-failed = No se pudo cargar esta parte. Viene del servidor, que quizá no esté al alcance.
later-again = Intentar de nuevo
