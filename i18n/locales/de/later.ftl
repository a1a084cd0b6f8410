later-coming = Dieser Teil wird geladen.
later-failed = Dieser Teil konnte nicht geladen werden. Er kommt vom Server, der vielleicht nicht erreichbar ist.
later-again = Erneut versuchen
