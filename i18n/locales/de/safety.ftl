safety-mark-impostor = nicht der verifizierte Kontakt { $name }
safety-mark-renamed = verifiziert als { $name }
safety-mark-other-key = anderer Schlüssel als zuvor

safety-impostor = Das ist nicht die Person, die du als { $name } verifiziert hast: Ein anderer Schlüssel ({ $key }) benutzt den Namen. Der von dir verifizierte ist { $verified }.
safety-renamed = Du hast diese Person als { $name } verifiziert.
safety-other-key = Dir ist schon einmal { $name } begegnet, mit einem anderen Schlüssel. Es kann jemand anders sein: Vergleiche den Sicherheitscode.
safety-shared = Auch eine andere Person hier heißt { $name }. Unterscheiden lassen sich beide an den Buchstaben neben dem Namen.

safety-match = Er stimmt überein: Niemand steht zwischen dir und { $name }. { $name } ist als verifiziert markiert.
safety-sees-another-me = Er stimmt nicht überein. { $name } zeigt diesen Code einem anderen Schlüssel als deinem: jemand anderem, oder jemandem zwischen euch. Bitte { $name }, deinen Namen zu öffnen, und scanne noch einmal.
safety-another-person = Er stimmt nicht überein. Dieser Code gehört zu einem anderen Schlüssel als dem, der hier { $name } heißt. Wenn du ihn vom Bildschirm von { $name } gescannt hast, benutzt hier jemand anders den Namen.
safety-of-others = Er stimmt nicht überein. Das ist ein Code zwischen zwei anderen Schlüsseln. Bitte { $name }, deinen Namen zu öffnen, und scanne den Code dort.
safety-own = Das ist der Code auf deinem eigenen Bildschirm. Scanne den von { $name }.
safety-no-code = Dieser QR-Code ist kein Sicherheitscode.
