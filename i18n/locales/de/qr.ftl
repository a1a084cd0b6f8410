qr-room-link = QR-Code des Links zu diesem Raum
qr-too-long = Der Text ist zu lang für einen QR-Code.
