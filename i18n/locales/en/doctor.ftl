# The page that examines the network: what works between this device and others, what does not, and what to do. UDP, TCP, TLS, STUN,
# TURN, NAT, VPN, WebSocket, host, srflx, relay (in brackets) and /signal are names of techniques and stay as they are.

# The name of the page: its heading, its title, and a link to it.
doctor-name = Connection doctor
doctor-lead = Finds out why people do not reach each other from this device. It asks this Tincan’s server, its STUN and TURN servers and those you added, over WebSocket, UDP and TCP, and makes two links within this page. Nothing is kept, and no room is entered.
# Shown where scripts are off.
doctor-needs-javascript = The checks run in your browser, so they need JavaScript. Turn it on for this page and load it again.
doctor-locked = This device is locked: servers that you added are not asked.
# Named for those who cannot see it: the list of what is checked.
doctor-checks = Checks
# A button.
doctor-check-again = Check again
# A button: copies a text to send to whoever helps.
doctor-copy = Copy result
# Beside the button, once it worked.
doctor-copied = Copied.
doctor-not-copied = The browser did not let it be copied.
doctor-copy-help = The copied result has addresses of this device, for they are what it is about. It has no passwords, no names and no room.

## How a check went, in a word or two beside its name

doctor-mark-waiting = checking
doctor-mark-fine = fine
# It works, and something about it is worth knowing: a noun.
doctor-mark-note = note
# Something does not work: a noun.
doctor-mark-bad = problem
doctor-mark-skipped = not checked

## What is checked: headings

doctor-check-server = This Tincan’s server
# Of this device.
doctor-check-clock = Clock
doctor-check-socket = Signaling (WebSocket)
doctor-check-stun = UDP and STUN
doctor-check-router = Router
doctor-check-turn-udp = Relay over UDP (TURN)
doctor-check-turn-tcp = Relay over TCP (TURN)
doctor-check-carries = Packets through the relay
doctor-check-near = Same network
doctor-check-addresses = Addresses and settings

## All checks in one sentence, above them

doctor-verdict-checking = Checking: { NUMBER($done) } of { NUMBER($all) } done.
doctor-verdict-server-away = This Tincan’s server is out of reach: nobody new can be met until it is back.
doctor-verdict-no-socket = Browsers cannot be introduced to each other from here: the signaling socket does not open.
doctor-verdict-relays-only = Your settings allow relays only, and no relay works from here: there will be no links.
doctor-verdict-relay-over-tcp = Links work, through the relay over TCP: this network blocks UDP.
doctor-verdict-relay-alone = Links work through the relay only.
doctor-verdict-same-network-alone = From here only people in the same network can be reached: UDP does not get out, and no relay works.
# Symmetric: it gives another port for every destination (symmetric NAT).
doctor-verdict-symmetric = Some people cannot be reached from here: the router is symmetric, and no relay works.
doctor-verdict-clock = Links may work, but this device’s clock is wrong.
doctor-verdict-relay-refuses = Direct links can work. Those that need the relay do not: no relay takes us.
doctor-verdict-relay-carries-nothing = Direct links can work. Those that need the relay do not: it passes nothing on.
doctor-verdict-not-near = Links work, but not straight to people in the same network.
doctor-verdict-symmetric-relayed = Links work, some of them through the relay: the router is symmetric.
doctor-verdict-no-relay-by-settings = Direct links work. Where networks allow none there is no link, as your settings say.
# Its servers: the STUN and TURN servers that this Tincan offers.
doctor-verdict-server-untold = Nothing is wrong as far as could be checked; this Tincan does not tell its servers.
doctor-verdict-no-relay = Direct links work. For networks that allow none there is no relay.
doctor-verdict-fine = Everything works from here.

## What the checks say. Those that end in -advice say what to do about it.

# While it is under way.
doctor-checking = Checking…
doctor-broken-off = The check was broken off.

