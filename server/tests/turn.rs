//! STUN and TURN over real sockets: what a browser does, what it may not, what nobody should, and the same against coturn.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use common::turn::{Relayed, TurnClient, credential, unix_s};
use common::*;
use server::metrics::Refusal;
use server::turn::config::{Switch, TurnSecret};
use server::turn::credentials::Credential;
use server::turn::framing::FRAME_LEN_MAX;
use server::turn::session::{CHANNELS_MAX, PEERS_MAX};
use signaling::{IceServer, ServerMessage};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpStream, UdpSocket};
use turn_types::message::{ALLOCATE, CREATE_PERMISSION, REFRESH};
use turn_types::stun::attribute::ErrorCode;
use turn_types::stun::message::{BINDING, Message, MessageWrite, MessageWriteVec};

fn secret() -> TurnSecret {
    TurnSecret::from("secret".to_owned())
}

fn good(id: &str) -> Credential {
    credential(&secret(), id, 600)
}

async fn server() -> TestServer {
    server_with(|_| {}).await
}

async fn server_with(change: impl FnOnce(&mut server::config::Config)) -> TestServer {
    TestServer::with_turn(|config| {
        config.turn.turn_secret = Some(secret());
        change(config);
    })
    .await
}

fn address(text: &str) -> SocketAddr {
    text.parse().unwrap()
}

/// A peer that is not behind a relay.
async fn peer() -> (UdpSocket, SocketAddr) {
    let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
    let address = socket.local_addr().unwrap();
    (socket, address)
}

async fn receive(socket: &UdpSocket) -> (Vec<u8>, SocketAddr) {
    let mut buffer = vec![0; 65_536];
    let (len, from) = soon(socket.recv_from(&mut buffer)).await.unwrap();
    buffer.truncate(len);
    (buffer, from)
}

#[tokio::test]
async fn a_binding_tells_how_the_client_is_seen() {
    let server = server().await;
    let mut udp = TurnClient::udp(server.turn_address(), good("a")).await;
    assert_eq!(udp.binding().await, udp.local());
    let mut tcp = TurnClient::tcp(server.turn_address(), good("a")).await;
    assert_eq!(tcp.binding().await, tcp.local());
    let alternate = server.server.ice.own().unwrap().alternate_port.unwrap();
    assert_ne!(alternate, server.turn_address().port());
    let mut second = TurnClient::udp(SocketAddr::from(([127, 0, 0, 1], alternate)), good("a")).await;
    assert_eq!(second.binding().await, second.local());
    assert_eq!(server.server.metrics.stun_bindings.get(), 3);
    // It answers nothing else.
    let request = {
        let mut other = TurnClient::udp(server.turn_address(), good("a")).await;
        other.bare(ALLOCATE).await
    };
    second.send_raw(&request.bytes).await;
    second.nothing_came().await;
}

/// Talks to a plain peer by indications and by a channel.
async fn talks_to_a_peer(mut client: TurnClient) {
    let (socket, peer) = peer().await;
    let relay = client.allocate().await.unwrap();
    client.permit(&[peer]).await.unwrap();
    client.send(peer, b"by indication").await;
    assert_eq!(receive(&socket).await, (b"by indication".to_vec(), relay));
    socket.send_to(b"back", relay).await.unwrap();
    assert_eq!(client.relayed().await, Relayed::From(peer, b"back".to_vec()));
    client.bind(0x4001, peer).await.unwrap();
    for data in [&b"1"[..], b"12", b"123", b"1234", b"12345", &[7; 1_200]] {
        client.send_channel(0x4001, data).await;
        assert_eq!(receive(&socket).await, (data.to_vec(), relay));
        socket.send_to(data, relay).await.unwrap();
        assert_eq!(client.relayed().await, Relayed::Channel(0x4001, data.to_vec()));
    }
    assert_eq!(client.refresh(600).await, Ok(600));
    assert_eq!(client.refresh(0).await, Ok(0));
    assert_eq!(client.refresh(600).await, Err(ErrorCode::ALLOCATION_MISMATCH), "it was given back");
}

#[tokio::test]
async fn datagrams_are_relayed() {
    let server = server().await;
    talks_to_a_peer(TurnClient::udp(server.turn_address(), good("a")).await).await;
    settles(|| server.server.metrics.turn_allocations.get() == 0).await;
    let text = server.server.metrics.render().unwrap();
    assert!(text.contains("tincan_turn_relayed_bytes_total{direction=\"ToPeer\"} 1228"), "{text}");
    assert!(text.contains("tincan_turn_relayed_bytes_total{direction=\"ToClient\"} 1219"), "{text}");
}

#[tokio::test]
async fn a_stream_is_relayed() {
    let server = server().await;
    talks_to_a_peer(TurnClient::tcp(server.turn_address(), good("a")).await).await;
    settles(|| server.server.metrics.turn_allocations.get() == 0).await;
}

/// Waits for what happens in another task without an event that could be awaited.
async fn settles(what: impl Fn() -> bool) {
    soon(async {
        while !what() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    })
    .await;
}

