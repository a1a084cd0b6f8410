settings-topology-title = Verbindungen
settings-topology-linked = Jede Seite ist verbunden
settings-topology-mesh = Mit allen anderen Seiten
settings-topology-mesh-help = Was gesagt wird, nimmt den kürzesten Weg, und der Raum hängt an niemandem allein.
settings-topology-star = Nur mit der Raumleitung
settings-topology-star-help = Ein Stern: für alle nur eine Verbindung, und alles geht über eine Seite der Raumleitung, den Hub. Solange keine offen ist, warten alle; was sie schreiben, bleibt gespeichert.
settings-topology-is-mesh = Jede Seite ist mit allen anderen Seiten verbunden.
settings-topology-is-star = Dieser Raum ist ein Stern: Jede Seite ist nur mit einer Seite der Raumleitung verbunden, dem Hub. Solange keine offen ist, warten alle; was sie schreiben, bleibt gespeichert.
