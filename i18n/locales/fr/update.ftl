update-there = Une nouvelle version de Tincan est sur le serveur. Ce que vous avez écrit est conservé.
update-load = La charger
update-later = Plus tard