#[tokio::test]
async fn two_clients_meet_at_their_relays_one_by_udp_one_by_tcp() {
    let server = server().await;
    let mut a = TurnClient::udp(server.turn_address(), good("a")).await;
    let mut b = TurnClient::tcp(server.turn_address(), good("b")).await;
    let (at_a, at_b) = (a.allocate().await.unwrap(), b.allocate().await.unwrap());
    a.bind(0x4000, at_b).await.unwrap();
    b.permit(&[at_a]).await.unwrap();
    a.send_channel(0x4000, b"from a").await;
    assert_eq!(b.relayed().await, Relayed::From(at_a, b"from a".to_vec()));
    b.send(at_a, b"from b").await;
    assert_eq!(a.relayed().await, Relayed::Channel(0x4000, b"from b".to_vec()));
}

#[tokio::test]
async fn behind_nat_relays_are_told_by_the_external_address_and_reach_each_other_inside() {
    // 8.8.4.4 stands for a router that would not turn packets around.
    let server = server_with(|config| config.turn.external_ip = Some([8, 8, 4, 4].into())).await;
    let mut a = TurnClient::udp(server.turn_address(), good("a")).await;
    let mut b = TurnClient::udp(server.turn_address(), good("b")).await;
    let (at_a, at_b) = (a.allocate().await.unwrap(), b.allocate().await.unwrap());
    assert_eq!(at_a.ip().to_string(), "8.8.4.4");
    a.permit(&[at_b]).await.unwrap();
    b.permit(&[at_a]).await.unwrap();
    a.send(at_b, b"hello").await;
    assert_eq!(b.relayed().await, Relayed::From(at_a, b"hello".to_vec()));
    // The address is ours, the port is no relay's.
    let before = server.server.metrics.refusals(Refusal::PeerNotPermitted);
    a.send(SocketAddr::new(at_b.ip(), server.address.port()), b"to a service").await;
    settles(|| server.server.metrics.refusals(Refusal::PeerNotPermitted) == before + 1).await;
}

#[tokio::test]
async fn wrong_expired_and_missing_credentials_are_refused() {
    let server = server().await;
    let wrong = Credential { password: "guess".to_owned(), ..good("a") };
    let others = credential(&TurnSecret::from("another".to_owned()), "a", 600);
    let expired = credential(&secret(), "a", -1);
    let nonsense = Credential { username: "ada".to_owned(), password: "x".to_owned() };
    for bad in [wrong, others, expired, nonsense] {
        for tcp in [false, true] {
            let at = server.turn_address();
            let bad = bad.clone();
            let mut client =
                if tcp { TurnClient::tcp(at, bad).await } else { TurnClient::udp(at, bad).await };
            assert_eq!(client.allocate().await, Err(ErrorCode::UNAUTHORIZED));
            assert_eq!(client.refresh(600).await, Err(ErrorCode::UNAUTHORIZED));
        }
    }
    let mut nobody = TurnClient::udp(server.turn_address(), good("a")).await;
    for method in [ALLOCATE, REFRESH, CREATE_PERMISSION] {
        assert_eq!(nobody.bare(method).await.code, Some(ErrorCode::UNAUTHORIZED));
    }
    assert_eq!(server.server.metrics.refusals(Refusal::BadCredentials), 16);
    assert_eq!(server.server.metrics.turn_allocations.get(), 0);
}

