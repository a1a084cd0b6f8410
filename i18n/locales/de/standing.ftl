standing-place = Dein Platz im Raum
