doctor-name = 连接检测
doctor-lead = 查明为什么从此设备无法与他人连通。它通过 WebSocket、UDP 和 TCP 查询此 Tincan 的服务器、其 STUN 和 TURN 服务器以及你添加的服务器，并在此页面内建立两个连接。不保留任何内容，也不进入任何房间。
doctor-needs-javascript = 检测在你的浏览器中进行，因此需要 JavaScript。请为此页面启用它，然后重新加载。
doctor-locked = 此设备已锁定：不会查询你添加的服务器。
doctor-checks = 检测项目
doctor-check-again = 重新检测
doctor-copy = 复制结果
doctor-copied = 已复制。
doctor-not-copied = 浏览器不允许复制。
doctor-copy-help = 复制的结果含有此设备的地址，因为检测的正是这些。其中没有密码、名称和房间。

doctor-mark-waiting = 检测中
doctor-mark-fine = 正常
doctor-mark-note = 注意
doctor-mark-bad = 问题
doctor-mark-skipped = 未检测

doctor-check-server = 此 Tincan 的服务器
doctor-check-clock = 时钟
doctor-check-socket = 信令（WebSocket）
doctor-check-stun = UDP 与 STUN
doctor-check-router = 路由器
doctor-check-turn-udp = UDP 中继（TURN）
doctor-check-turn-tcp = TCP 中继（TURN）
doctor-check-carries = 经由中继的数据包
doctor-check-near = 同一网络
doctor-check-addresses = 地址与设置

doctor-verdict-checking = 正在检测：已完成 { NUMBER($done) }/{ NUMBER($all) }。
doctor-verdict-server-away = 无法连接此 Tincan 的服务器：在它恢复之前，无法与新的人建立连接。
doctor-verdict-no-socket = 从这里无法让浏览器互相找到对方：信令 WebSocket 打不开。
doctor-verdict-relays-only = 你的设置只允许经由中继，而从这里没有可用的中继：将无法建立连接。
doctor-verdict-relay-over-tcp = 可以建立连接，但要经由 TCP 中继：此网络阻止 UDP。
doctor-verdict-relay-alone = 只有经由中继才能建立连接。
doctor-verdict-same-network-alone = 从这里只能连上同一网络中的人：UDP 出不去，也没有可用的中继。
doctor-verdict-symmetric = 从这里有些人无法连上：路由器是对称型，且没有可用的中继。
doctor-verdict-clock = 或许可以建立连接，但此设备的时钟不准。
doctor-verdict-relay-refuses = 直连可以建立，需要中继的连接不行：没有中继接受请求。
doctor-verdict-relay-carries-nothing = 直连可以建立，需要中继的连接不行：中继不转发任何内容。
doctor-verdict-not-near = 可以建立连接，但无法与同一网络中的人直接相连。
doctor-verdict-symmetric-relayed = 可以建立连接，其中一些经由中继：路由器是对称型。
doctor-verdict-no-relay-by-settings = 直连可用。在不允许直连的网络中不会建立连接，这是你的设置。
doctor-verdict-server-untold = 就已检测的部分而言没有问题；此 Tincan 没有告知它提供的服务器。
doctor-verdict-no-relay = 直连可用。对于不允许直连的网络，没有中继可用。
doctor-verdict-fine = 从这里一切正常。

doctor-checking = 正在检测…
doctor-broken-off = 检测已中断。

doctor-server-fine = 它在 { NUMBER($ms) } 毫秒内应答，并给出了它的 STUN 和 TURN 服务器。
doctor-server-sees-you = 它看到你的地址是 { $address }。
doctor-server-untold = 它没有告知提供哪些 STUN 和 TURN 服务器：{ $why }。只能检测你添加的服务器。
doctor-server-untold-advice = 如果页面能加载而这项不行，说明服务器版本比此页面旧，或者它前面的代理没有转发 /network。请告知运营者。

doctor-clock-untold = 服务器没有告知时间。
doctor-clock-fine = 此设备与服务器的时间一致。
doctor-clock-ahead = 此设备的时钟比服务器快 { $time }。
doctor-clock-behind = 此设备的时钟比服务器慢 { $time }。
doctor-clock-advice = 请将此设备设为从网络获取时间。时钟不准时，你的消息会带有错误的时间，安全连接和中继也可能拒绝你。如果此时钟是准的，那就是服务器的不准：请告知运营者。

doctor-socket-fine = 它可以打开，服务器在 { NUMBER($ms) } 毫秒内应答。
doctor-socket-closed = 让浏览器互相找到对方的 WebSocket 打不开：{ $why }。
doctor-socket-closed-advice = 没有它就无法与新的人建立连接；已连通的连接不受影响。从这里到服务器之间有什么阻止了 WebSocket：请尝试不使用 VPN、不使用过滤代理，或换一个网络。此 Tincan 的运营者请注意：代理必须转发 /signal 的 Upgrade 请求。

doctor-stun-fine = UDP 可以出去：{ $server } 在 { NUMBER($ms) } 毫秒内应答。
doctor-stun-none-needed = UDP 可以出去。没有使用 STUN 服务器，由中继代替。
doctor-stun-none = 没有使用 STUN 服务器，因此此设备不知道自己从外部看来的地址。
doctor-stun-none-advice = 在同一网络内没有问题。若要让其他网络的人也能连上，请在设置中添加 STUN 服务器，或请此 Tincan 的运营者提供。
doctor-stun-blocked = 这里阻止 UDP：UDP 没有任何应答，而有中继通过 TCP 应答。
doctor-stun-blocked-advice = 连接要经由 TCP 中继，速度较慢。要直连，需要换一个网络（例如手机热点），或让防火墙放行 UDP。
doctor-stun-blocked-or-down = UDP 被阻止，或服务器已停止运行：通过 UDP 查询了 { NUMBER($servers) } 个服务器，均无应答。
doctor-stun-blocked-or-down-advice = 办公室、酒店和一些 VPN 会阻止 UDP。请换一个网络试试，例如手机热点；或请对方放行 UDP，或提供 TCP 中继。
doctor-stun-fails = UDP 可以出去，但没有 STUN 服务器应答：{ $failures }。
doctor-stun-fails-advice = 仍可经由中继建立连接。请检查你添加的服务器的地址；其余的由此 Tincan 的运营者处理。

