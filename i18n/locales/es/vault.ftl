vault-sealing = Cifrando lo que hay en este dispositivo
vault-unsealing = Quitando la frase de contraseña
vault-erasing = Borrando lo que hay en este dispositivo
vault-records = { $all ->
    [one] { NUMBER($done) } de { NUMBER($all) } dato listo. No se pierde nada si esto se interrumpe.
   *[other] { NUMBER($done) } de { NUMBER($all) } datos listos. No se pierde nada si esto se interrumpe.
}
vault-waiting = Esperando a las demás pestañas de esta página…
vault-moment = Tarda un momento.

vault-sealed = Cifrado
vault-sealed-means = Desde ahora, esta página pide la frase de contraseña cada vez que se carga. Nadie puede averiguarla por ti: consérvala, o conserva una exportación con su propia frase de contraseña.
vault-unsealed = La frase de contraseña se ha quitado
vault-unsealed-means = Las claves y los mensajes se guardan otra vez sin cifrar: cualquiera que pueda usar este perfil del navegador puede leerlos.
vault-erased = Borrado
vault-erased-means = En este dispositivo no queda ninguna clave, sala ni mensaje. Con un archivo exportado puedes seguir: impórtalo en los ajustes.

vault-sealing-failed = El cifrado no llegó a completarse
vault-unsealing-failed = No se llegó a quitar la frase de contraseña
vault-erasing-failed = El borrado no llegó a completarse

vault-never = Nunca
vault-after-an-hour = Tras una hora
vault-after-minutes = { $count ->
    [one] Tras { NUMBER($count) } minuto
   *[other] Tras { NUMBER($count) } minutos
}
