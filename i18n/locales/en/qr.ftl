# A text as a QR code, for a phone that looks at this screen.

# Named for those who cannot see it.
qr-room-link = QR code of the link to this room
# In place of a code.
qr-too-long = The text is too long for a QR code.