#[tokio::test]
async fn a_credential_that_ends_refreshes_nothing_any_more() {
    let server = server().await;
    let mut client = TurnClient::udp(server.turn_address(), credential(&secret(), "a", 2)).await;
    client.allocate().await.unwrap();
    let ended = unix_s() + 3;
    while unix_s() < ended {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(client.refresh(600).await, Err(ErrorCode::UNAUTHORIZED));
    assert_eq!(client.permit(&[address("127.0.0.1:9")]).await, Err(ErrorCode::UNAUTHORIZED));
    client.become_another(good("a"));
    assert_eq!(
        client.refresh(600).await,
        Err(ErrorCode::WRONG_CREDENTIALS),
        "an allocation belongs to one name"
    );
}

#[tokio::test]
async fn another_name_cannot_take_over_an_allocation() {
    let server = server().await;
    let mut client = TurnClient::udp(server.turn_address(), good("a")).await;
    client.allocate().await.unwrap();
    client.become_another(good("b"));
    assert_eq!(client.refresh(0).await, Err(ErrorCode::WRONG_CREDENTIALS));
    assert_eq!(client.allocate().await, Err(ErrorCode::WRONG_CREDENTIALS));
    client.become_another(good("a"));
    assert_eq!(client.allocate().await, Err(ErrorCode::ALLOCATION_MISMATCH), "there is one");
    assert_eq!(client.refresh(600).await, Ok(600));
}

#[tokio::test]
async fn a_repeated_request_gets_the_same_relay() {
    let server = server().await;
    let mut client = TurnClient::udp(server.turn_address(), good("a")).await;
    assert_eq!(client.refresh(600).await, Err(ErrorCode::ALLOCATION_MISMATCH));
    let request = client.sign(ALLOCATE, &TurnClient::for_udp);
    client.send_raw(&request).await;
    let first = client.next_raw().await;
    client.send_raw(&request).await;
    assert_eq!(client.next_raw().await, first);
    assert_eq!(server.server.metrics.turn_allocated.get(), 1);
}

#[tokio::test]
async fn the_servers_own_networks_cannot_be_reached() {
    let server = server_with(|config| {
        config.turn.external_ip = Some([8, 8, 4, 4].into());
        config.turn.turn_deny = vec!["9.9.9.0/24".parse().unwrap()];
    })
    .await;
    let mut client = TurnClient::udp(server.turn_address(), good("a")).await;
    client.allocate().await.unwrap();
    let refused = [
        "127.0.0.1:80",
        "10.0.0.1:80",
        "172.16.0.1:80",
        "192.168.0.1:80",
        "169.254.169.254:80",
        "100.64.0.1:80",
        "0.0.0.0:80",
        "255.255.255.255:80",
        "224.0.0.1:80",
        "9.9.9.9:53",
        "[::1]:80",
        "[::ffff:127.0.0.1]:80",
        "[fe80::1]:80",
        "[fd00::1]:80",
        "[64:ff9b::7f00:1]:80",
    ];
    for peer in refused.map(address) {
        assert_eq!(client.permit(&[peer]).await, Err(ErrorCode::FORBIDDEN), "{peer}");
        assert_eq!(client.bind(0x4000, peer).await, Err(ErrorCode::FORBIDDEN), "{peer}");
        // One good address does not carry a bad one.
        assert_eq!(client.permit(&[address("1.1.1.1:1"), peer]).await, Err(ErrorCode::FORBIDDEN), "{peer}");
    }
    client.permit(&[address("1.1.1.1:1"), address("8.8.4.4:1")]).await.unwrap();
    assert_eq!(server.server.metrics.refusals(Refusal::PeerNotPermitted), 3 * refused.len() as u64);
    // Without a permission nothing goes out, whatever is sent.
    let (socket, peer) = peer().await;
    client.send(peer, b"let me in").await;
    client.nothing_came().await;
    assert!(socket.try_recv(&mut [0; 16]).is_err());
}

#[tokio::test]
async fn flags_widen_what_may_be_reached() {
    let server = server_with(|config| {
        config.turn.external_ip = Some([8, 8, 4, 4].into());
        config.turn.turn_allow = vec!["127.0.0.0/8".parse().unwrap()];
        config.turn.turn_deny = vec!["127.0.0.2/32".parse().unwrap()];
    })
    .await;
    let mut client = TurnClient::udp(server.turn_address(), good("a")).await;
    client.allocate().await.unwrap();
    let (socket, peer) = peer().await;
    client.permit(&[peer]).await.unwrap();
    client.send(peer, b"allowed").await;
    assert_eq!(receive(&socket).await.0, b"allowed");
    assert_eq!(client.permit(&[address("127.0.0.2:1")]).await, Err(ErrorCode::FORBIDDEN));
}

#[tokio::test]
async fn a_peer_without_permission_is_not_heard() {
    let server = server().await;
    let mut client = TurnClient::udp(server.turn_address(), good("a")).await;
    let relay = client.allocate().await.unwrap();
    let (socket, peer) = peer().await;
    socket.send_to(b"hello?", relay).await.unwrap();
    // What comes after it on the same socket arrives, so that was dropped and not late.
    client.permit(&[peer]).await.unwrap();
    socket.send_to(b"now", relay).await.unwrap();
    let Relayed::From(_, data) = client.relayed().await else { panic!("by indication") };
    assert!(data == b"now" || data == b"hello?", "{data:?}");
    assert_eq!(data, b"now");
}

#[tokio::test]
async fn each_has_so_many_allocations_and_all_together_too() {
    let server = server_with(|config| {
        config.turn.turn_allocations_per_peer = 2;
        config.turn.turn_allocations = 3;
    })
    .await;
    let mut held = Vec::new();
    for (id, expected) in [
        ("a", Ok(())),
        ("a", Ok(())),
        ("a", Err(ErrorCode::ALLOCATION_QUOTA_REACHED)),
        ("b", Ok(())),
        ("c", Err(ErrorCode::INSUFFICIENT_CAPACITY)),
    ] {
        let mut client = TurnClient::udp(server.turn_address(), good(id)).await;
        assert_eq!(client.allocate().await.map(|_| ()), expected, "{id}");
        held.push(client);
    }
    assert_eq!(held[0].refresh(0).await, Ok(0));
    settles(|| server.server.metrics.turn_allocations.get() == 2).await;
    let mut client = TurnClient::tcp(server.turn_address(), good("c")).await;
    soon(async { while client.allocate().await.is_err() {} }).await;
    assert!(server.server.metrics.refusals(Refusal::Quota) >= 2);
}

#[tokio::test]
async fn a_new_name_for_the_same_peer_is_the_same_peer() {
    let server = server_with(|config| config.turn.turn_allocations_per_peer = 1).await;
    let mut first = TurnClient::udp(server.turn_address(), credential(&secret(), "a", 600)).await;
    first.allocate().await.unwrap();
    let mut again = TurnClient::udp(server.turn_address(), credential(&secret(), "a", 700)).await;
    assert_eq!(again.allocate().await, Err(ErrorCode::ALLOCATION_QUOTA_REACHED));
}

#[tokio::test]
async fn one_address_has_so_many_allocations() {
    let server = server_with(|config| config.turn.turn_allocations_per_address = 1).await;
    let mut first = TurnClient::udp(server.turn_address(), good("a")).await;
    first.allocate().await.unwrap();
    let mut second = TurnClient::udp(server.turn_address(), good("b")).await;
    assert_eq!(second.allocate().await, Err(ErrorCode::ALLOCATION_QUOTA_REACHED));
}

#[tokio::test]
async fn ports_run_out_and_come_back() {
    // Nobody else is likely to hold both.
    let server =
        server_with(|config| config.turn.turn_ports = server::turn::config::Ports(61_311..=61_312)).await;
    let mut clients = Vec::new();
    for _ in 0..2 {
        let mut client = TurnClient::udp(server.turn_address(), good("a")).await;
        assert!((61_311..=61_312).contains(&client.allocate().await.unwrap().port()));
        clients.push(client);
    }
    let mut third = TurnClient::udp(server.turn_address(), good("a")).await;
    assert_eq!(third.allocate().await, Err(ErrorCode::INSUFFICIENT_CAPACITY));
}

#[tokio::test]
async fn an_allocation_has_so_many_peers_and_channels() {
    let server = server().await;
    let mut client = TurnClient::udp(server.turn_address(), good("a")).await;
    client.allocate().await.unwrap();
    let host = |n: usize| SocketAddr::from(([127, 0, 1, u8::try_from(n).unwrap()], 1_000));
    for n in 0..PEERS_MAX {
        client.permit(&[host(n)]).await.unwrap();
    }
    client.permit(&[host(0)]).await.expect("renewing is free");
    assert_eq!(client.permit(&[host(PEERS_MAX)]).await, Err(ErrorCode::INSUFFICIENT_CAPACITY));
    for n in 0..CHANNELS_MAX {
        client.bind(0x4000 + u16::try_from(n).unwrap(), host(n)).await.unwrap();
    }
    let over = 0x4000 + u16::try_from(CHANNELS_MAX).unwrap();
    assert_eq!(client.bind(over, host(0)).await, Err(ErrorCode::INSUFFICIENT_CAPACITY));
    client.bind(0x4000, host(0)).await.expect("renewing is free");
    assert_eq!(client.bind(0x4000, host(1)).await, Err(ErrorCode::BAD_REQUEST), "the number is taken");
}

#[tokio::test]
async fn each_has_so_many_bytes_a_second() {
    let server = server_with(|config| config.turn.turn_rate_per_peer = 10_000).await;
    let mut client = TurnClient::tcp(server.turn_address(), good("a")).await;
    let relay = client.allocate().await.unwrap();
    let (socket, peer) = peer().await;
    client.bind(0x4000, peer).await.unwrap();
    for _ in 0..50 {
        client.send_channel(0x4000, &[7; 1_000]).await;
    }
    // An answer from the same session comes after all of them.
    client.refresh(600).await.unwrap();
    let mut came = 0;
    while socket.try_recv_from(&mut [0; 2_000]).is_ok_and(|(_, from)| from == relay) {
        came += 1;
    }
    assert!((10..25).contains(&came), "{came} of 50");
    let text = server.server.metrics.render().unwrap();
    assert!(text.contains("tincan_turn_dropped_total{reason=\"PeerRate\"}"), "{text}");
}

#[tokio::test]
async fn all_have_so_many_bytes_a_second() {
    let server = server_with(|config| config.turn.turn_rate = 1_000).await;
    let mut client = TurnClient::udp(server.turn_address(), good("a")).await;
    client.allocate().await.unwrap();
    let (socket, peer) = peer().await;
    client.permit(&[peer]).await.unwrap();
    client.send(peer, &[1; 1_001]).await;
    client.send(peer, &[2; 10]).await;
    assert_eq!(receive(&socket).await.0, [2; 10], "what is more than a second's worth never passes");
}

#[tokio::test]
async fn one_address_has_so_many_connections() {
    let server = server_with(|config| config.turn.turn_connections_per_address = 2).await;
    let mut a = TurnClient::tcp(server.turn_address(), good("a")).await;
    let mut b = TurnClient::tcp(server.turn_address(), good("b")).await;
    a.allocate().await.unwrap();
    b.binding().await;
    let mut c = TurnClient::tcp(server.turn_address(), good("c")).await;
    c.ended().await;
    a.refresh(600).await.expect("the others go on");
    drop(b);
    settles(|| server.server.metrics.turn_connections.get() == 1).await;
    let mut d = TurnClient::tcp(server.turn_address(), good("d")).await;
    d.allocate().await.unwrap();
}

#[tokio::test]
async fn an_allocation_ends_with_its_stream() {
    let server = server().await;
    let mut client = TurnClient::tcp(server.turn_address(), good("a")).await;
    client.allocate().await.unwrap();
    assert_eq!(server.server.metrics.turn_allocations.get(), 1);
    drop(client);
    settles(|| server.server.metrics.turn_allocations.get() == 0).await;
}

#[tokio::test]
async fn garbage_on_a_stream_ends_it_and_nothing_else() {
    let server = server().await;
    let mut good_one = TurnClient::tcp(server.turn_address(), good("a")).await;
    good_one.allocate().await.unwrap();
    let long = u16::try_from(FRAME_LEN_MAX).unwrap().to_be_bytes();
    for bytes in [
        &b"GET / HTTP/1.1\r\nHost: example\r\n\r\n"[..],
        &[0xff; 64],
        &[0x40, 0x00, long[0], long[1]],
        &[0, 1, 0xff, 0xfc, 0x21, 0x12, 0xa4, 0x42, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    ] {
        let mut bad = TurnClient::tcp(server.turn_address(), good("b")).await;
        bad.send_part(bytes).await;
        bad.ended().await;
    }
    good_one.refresh(600).await.unwrap();
}

#[tokio::test]
async fn a_stream_that_says_nothing_or_half_a_message_is_ended() {
    let server = server_with(|config| config.turn.turn_idle_ms = 900).await;
    let mut with = TurnClient::tcp(server.turn_address(), good("a")).await;
    with.allocate().await.unwrap();
    let began = Instant::now();
    let mut silent = TurnClient::tcp(server.turn_address(), good("b")).await;
    let mut slow = TurnClient::tcp(server.turn_address(), good("c")).await;
    slow.send_part(&[0, 1, 0, 8, 0x21, 0x12]).await;
    slow.ended().await;
    assert!(began.elapsed() < Duration::from_millis(850), "half a message: {:?}", began.elapsed());
    silent.ended().await;
    assert!(began.elapsed() >= Duration::from_millis(850), "nothing at all: {:?}", began.elapsed());
    with.refresh(600).await.expect("who has an allocation may be silent");
}

/// SplitMix64: small, and the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end).unwrap()).unwrap()
    }
}

