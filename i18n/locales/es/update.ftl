update-there = Hay una nueva versión de Tincan en el servidor. Lo que has escrito se conserva.
update-load = Cargarla
update-later = Más tarde
