qr-room-link = رمز QR لرابط هذه الغرفة
qr-too-long = النص أطول من أن يتسع له رمز QR.