/// A good message with bytes changed, cut, or doubled; or none at all.
fn spoilt(random: &mut Random, good: &[u8]) -> Vec<u8> {
    let mut bytes = good.to_vec();
    match random.below(4) {
        0 => bytes = (0..random.below(1_500)).map(|_| random.next().to_le_bytes()[0]).collect(),
        1 => bytes.truncate(random.below(good.len())),
        2 => bytes.extend_from_slice(good),
        _ => {}
    }
    for _ in 0..random.below(6) {
        if !bytes.is_empty() {
            let at = random.below(bytes.len());
            bytes[at] = random.next().to_le_bytes()[0];
        }
    }
    bytes
}

#[tokio::test]
async fn random_packets_harm_nobody_and_leave_nothing_behind() {
    let seed = 0x7463;
    let mut random = Random(seed);
    let server = server().await;
    let mut well = TurnClient::udp(server.turn_address(), good("well")).await;
    let (socket, peer) = peer().await;
    let relay = well.allocate().await.unwrap();
    well.bind(0x4000, peer).await.unwrap();

    let mut ill = TurnClient::udp(server.turn_address(), good("ill")).await;
    ill.allocate().await.unwrap();
    let templates = [
        ill.sign(ALLOCATE, &TurnClient::for_udp),
        ill.sign(REFRESH, &|_| Vec::new()),
        ill.sign(CREATE_PERMISSION, &|_| Vec::new()),
        ill.sign(BINDING, &|_| Vec::new()),
        vec![0x40, 0, 0, 4, 1, 2, 3, 4],
    ];
    for round in 0..40 {
        for _ in 0..100 {
            let template = &templates[random.below(templates.len())];
            let bytes = spoilt(&mut random, template);
            ill.send_raw(&bytes).await;
        }
        let mut stream = TurnClient::tcp(server.turn_address(), good("ill")).await;
        for _ in 0..20 {
            let template = &templates[random.below(templates.len())];
            if !stream.send_part(&spoilt(&mut random, template)).await {
                break;
            }
        }
        well.send_channel(0x4000, &[round]).await;
        assert_eq!(receive(&socket).await, (vec![round], relay), "seed {seed:#x}, round {round}");
    }
    assert_eq!(server.server.metrics.turn_allocations.get(), 2, "nobody got one by chance");
    settles(|| server.server.metrics.turn_connections.get() == 0).await;
    assert!(server.server.metrics.refusals(Refusal::Malformed) > 0);
}

