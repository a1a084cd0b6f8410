start-changed = Diese Seite wurde nicht gestartet: Ein Teil ihres Programms ist nicht das, was der Server angekündigt hat. Er wurde unterwegs oder auf dem Server verändert oder beschädigt. Lade die Seite neu. Wenn es so bleibt, gib denen Bescheid, die den Server betreiben.
start-away = Diese Seite wurde nicht gestartet: Ein Teil ihres Programms konnte nicht geladen werden. Prüfe deine Verbindung und lade die Seite neu.
start-broken = Dieser Browser konnte diese Seite nicht starten. Lade sie neu; wenn es so bleibt, versuche es mit einem neueren Browser.
