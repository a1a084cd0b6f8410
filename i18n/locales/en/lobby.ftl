# The first page: what Tincan is, who you are, and which room.

lobby-lead = A room that lives in the browsers of the people in it: this server introduces you to each other, and can read nothing you say.
lobby-no-account = No account. A link is enough.
lobby-encrypted = Messages go from browser to browser, encrypted.
lobby-server-away = If the server goes away, those who are connected keep talking.
# The name of a field: what to call yourself. Also where somebody follows a link.
lobby-your-name = Your name
lobby-name-missing = Tell the others who you are.
# The name of the field below "Your name".
lobby-room = Room
lobby-room-help = Generate makes a room only its link leads to. With a name you type yourself, anyone who knows the name can come in.
# A button: makes a new room code.
lobby-generate = Generate
lobby-room-missing = Type a room name, or press Generate.
# Over a list.
lobby-your-rooms = Your rooms
# Named for those who cannot see it: the list of rooms.
lobby-rooms = Rooms
# Shown where scripts are off.
lobby-needs-javascript = A room lives in the browsers of the people in it, so entering one needs JavaScript. Turn it on for this page and load it again.