#[tokio::test]
async fn a_flood_of_allocations_is_bounded_and_ends_with_its_owners() {
    let server = server_with(|config| {
        config.turn.turn_allocations_per_peer = 10;
        config.turn.turn_allocations = 40;
    })
    .await;
    let mut clients = Vec::new();
    let mut refused = 0;
    for n in 0..200 {
        let mut client = TurnClient::tcp(server.turn_address(), good(&format!("{}", n % 20))).await;
        match client.allocate().await {
            Ok(_) => {}
            Err(ErrorCode::ALLOCATION_QUOTA_REACHED | ErrorCode::INSUFFICIENT_CAPACITY) => refused += 1,
            Err(code) => panic!("refused with {code}"),
        }
        clients.push(client);
    }
    assert_eq!((refused, server.server.metrics.turn_allocations.get()), (160, 40));
    drop(clients);
    settles(|| server.server.metrics.turn_allocations.get() == 0).await;
    let mut after = TurnClient::udp(server.turn_address(), good("after")).await;
    after.allocate().await.unwrap();
}

#[tokio::test]
async fn closing_ends_every_session() {
    let server = server().await;
    let metrics = server.server.metrics.clone();
    let mut udp = TurnClient::udp(server.turn_address(), good("a")).await;
    let mut tcp = TurnClient::tcp(server.turn_address(), good("a")).await;
    udp.allocate().await.unwrap();
    tcp.allocate().await.unwrap();
    server.close_turn().await;
    assert_eq!(metrics.turn_allocations.get(), 0);
    tcp.ended().await;
}

