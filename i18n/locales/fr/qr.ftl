qr-room-link = Code QR du lien vers ce salon
qr-too-long = Le texte est trop long pour un code QR.
