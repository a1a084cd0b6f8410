qr-room-link = Código QR del enlace a esta sala
qr-too-long = El texto es demasiado largo para un código QR.
