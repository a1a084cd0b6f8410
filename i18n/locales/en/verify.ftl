# The sheet with the safety code of somebody: words and a QR code that two people compare, to know that nobody stands between them.

# A button: opens the sheet.
verify-open = Safety code
verify-not-yet = The safety code can be compared once there was a link.
# The sheet's title.
verify-title = Safety code with { $name }
verify-compare = Do you both see the same words? Compare them over something else than this room: side by side, or in a call in which you know the voice. Then nobody stands between you.
# Named for those who cannot see it: the words, in rows.
verify-words = Safety words
# Named for those who cannot see it.
verify-qr = QR code of the safety code
# A heading, over scanning the code on the other's screen.
verify-scan-title = Or scan their code
# A button.
verify-camera-on = Scan with the camera
# The same button while the camera is on.
verify-camera-off = Turn the camera off
# Named for those who cannot see it: the picture of the camera.
verify-video = What the camera sees
# The name of a field for a file. "It": the other's code.
verify-image = Choose an image of it
verify-reading = Reading the picture…
verify-no-code = No QR code was found in this picture.
# Named for those who cannot see it: the part that says whether the person is verified.
verify-section = Verified
# $day: a date, as the browser writes it.
verify-on = Verified on { $day }.
# A button: the person is not to count as verified any more.
verify-take-back = Take back
verify-taken-back = Taken back: not verified any more.
# A button.
verify-mark = The words are the same: mark as verified
verify-marked = Marked as verified.
# Shown when one points at the mark beside the name of somebody who is verified.
verify-mark-title = Verified
# The same mark, read aloud after the name.
verify-mark-read = verified
