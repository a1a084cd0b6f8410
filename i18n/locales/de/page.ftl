page-description = Tincan ist ein Raum, der in den Browsern der Leute darin lebt. Kein Konto, und nichts, was ihr sagt, liegt auf einem Server.
page-profile-of = Profil von { $name }
page-not-found-title = Nicht gefunden · Tincan
page-not-found = Diese Adresse führt nirgendwohin
page-not-found-help = Hier gibt es keine Seite. Der Link zu einem Raum sieht aus wie /room#… und muss ganz kopiert werden.