#[tokio::test]
async fn ipv6_is_served() {
    let Ok(_) = std::net::UdpSocket::bind("[::1]:0") else {
        return eprintln!("SKIPPED: this machine has no IPv6");
    };
    let server = server_with(|config| config.turn.turn_listen = Some(address("[::1]:0"))).await;
    let at = SocketAddr::from(([0, 0, 0, 0, 0, 0, 0, 1], server.turn_address().port()));
    let mut a = TurnClient::udp(at, good("a")).await;
    let mut b = TurnClient::tcp(at, good("b")).await;
    let (at_a, at_b) = (a.allocate().await.unwrap(), b.allocate().await.unwrap());
    assert!(at_a.is_ipv6());
    a.permit(&[at_b]).await.unwrap();
    b.permit(&[at_a]).await.unwrap();
    a.send(at_b, b"six").await;
    assert_eq!(b.relayed().await, Relayed::From(at_a, b"six".to_vec()));
    assert_eq!(a.permit(&[address("[fe80::1]:1")]).await, Err(ErrorCode::FORBIDDEN));
}

#[tokio::test]
async fn one_listener_takes_clients_of_both_kinds() {
    let Ok(_) = std::net::UdpSocket::bind("[::1]:0") else {
        return eprintln!("SKIPPED: this machine has no IPv6");
    };
    let server = server_with(|config| {
        config.turn.turn_listen = Some(address("[::]:0"));
        config.turn.external_ip = Some([127, 0, 0, 1].into());
    })
    .await;
    let port = server.turn_address().port();
    let mut by_v4 = TurnClient::udp(address(&format!("127.0.0.1:{port}")), good("a")).await;
    let mut by_v6 = TurnClient::tcp(address(&format!("[::1]:{port}")), good("b")).await;
    let (at_a, at_b) = (by_v4.allocate().await.unwrap(), by_v6.allocate().await.unwrap());
    assert!(at_a.is_ipv4() && at_b.is_ipv4());
    by_v4.permit(&[at_b]).await.unwrap();
    by_v6.permit(&[at_a]).await.unwrap();
    by_v4.send(at_b, b"both").await;
    assert_eq!(by_v6.relayed().await, Relayed::From(at_a, b"both".to_vec()));
    let six = by_v4.permit(&[address("[2606:4700::1]:1")]).await;
    assert_eq!(six, Err(ErrorCode::PEER_ADDRESS_FAMILY_MISMATCH));
}

fn turn_of(servers: &[IceServer]) -> (SocketAddr, Credential) {
    let turn = servers.iter().find(|s| s.username.is_some()).expect("a TURN server");
    let url = turn.urls[0].strip_prefix("turn:").unwrap().split('?').next().unwrap();
    let (username, password) = (turn.username.clone().unwrap(), turn.credential.clone().unwrap());
    (address(url), Credential { username, password })
}

async fn join(server: &TestServer, key: u8) -> (Client, Vec<IceServer>) {
    let mut client = server.client(key).await;
    client.text(join_text(&client.key, &client.nonce, "room")).await;
    match client.next().await {
        ServerMessage::RoomJoined { ice_servers, .. } => (client, ice_servers),
        other => panic!("not joined but {other:?}"),
    }
}

#[tokio::test]
async fn who_joins_gets_credentials_that_work_and_new_ones_before_they_end() {
    let server = TestServer::with_turn(|config| config.turn.turn_lifetime_s = 2).await;
    let (mut client, servers) = join(&server, 1).await;
    assert_eq!(servers[0].urls, [format!("stun:{}", server.turn_address())]);
    let (at, first) = turn_of(&servers);
    assert_eq!(at, server.turn_address());
    assert!(first.username.ends_with(&format!(":{}", client.id())));
    TurnClient::udp(at, first.clone()).await.allocate().await.unwrap();
    for _ in 0..2 {
        let ServerMessage::IceServers { ice_servers } = client.next().await else {
            panic!("new credentials")
        };
        let (at, fresh) = turn_of(&ice_servers);
        assert_ne!(fresh, first);
        TurnClient::tcp(at, fresh).await.allocate().await.unwrap();
    }
}

