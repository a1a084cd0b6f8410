# What the connection doctor found, as a text to send to whoever helps.

# The first line.
doctor-report-title = Tincan connection doctor
# Below a finding.
doctor-report-advice = What to do: { $advice }
# Over a list: STUN and TURN servers.
doctor-report-servers = Servers
# Over a list: network addresses of this device.
doctor-report-addresses = Addresses
# Which server, how it went follows. $kind: as "TURN over UDP". Offered by this Tincan.
doctor-report-server-offered = { $url } ({ $kind }, offered)
# The same. Added by the person.
doctor-report-server-added = { $url } ({ $kind }, added)
doctor-report-server-unfinished = { $server } was not asked to the end
# $code: a number. $said: what the browser said, may be nothing.
doctor-report-error = error { $code } { $said }
# What a server does, and what it is reached by.
doctor-report-stun = STUN over UDP
doctor-report-turn-udp = TURN over UDP
doctor-report-turn-tcp = TURN over TCP
doctor-report-turn-tls = TURN over TLS
