picture-file-missing = Elige primero una imagen.
picture-file-too-large = Este archivo es demasiado grande: más de { NUMBER($max) } MiB.
picture-file-unreadable = Este navegador no puede leer este archivo como imagen. Elige una imagen JPEG, PNG o WebP.
picture-file-not-drawn = Este navegador no puede dibujar la imagen.
picture-file-not-small = Este navegador no puede hacer la imagen lo bastante pequeña.