#[tokio::test]
async fn who_left_the_room_is_brought_nothing() {
    let server = TestServer::with_turn(|config| config.turn.turn_lifetime_s = 1).await;
    let (mut client, _) = join(&server, 1).await;
    client.text(r#"{"type":"leave_room"}"#).await;
    tokio::time::sleep(Duration::from_millis(900)).await;
    assert!(client.join("other").await.is_empty(), "the next message is the answer to joining");
}

#[tokio::test]
async fn turn_off_serves_and_tells_nothing() {
    let server = TestServer::start().await;
    let (_, servers) = join(&server, 1).await;
    assert_eq!(servers, []);
    let response = server.get("/network", &[]).await;
    let network: serde_json::Value = serde_json::from_slice(&response.body).unwrap();
    assert_eq!((&network["turn"], &network["ice_servers"]), (&false.into(), &serde_json::json!([])));
    assert!(network["stun_alternate"].is_null());
}

#[tokio::test]
async fn other_servers_are_told_besides_or_instead_with_credentials_of_a_shared_secret() {
    let urls = ["stun:a.example", "turn:b.example"];
    let configured =
        || urls.map(|url| IceServer { urls: vec![url.to_owned()], username: None, credential: None });
    let besides = server_with(|config| config.ice_servers.0 = configured().to_vec()).await;
    let (_, servers) = join(&besides, 1).await;
    assert_eq!(servers.len(), 4);
    assert!(servers[1].credential.is_some() && servers[3].credential.is_some());
    let instead = server_with(|config| {
        config.ice_servers.0 = configured().to_vec();
        config.turn.turn = Switch::Off;
    })
    .await;
    let (_, servers) = join(&instead, 1).await;
    assert_eq!(servers.len(), 2);
    assert!(servers[1].credential.is_some());
}

#[tokio::test]
async fn a_port_that_is_taken_is_an_error_when_it_was_asked_for() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let mut config = server::config::Config::defaults();
    config.turn.turn_listen = Some(taken.local_addr().unwrap());
    let error = server::Server::new(config).open_turn().unwrap_err().to_string();
    assert!(error.contains("--turn-listen"), "{error}");
    let mut config = server::config::Config::defaults();
    config.turn.turn_listen = Some(address("127.0.0.1:0"));
    config.turn.external_ip = Some("2606:4700::1".parse().unwrap());
    let error = server::Server::new(config).open_turn().unwrap_err().to_string();
    assert!(error.contains("different kinds"), "{error}");
}

#[tokio::test]
async fn the_usual_port_may_be_taken_by_another() {
    // Whoever holds it, the server goes on without.
    let _held = std::net::TcpListener::bind("127.0.0.9:3478");
    let mut config = server::config::Config::defaults();
    config.listen = address("127.0.0.9:0");
    let mut server = server::Server::new(config);
    assert!(server.open_turn().unwrap().is_none());
    assert!(server.ice.own().is_none());
}

#[tokio::test]
async fn a_page_can_check_its_network() {
    let server = server().await;
    let response = server.get("/network", &[]).await;
    assert_eq!((response.status, response.header("cache-control")), (200, Some("no-store")));
    let network: serde_json::Value = serde_json::from_slice(&response.body).unwrap();
    let time = network["time_unix_ms"].as_u64().unwrap();
    assert!((time / 1_000).abs_diff(unix_s()) <= 2);
    assert!(network["your_address"].as_str().unwrap().starts_with("127.0.0.1:"));
    assert_eq!(network["turn"], true);
    let servers: Vec<IceServer> = serde_json::from_value(network["ice_servers"].clone()).unwrap();
    let (at, credential) = turn_of(&servers);
    let expires: u64 = credential.username.split_once(':').unwrap().0.parse().unwrap();
    assert!(expires.abs_diff(unix_s() + 300) <= 2);
    TurnClient::udp(at, credential.clone()).await.allocate().await.unwrap();
    let elsewhere = request_as(&server, "rooms.example").await;
    assert_eq!((&elsewhere["turn"], &elsewhere["stun_alternate"]), (&false.into(), &serde_json::Value::Null));
    let second = address(network["stun_alternate"].as_str().unwrap().strip_prefix("stun:").unwrap());
    let mut second = TurnClient::udp(second, credential).await;
    assert_eq!(second.binding().await, second.local());
}

