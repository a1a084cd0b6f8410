settings-about-title = Acerca de
settings-about-version = Tincan { $version }, software libre bajo la licencia Apache 2.0.
settings-about-source = Cualquiera puede leer, cambiar y compartir su código fuente bajo esa licencia.
settings-about-licences = Licencias de todo lo que contiene (pestaña nueva)
