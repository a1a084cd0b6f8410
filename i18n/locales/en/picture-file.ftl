# Why a file cannot be made the person's own picture: sentences in the settings.

picture-file-missing = Choose an image first.
picture-file-too-large = This file is too large: more than { NUMBER($max) } MiB.
picture-file-unreadable = This browser cannot read this file as a picture. Choose a JPEG, PNG or WebP image.
picture-file-not-drawn = This browser cannot draw the picture.
picture-file-not-small = This browser cannot make the picture small enough.