# "It" is this Tincan's server.
doctor-server-fine = It answers in { NUMBER($ms) } ms and names its STUN and TURN servers.
# Follows the one before.
doctor-server-sees-you = It sees you at { $address }.
# $why: as "it answered 404", "it is out of reach".
doctor-server-untold = It does not tell which STUN and TURN servers it offers: { $why }. Only servers you added can be checked.
doctor-server-untold-advice = If pages load but this does not, the server is older than this page, or a proxy in front of it does not pass /network on. Tell whoever runs it.

doctor-clock-untold = The server did not tell the time.
doctor-clock-fine = This device and the server agree about the time.
# $time: as "1 min 30 s".
doctor-clock-ahead = This device’s clock is { $time } ahead of the server’s.
doctor-clock-behind = This device’s clock is { $time } behind the server’s.
doctor-clock-advice = Set this device to take the time from the network. With a wrong clock your messages carry wrong times, and secure connections and relays may refuse you. If this clock is right, the server’s is wrong: tell whoever runs it.

# "It" is the WebSocket.
doctor-socket-fine = It opens, and the server greets in { NUMBER($ms) } ms.
# $why: as "it was closed (1011)".
doctor-socket-closed = The socket by which browsers are introduced to each other does not open: { $why }.
doctor-socket-closed-advice = Without it nobody new can be reached; links that are up go on. Something between here and the server blocks WebSockets: try without VPN, without a filtering proxy or in another network. Whoever runs this Tincan: the proxy must pass on the upgrade of /signal.

# $server: the address of a server.
doctor-stun-fine = UDP gets out: { $server } answers in { NUMBER($ms) } ms.
doctor-stun-none-needed = UDP gets out. No STUN server is in use, a relay does for it.
doctor-stun-none = No STUN server is in use, so this device does not know how it looks from outside.
doctor-stun-none-advice = Fine within one network. To be found from others, add a STUN server in the settings, or ask whoever runs this Tincan for one.
doctor-stun-blocked = UDP is blocked here: nothing answers by UDP, and a relay answers by TCP.
doctor-stun-blocked-advice = Links go through the relay over TCP, which is slower. Direct ones need another network, such as a phone’s hotspot, or a firewall that lets UDP out.
# $servers: how many STUN servers were asked.
doctor-stun-blocked-or-down = { $servers ->
    [one] UDP is blocked, or the servers are down: no answer from { NUMBER($servers) } server asked by UDP.
   *[other] UDP is blocked, or the servers are down: no answer from { NUMBER($servers) } servers asked by UDP.
}
doctor-stun-blocked-or-down-advice = Offices, hotels and some VPNs block UDP. Try another network, such as a phone’s hotspot; ask for UDP to be let out, or for a relay over TCP.
# $failures: one "doctor-outcome-…" or several.
doctor-stun-fails = UDP gets out, but no STUN server answers: { $failures }.
doctor-stun-fails-advice = Links can still go through the relay. Check the addresses of servers you added; the others are for whoever runs this Tincan.

# "It" is the router.
doctor-router-fine = It gives this device one port for everybody, so others can reach it.
doctor-router-symmetric = It gives this device another port for every destination (symmetric NAT): the address a server sees is of no use to others.
doctor-router-symmetric-advice = Links to people behind an open router still work; those behind one like this need the relay. Another network or a router’s “full cone” or UPnP setting helps.
# None: no router.
doctor-router-none = There is none, or it changes nothing: others see the address that this device has.
doctor-router-unanswered = Two STUN servers are needed to tell, and two did not answer.
doctor-router-unknown = Two STUN servers are needed to tell.