doctor-router-fine = 它让此设备对所有人使用同一个端口，因此其他人能连上。
doctor-router-symmetric = 它让此设备对每个目标使用不同的端口（对称型 NAT）：服务器看到的地址对其他人没有用。
doctor-router-symmetric-advice = 仍可与开放型路由器后面的人建立连接；与这类路由器后面的人则需要中继。换一个网络，或使用路由器的“全锥形”或 UPnP 设置会有帮助。
doctor-router-none = 没有路由器，或者它不作任何改动：其他人看到的就是此设备自己的地址。
doctor-router-unanswered = 需要两个 STUN 服务器才能判断，而没有两个应答。
doctor-router-unknown = 需要两个 STUN 服务器才能判断。

doctor-relay-never = 你的设置为从不经由中继。
doctor-turn-fine = { $server } 在 { NUMBER($ms) } 毫秒内接受请求。
doctor-turn-none = 没有使用中继。
doctor-turn-none-advice = 如果两个网络之间不允许直连，就无法建立连接。此 Tincan 的运营者可以开启它的中继，你也可以在设置中添加。
doctor-turn-none-by = 没有通过 { $transport } 访问的中继。
doctor-turn-none-by-tcp-advice = 阻止 UDP 的网络需要它；此 Tincan 的运营者可以通过 TCP 或 TLS 提供。
doctor-turn-none-by-udp-advice = TCP 中继可用，只是比 UDP 慢。
doctor-turn-fails = 没有中继通过 { $transport } 接受请求：{ $failures }。
doctor-turn-refused-advice = 如果中继是你添加的，请在设置中更正用户名和密码。如果是此 Tincan 的，请重新加载页面；若仍不行，请告知运营者：中继的共享密钥或时钟与服务器不一致。
doctor-turn-unreached-advice = 可能是这边或那边的防火墙关闭了它的端口，也可能是它已停止运行。其他网络或许能连上；运营者可以开放该端口，或改在 443 端口提供。

doctor-carries-fine = 一条消息往返用了 { NUMBER($ms) } 毫秒。
doctor-carries-no-relay = 没有可以尝试的中继。
doctor-carries-refused = 没有中继接受请求。
doctor-carries-nothing = 中继接受请求，但经由它的消息没有到达。
doctor-carries-nothing-advice = 它用于转发的端口已关闭，或者它可能无法访问自身。运营者请注意：通过 UDP 开放它的中继端口范围，并检查它对外给出的地址。

doctor-near-fine = 在此页面内直连可用，用时 { NUMBER($ms) } 毫秒。
doctor-near-fine-unused = 在此页面内直连可用，用时 { NUMBER($ms) } 毫秒；你的设置不使用直连。
doctor-near-no-address = 浏览器不向任何页面提供此设备自己的地址。
doctor-near-no-address-advice = 这是某项设置、扩展或 VPN 造成的。或许仍可经由路由器直连；否则会经由中继。
doctor-near-hidden = 此页面中的两个连接端找不到对方：浏览器用名称（.local）隐藏了地址，而此网络不解析这些名称。
doctor-near-hidden-advice = 访客网络会这样隔离设备。此时要经由路由器或中继才能连上你所在网络中的人。换用没有“客户端隔离”的网络，或允许此页面使用麦克风（浏览器便会显示地址），即可解决。
doctor-near-closed = 此页面中的两个连接端无法通过此设备自己的地址连上对方。
doctor-near-closed-advice = 此设备上的防火墙或 VPN 禁止这样做。请允许浏览器接受连接，或退出 VPN。

doctor-addresses-none = 浏览器没有找到此设备的地址。
doctor-addresses = 可以提供给其他人的地址：{ $addresses }。
doctor-addresses-more = { $all }；{ $next }
doctor-address-hidden = 自己的地址，已隐藏（host，.local）
doctor-address-own = 自己的地址 { $address }（host）
doctor-address-outside = 从外部看到的地址 { $address }（srflx）
doctor-address-relay = 中继的地址 { $address }（relay）

doctor-settings = 你的设置：{ $relay }；{ $offered }；{ $added }。
doctor-settings-relay-automatic = 中继为自动
doctor-settings-relay-always = 始终经由中继
doctor-settings-relay-never = 从不经由中继
doctor-settings-offered-used = 使用此 Tincan 的服务器
doctor-settings-offered-unused = 不使用此 Tincan 的服务器
doctor-settings-none-added = 你没有添加服务器
doctor-settings-added = 你添加了 { NUMBER($count) } 个服务器

doctor-outcome-answered = { $server } 在 { NUMBER($ms) } 毫秒内应答
doctor-outcome-credentials = { $server } 不接受用户名或密码
doctor-outcome-declined = { $server } 拒绝（{ $why }）
doctor-outcome-silent = { $server } 没有应答
doctor-outcome-bad-address = { $server } 不是此浏览器接受的地址（{ $why }）
doctor-outcome-more = { $all }，{ $next }
