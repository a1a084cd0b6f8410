# Notices: what happened, to what, and what to do. $who is a name with the beginning of a key, or that alone; $why a reason in
# technical words.

notice-server-refused = The server refused: { $why }
notice-seat-taken = Another tab took your place in this room. This one is no longer connected.
notice-misbehaved = The link to { $who } was closed: { $why }
notice-forked = { $who } signed two different histories, as when a browser profile is copied. What came after is left out.
notice-own-fork = Your key signed two different histories, as when a browser profile is copied. What you write here no longer counts for the others. To go on, come in with another browser or profile.
notice-nothing-stored = Nothing can be stored in this browser. What is written lasts as long as this page: { $why }
notice-storing-failed = Storing failed just now. Keep this page open until it works again: { $why }
notice-storing-works = Storing works again.