doctor-relay-never = Your settings say never through a relay.
# $server: the address of a relay. It takes us: it would pass on what this device sends.
doctor-turn-fine = { $server } takes us in { NUMBER($ms) } ms.
doctor-turn-none = No relay is in use.
doctor-turn-none-advice = Where two networks allow no direct link, there will be none. Whoever runs this Tincan can turn on its relay, or you can add one in the settings.
# $transport: UDP or TCP.
doctor-turn-none-by = No relay is reached by { $transport }.
# Need one: a relay reached by TCP.
doctor-turn-none-by-tcp-advice = Networks that block UDP need one; whoever runs this Tincan can offer it over TCP or TLS.
doctor-turn-none-by-udp-advice = Relays over TCP work, and are slower than over UDP.
# $failures: one "doctor-outcome-…" or several. $transport: UDP or TCP.
doctor-turn-fails = No relay takes us by { $transport }: { $failures }.
doctor-turn-refused-advice = If you added the relay, mend its user name and password in the settings. If it is this Tincan’s, load the page again; if that does not help, tell whoever runs it: the relay’s secret or its clock differs from the server’s.
# Its port: the relay's.
doctor-turn-unreached-advice = A firewall here or there may close its port, or it is down. Other networks may reach it; whoever runs it can open the port, or offer it on 443.

doctor-carries-fine = A message went there and back in { NUMBER($ms) } ms.
doctor-carries-no-relay = There is no relay to try.
doctor-carries-refused = No relay takes us.
doctor-carries-nothing = The relay takes us, but a message through it did not arrive.
doctor-carries-nothing-advice = Its ports for passing on are closed, or it may not reach itself. Whoever runs it: open its range of relay ports by UDP, and check the address it gives out.

doctor-near-fine = A direct link within this page works in { NUMBER($ms) } ms.
# Use none: no direct links.
doctor-near-fine-unused = A direct link within this page works in { NUMBER($ms) } ms; your settings use none.
doctor-near-no-address = The browser gives this device’s own addresses to no page.
doctor-near-no-address-advice = A setting, an extension or a VPN does this. Direct links may still work through the router; otherwise they take the relay.
doctor-near-hidden = Two connections in this page do not find each other: the browser hides addresses behind names (.local), and this network does not answer to them.
doctor-near-hidden-advice = Networks for guests keep devices apart like this. People in your own network are then reached through the router or the relay. A network without “client isolation”, or giving this page the microphone, which lets browsers show addresses, mends it.
doctor-near-closed = Two connections in this page do not reach each other at this device’s own address.
doctor-near-closed-advice = A firewall on this device or a VPN forbids it. Let the browser accept connections, or leave the VPN.

doctor-addresses-none = The browser found no address of this device.
# $addresses: one "doctor-address-…" or several.
doctor-addresses = Addresses others can be given: { $addresses }.
# Several after each other: $all are those before, $next is another.
doctor-addresses-more = { $all }; { $next }
# Its own: the device's.
doctor-address-hidden = its own, hidden (host, .local)
doctor-address-own = its own, { $address } (host)
doctor-address-outside = as seen from outside, { $address } (srflx)
doctor-address-relay = a relay’s, { $address } (relay)

# A list of the person's settings. $relay, $offered and $added: one each of those that follow.
doctor-settings = Your settings: { $relay }; { $offered }; { $added }.
# Whether links go through a relay is left to the browser.
doctor-settings-relay-automatic = relay automatic
doctor-settings-relay-always = relay always through a relay
doctor-settings-relay-never = relay never through a relay
# The STUN and TURN servers that this Tincan offers.
doctor-settings-offered-used = this Tincan’s servers used
doctor-settings-offered-unused = this Tincan’s servers not used
# No servers.
doctor-settings-none-added = none added by you
doctor-settings-added = { $count ->
    [one] { NUMBER($count) } server added by you
   *[other] { NUMBER($count) } servers added by you
}

## How asking one server ended: within a sentence, or in a list. $server is its address, something in brackets may follow it.

doctor-outcome-answered = { $server } answers in { NUMBER($ms) } ms
doctor-outcome-credentials = { $server } refuses the user name or password
# $why: the server's answer, mostly a number and English words.
doctor-outcome-declined = { $server } declines ({ $why })
doctor-outcome-silent = { $server } does not answer
# $why: what the browser says.
doctor-outcome-bad-address = { $server } is no address this browser takes ({ $why })
# Several after each other: $all are those before, $next is another.
doctor-outcome-more = { $all }, { $next }
