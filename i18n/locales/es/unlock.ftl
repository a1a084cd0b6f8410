unlock-window = Bloqueado · Tincan
unlock-title = Bloqueado
unlock-sealed = Todo lo de este dispositivo está cifrado con tu frase de contraseña.
unlock-passphrase = Frase de contraseña
unlock-unlock = Desbloquear
unlock-opening = Abriendo… Tarda alrededor de un segundo.
unlock-show = Mostrar
unlock-hide = Ocultar
unlock-forgotten = ¿Olvidaste la frase de contraseña?
unlock-no-way-back = No hay vuelta atrás: nadie puede abrir lo que la frase cifra, tampoco este servidor. Puedes probar tantas veces como quieras.
unlock-start-over = O empieza de nuevo: borra todas las claves, salas y mensajes de este dispositivo. Si exportaste todo a un archivo, impórtalo después en los ajustes. Sin él, los demás en tus salas conservan lo que tienen, y para ellos serás una persona nueva.
# Una palabra en minúsculas, fácil de teclear; se compara con lo que se escribe.
unlock-erase-word = borrar
unlock-type-word = Escribe { $word } para confirmar
unlock-word-wrong = Escribe la palabra { $word } para continuar.
unlock-erase = Borrar todo de este dispositivo
unlock-go-on = Continuar
