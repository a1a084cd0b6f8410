# What became of a question to the server, in the connection doctor. Each is the last part of a sentence, after a colon: “It does not tell which
# STUN and TURN servers it offers: ….” A dot follows. “It” is the server or its socket.

server-answers-no-window = there is no window
server-answers-unreachable = it is out of reach
# $status is a number of HTTP, as 404.
server-answers-status = it answered { $status }
server-answers-no-json = it answered what is no JSON
server-answers-no-time = it did not tell the time
server-answers-no-tincan = what answers is no Tincan
# $code is a number of WebSocket, as 1006.
server-answers-closed = it was closed ({ $code })
server-answers-late = nothing answered in time
