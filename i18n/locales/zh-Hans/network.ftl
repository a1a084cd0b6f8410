network-no-address = “{ $url }”不是 STUN 或 TURN 服务器的地址。地址形如 stun:host:3478 或 turn:host:3478。
network-no-credential = “{ $url }”是中继，中继需要用户名和密码。
network-too-many = 最多 { NUMBER($max) } 个服务器：再多会让每次连接变慢。
network-field = 用户名或密码过长，或含有不允许的字符。
network-no-relay = “始终经由中继”需要中继：请添加一个，或使用此 Tincan 的服务器。
