settings-files-export-title = Exportar
settings-files-export-help = Un archivo con todas las claves, salas y mensajes de este dispositivo, cifrado con una frase de contraseña. Con ambos puedes seguir en otro navegador.
settings-files-passphrase = Frase de contraseña
settings-files-export = Exportar todo
settings-files-sealing = Cifrando lo que hay aquí…
settings-files-exported = Exportado. Nadie puede abrir el archivo sin la frase de contraseña, así que conserva ambos.
settings-files-import-title = Importar
settings-files-import-help = Añade lo que hay en un archivo así a lo que hay en este dispositivo. Aquí no se pierde nada.
settings-files-file = Archivo exportado
settings-files-file-missing = Elige primero el archivo.
settings-files-file-passphrase = Frase de contraseña del archivo
settings-files-import = Importar
settings-files-reading = Leyendo el archivo…
settings-files-imported = { $rooms ->
    [one] { $operations ->
        [one] Se importó { NUMBER($rooms) } sala con { NUMBER($operations) } operación.
       *[other] Se importó { NUMBER($rooms) } sala con { NUMBER($operations) } operaciones.
    }
   *[other] { $operations ->
        [one] Se importaron { NUMBER($rooms) } salas con { NUMBER($operations) } operación.
       *[other] Se importaron { NUMBER($rooms) } salas con { NUMBER($operations) } operaciones.
    }
}