/// `/network` as a browser gets it that knows the server by another name.
async fn request_as(server: &TestServer, host: &str) -> serde_json::Value {
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    let head = format!("GET /network HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut answer = String::new();
    soon(stream.read_to_string(&mut answer)).await.unwrap();
    serde_json::from_str(answer.split("\r\n\r\n").nth(1).unwrap()).unwrap()
}

#[tokio::test]
async fn metrics_are_served_on_an_address_of_their_own() {
    let server = server().await;
    let (_client, _) = join(&server, 1).await;
    TurnClient::udp(server.turn_address(), good("a")).await.allocate().await.unwrap();
    assert_eq!(server.get("/metrics", &[]).await.status, 404, "not where pages are");
    let listener = server::listener::bind(address("127.0.0.1:0")).unwrap();
    let at = listener.local_addr().unwrap();
    let routes = server.server.metrics_routes();
    tokio::spawn(server::listener::serve(
        listener,
        routes,
        server.server.admission(),
        server.server.closing.clone(),
    ));
    let response = request(at, "GET", "/metrics", &[]).await;
    assert_eq!(response.status, 200);
    let text = response.text();
    for line in ["tincan_signaling_connections 1", "tincan_rooms 1", "tincan_turn_allocations 1"] {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert!(!text.contains("room\"") && !text.contains("127.0.0.1"), "nothing about anybody: {text}");
}

/// A real coturn on loopback; ended when dropped.
struct Coturn {
    child: std::process::Child,
    at: SocketAddr,
    _dir: tempfile::TempDir,
}

impl Coturn {
    async fn start(secret: &str) -> Option<Self> {
        let dir = tempfile::tempdir().unwrap();
        // Not one of those that the system hands out: a client of another test would get it meanwhile.
        let free = |port: &u16| {
            let tcp = std::net::TcpListener::bind(("127.0.0.1", *port));
            tcp.is_ok() && std::net::UdpSocket::bind(("127.0.0.1", *port)).is_ok()
        };
        let first = 20_000 + u16::try_from(std::process::id() % 10_000).unwrap();
        let port = (first..first + 1_000).find(free).expect("a free port");
        let file = |name: &str| dir.path().join(name).display().to_string();
        let mut command = std::process::Command::new("/usr/bin/turnserver");
        command.args([
            "-n",
            "--use-auth-secret",
            "--realm=r",
            "--listening-ip=127.0.0.1",
            "--relay-ip=127.0.0.1",
        ]);
        command.args([
            "--min-port=40000",
            "--max-port=40999",
            "--no-tls",
            "--no-dtls",
            "--no-cli",
            "--allow-loopback-peers",
        ]);
        command.args([format!("--static-auth-secret={secret}"), format!("--listening-port={port}")]);
        command.args(["--fingerprint".to_owned(), format!("--log-file={}", file("log"))]);
        command.args([format!("--pidfile={}", file("pid")), format!("--userdb={}", file("db"))]);
        let silent = std::process::Stdio::null;
        let child = match command.stdin(silent()).stdout(silent()).stderr(silent()).spawn() {
            Ok(child) => child,
            Err(error) => {
                eprintln!("SKIPPED: coturn's turnserver is not there ({error})");
                return None;
            }
        };
        let at = SocketAddr::from(([127, 0, 0, 1], port));
        let coturn = Self { child, at, _dir: dir };
        // It is there once both sockets are: UDP comes after TCP.
        let probe = UdpSocket::bind("127.0.0.1:0").await.unwrap();
        probe.connect(at).await.unwrap();
        let request = Message::builder_request(BINDING, MessageWriteVec::new()).finish();
        within(Duration::from_secs(20), async {
            let pause = Duration::from_millis(20);
            while TcpStream::connect(at).await.is_err() {
                tokio::time::sleep(pause).await;
            }
            loop {
                let _ = probe.send(&request).await;
                match tokio::time::timeout(pause, probe.recv(&mut [0; 256])).await {
                    Ok(Ok(_)) => return,
                    Ok(Err(_)) => tokio::time::sleep(pause).await,
                    Err(_) => {}
                }
            }
        })
        .await;
        Some(coturn)
    }
}

impl Drop for Coturn {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test]
async fn coturn_takes_the_same_credentials_and_the_same_client_works_with_it() {
    let Some(coturn) = Coturn::start("secret").await else { return };
    // As a browser gets them, for coturn given by URL and secret.
    let server = server_with(|config| {
        config.turn.turn = Switch::Off;
        let urls = vec![format!("turn:{}", coturn.at)];
        config.ice_servers.0 = vec![IceServer { urls, username: None, credential: None }];
    })
    .await;
    let (_, servers) = join(&server, 1).await;
    let (at, minted) = turn_of(&servers);
    let mut a = TurnClient::udp(at, minted.clone()).await;
    assert_eq!(a.binding().await, a.local());
    let mut b = TurnClient::tcp(at, minted).await;
    let (at_a, at_b) = (a.allocate().await.unwrap(), b.allocate().await.unwrap());
    a.bind(0x4000, at_b).await.unwrap();
    b.permit(&[at_a]).await.unwrap();
    a.send_channel(0x4000, b"from a").await;
    assert_eq!(b.relayed().await, Relayed::From(at_a, b"from a".to_vec()));
    b.send(at_a, b"from b").await;
    assert_eq!(a.relayed().await, Relayed::Channel(0x4000, b"from b".to_vec()));

    // A client of coturn and one of ours meet.
    let ours = server_with(|_| {}).await;
    let mut c = TurnClient::udp(ours.turn_address(), good("c")).await;
    let at_c = c.allocate().await.unwrap();
    c.permit(&[at_a]).await.unwrap();
    a.permit(&[at_c]).await.unwrap();
    a.send(at_c, b"across").await;
    assert_eq!(c.relayed().await, Relayed::From(at_a, b"across".to_vec()));

    let mut expired = TurnClient::udp(at, credential(&secret(), "x", -10)).await;
    assert_eq!(expired.allocate().await, Err(ErrorCode::UNAUTHORIZED));
}
