message-sheet-message = Mensaje
message-sheet-details = Detalles del mensaje
message-sheet-versions = Versiones anteriores
message-sheet-forward = Reenviar a
message-sheet-delete = ¿Eliminar el mensaje?

message-sheet-delete-help = Su texto, sus versiones anteriores y sus reacciones desaparecen para todos. Quien ya lo leyó, lo leyó.
message-sheet-delete-for-everybody = Eliminar para todos

message-sheet-not-stored = No hay nada guardado de este mensaje: existe solo en esta página.
message-sheet-holders = Quién lo tiene
message-sheet-nobody = No hay nadie más en la sala.
message-sheet-author-told = Quién lo ha leído se comunica solo a su autor.
message-sheet-facts = Cómo llegó
message-sheet-proof = Prueba
message-sheet-signed = La firma es válida: la clave de abajo firmó exactamente esto, para esta sala. Según su certificado, la clave es de { $name }.
message-sheet-not-signed = La firma no es válida. No se puede confiar en esto.
message-sheet-hash = Hash
message-sheet-copy-hash = Copiar hash
message-sheet-key = Clave
message-sheet-copy-key = Copiar clave
message-sheet-signature = Firma
message-sheet-copy-signature = Copiar firma
message-sheet-not-allowed = No permitido

message-sheet-versions-help = En el orden en que cuentan, con las horas del reloj del autor. Todos pueden verlas.
message-sheet-versions-list = Versiones
message-sheet-first = Primera
message-sheet-now = Ahora
message-sheet-left-out = { $count ->
    [one] { NUMBER($count) } versión intermedia no se conserva.
   *[other] { NUMBER($count) } versiones intermedias no se conservan.
}
message-sheet-versions-gone = Este mensaje ya no está, y tampoco sus versiones anteriores.
message-sheet-moment = { $day }, { $time }

message-sheet-reactors = Quién reaccionó
message-sheet-you = tú
