settings-devices-title = Dispositivos y claves
settings-devices-keys = Tus claves
settings-devices-keys-help = Quién eres es una clave, la misma en todas las salas. En cada sala, además, cada pestaña tiene una propia, avalada por la tuya. Todas están en este navegador y en ningún servidor; un archivo que exportes contiene la tuya.
settings-devices-user = Tú
settings-devices-page = Esta pestaña aquí
settings-devices-compare = Son solo los primeros caracteres. Para asegurarte de quién es alguien, compara el código de seguridad que está en su hoja.
