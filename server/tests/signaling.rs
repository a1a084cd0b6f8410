//! The signaling socket over real connections: rooms, seats, relays, every limit with its code, and the end.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::time::{Duration, Instant};

use common::*;
use futures_util::{SinkExt, StreamExt};
use signaling::{ErrorCode, FRAME_LEN_MAX, LeaveReason, ServerMessage};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;

fn left(peer: signaling::PeerKey, reason: LeaveReason) -> ServerMessage {
    ServerMessage::PeerLeft { peer, reason }
}

#[tokio::test]
async fn peers_see_each_other_come_and_go() {
    let server = TestServer::start().await;
    let mut a = server.client(1).await;
    assert_eq!(a.join("room").await, []);
    let mut b = server.client(2).await;
    let there: Vec<_> = b.join("room").await.into_iter().map(|entry| entry.peer).collect();
    assert_eq!(there, [a.id()]);
    a.expect_joined(b.id()).await;
    let mut c = server.client(3).await;
    let there: Vec<_> = c.join("room").await.into_iter().map(|entry| entry.peer).collect();
    assert_eq!(there, [a.id(), b.id()], "in order of joining");
    a.expect_joined(c.id()).await;
    b.expect_joined(c.id()).await;

    c.text(r#"{"type":"leave_room"}"#).await;
    assert_eq!(a.next().await, left(c.id(), LeaveReason::Left));
    assert_eq!(b.next().await, left(c.id(), LeaveReason::Left));
    assert_eq!(c.join("room").await.len(), 2, "the same connection may come back");
    a.expect_joined(c.id()).await;
    b.expect_joined(c.id()).await;

    let gone = b.id();
    drop(b);
    assert_eq!(a.next().await, left(gone, LeaveReason::Lost));
    assert_eq!(c.next().await, left(gone, LeaveReason::Lost));
}

#[tokio::test]
async fn who_left_has_time_to_join_again() {
    let server = TestServer::with(|config| config.join_timeout_ms = 1_500).await;
    let (mut a, mut b) = server.pair("room", (1, 2)).await;
    // Past the time that the first join had.
    let late = Instant::now() + Duration::from_millis(1_600);
    while Instant::now() < late {
        a.reaches(&mut b, "1").await;
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    a.text(r#"{"type":"leave_room"}"#).await;
    assert_eq!(b.next().await, left(a.id(), LeaveReason::Left));
    assert_eq!(a.join("room").await.len(), 1);
}

#[tokio::test]
async fn a_client_that_closes_gets_its_close_frame_back() {
    let server = TestServer::start().await;
    let mut a = server.joined("room", 1).await;
    soon(a.socket.close(None)).await.unwrap();
    match soon(a.socket.next()).await {
        Some(Ok(Message::Close(_))) => {}
        other => panic!("not closed cleanly but {other:?}"),
    }
}

#[tokio::test]
async fn a_new_connection_with_a_proof_takes_the_seat_over() {
    let server = TestServer::start().await;
    let (mut a, mut b) = server.pair("room", (1, 2)).await;
    let mut successor = server.joined("room", 1).await;
    b.expect_joined(a.id()).await;
    a.expect_end(ErrorCode::SeatTaken, 4001).await;
    drop(a);
    successor.reaches(&mut b, r#""to b""#).await;
    b.reaches(&mut successor, r#""to a""#).await;
}

#[tokio::test]
async fn a_proof_counts_for_its_key_room_and_connection_only() {
    let server = TestServer::start().await;
    let mut a = server.client(1).await;
    let recorded = join_text(&a.key, &a.nonce, "room");
    a.join("room").await;

    let mut thief = server.client(2).await;
    assert_ne!(thief.nonce, a.nonce);
    thief.text(recorded.clone()).await;
    thief.expect_error(ErrorCode::BadProof).await;
    let of_another_room = join_text(&thief.key, &thief.nonce, "other").replace("other", "room");
    thief.text(of_another_room).await;
    thief.expect_error(ErrorCode::BadProof).await;
    let of_another_key = join_text(&thief.key, &thief.nonce, "room");
    let of_another_key = of_another_key.replace(&thief.id().to_string(), &a.id().to_string());
    thief.text(of_another_key).await;
    thief.expect_error(ErrorCode::BadProof).await;
    assert_eq!(thief.join("room").await.len(), 1, "the connection stays, and its own proof counts");
}

#[tokio::test]
async fn payloads_are_relayed_byte_for_byte_both_ways() {
    let server = TestServer::start().await;
    let (mut a, mut b) = server.pair("room", (1, 2)).await;
    let long = format!("\"{}\"", "x".repeat(60_000));
    let odd = r#"{ "z":1,"a" : [1e2, 0.10,-0, "é\u00e9\/ ✓"] ,"a":null}"#;
    for payload in ["\"sealed\"", odd, "false", "12345678901234567890123456789", &long] {
        a.reaches(&mut b, payload).await;
        b.reaches(&mut a, payload).await;
    }
    for kind in ["answer", "ice_candidate"] {
        b.text(format!(r#"{{"payload":[1 , 2],"to":"{}","type":"{kind}","more":{{}}}}"#, a.id())).await;
        let expected = format!(r#"{{"type":"{kind}","from":"{}","payload":[1 , 2]}}"#, b.id());
        assert_eq!(a.next_text().await, expected);
    }
}

#[tokio::test]
async fn rooms_are_isolated() {
    let server = TestServer::start().await;
    let (mut a, mut b) = server.pair("one", (1, 2)).await;
    let mut stranger = server.client(3).await;
    assert_eq!(stranger.join("two").await, []);
    stranger.text(offer(a.id(), "1")).await;
    stranger.expect_error(ErrorCode::UnknownPeer).await;
    stranger.text(r#"{"type":"leave_room"}"#).await;
    stranger.text(offer(a.id(), "1")).await;
    stranger.expect_error(ErrorCode::NotJoined).await;
    // Whatever the stranger did, the next thing the others hear is each other.
    a.reaches(&mut b, "2").await;
    b.reaches(&mut a, "3").await;
}

#[tokio::test]
async fn refusals_leave_the_connection_usable() {
    let server = TestServer::start().await;
    let mut a = server.client(1).await;
    for (text, code) in [
        ("nonsense", ErrorCode::BadMessage),
        ("[]", ErrorCode::BadMessage),
        (r#"{"type":"fly"}"#, ErrorCode::UnknownType),
        (r#"{"type":"leave_room"}"#, ErrorCode::NotJoined),
        (r#"{"type":"offer","to":"x","payload":1}"#, ErrorCode::BadPeerId),
    ] {
        a.text(text).await;
        a.expect_error(code).await;
    }
    let good = join_text(&a.key, &a.nonce, "room");
    for room in ["", "a room", "ä", &"a".repeat(65)] {
        a.text(good.replace(r#""room":"room""#, &format!(r#""room":"{room}""#))).await;
        a.expect_error(ErrorCode::BadRoomId).await;
    }
    a.text(good.replace("sealed profile", &"p".repeat(4 * 1024))).await;
    a.expect_error(ErrorCode::ProfileTooLong).await;
    // Of the right shape, yet no point on the curve.
    let no_key = signaling::PeerKey([2; 32]).to_string();
    a.text(good.replace(&a.id().to_string(), &no_key)).await;
    a.expect_error(ErrorCode::BadPeerId).await;
    a.join("room").await;
    a.text(good).await;
    a.expect_error(ErrorCode::AlreadyJoined).await;
}

#[tokio::test]
async fn a_full_room_refuses_others_but_not_its_own() {
    let server = TestServer::with(|config| config.max_room_peers = 2).await;
    let (mut a, mut b) = server.pair("room", (1, 2)).await;
    let mut c = server.client(3).await;
    c.text(join_text(&c.key, &c.nonce, "room")).await;
    assert!(c.expect_error(ErrorCode::RoomFull).await.is_some_and(|seconds| seconds > 0.0));
    let again = server.joined("room", 2).await;
    a.expect_joined(b.id()).await;
    b.expect_end(ErrorCode::SeatTaken, 4001).await;
    drop(again);
    assert_eq!(a.next().await, left(b.id(), LeaveReason::Lost));
    assert_eq!(c.join("room").await.len(), 1, "a place came free");
}

#[tokio::test]
async fn a_full_server_says_so() {
    let server = TestServer::with(|config| config.max_connections = 1).await;
    let first = server.joined("room", 1).await;
    let mut socket = open(server.address).await;
    let (messages, code) = soon(read_to_end(&mut socket)).await;
    assert!(
        matches!(
            messages.as_slice(),
            [ServerMessage::Error { code: ErrorCode::ServerFull, retry_after: Some(_), .. }]
        ),
        "{messages:?}"
    );
    assert_eq!(code, Some(1013));
    drop((first, socket));
    soon(async {
        while server.server.hub.connections() > 0 {
            tokio::task::yield_now().await;
        }
    })
    .await;
    server.joined("room", 1).await;
}

#[tokio::test]
async fn the_longest_room_list_reaches_its_reader() {
    let server = TestServer::start().await;
    let profile = "p".repeat(4 * 1024 - 2);
    let mut peers = Vec::new();
    for key in 1..=255_u8 {
        let mut client = server.client(key).await;
        client.text(join_text(&client.key, &client.nonce, "room").replace("sealed profile", &profile)).await;
        match client.next().await {
            ServerMessage::RoomJoined { peers, .. } => assert_eq!(peers.len(), usize::from(key) - 1),
            other => panic!("{other:?}"),
        }
        peers.push(client);
    }
    let mut last = server.client(0).await;
    assert_eq!(last.join("room").await.len(), 255);
}

#[tokio::test]
async fn a_frame_over_the_limit_ends_the_connection_with_1009() {
    let server = TestServer::start().await;
    let (mut a, mut b) = server.pair("room", (1, 2)).await;
    let overhead = offer(b.id(), "\"\"").len();
    a.reaches(&mut b, &format!("\"{}\"", "x".repeat(FRAME_LEN_MAX - overhead))).await;
    a.text(offer(b.id(), &format!("\"{}\"", "x".repeat(FRAME_LEN_MAX - overhead + 1)))).await;
    a.expect_end(ErrorCode::FrameTooLong, 1009).await;
    assert_eq!(b.next().await, left(a.id(), LeaveReason::Lost));
}

#[tokio::test]
async fn a_frame_far_over_the_limit_is_answered_before_the_connection_ends() {
    let server = TestServer::start().await;
    for len in [1024 * 1024, 16 * 1024 * 1024] {
        let mut raw = server.raw().await;
        raw.send(&frame(0x81, &vec![b'x'; len])).await;
        assert_eq!(raw.until_end().await, (vec!["FrameTooLong".to_owned()], 1009));
    }
}

#[tokio::test]
async fn a_message_over_the_limit_in_pieces_ends_the_connection_with_1009() {
    let server = TestServer::start().await;
    let mut raw = server.raw().await;
    raw.send(&frame(0x01, &[b'x'; 40_000])).await;
    raw.send(&frame(0x80, &[b'x'; 40_000])).await;
    assert_eq!(raw.until_end().await, (vec!["FrameTooLong".to_owned()], 1009));
}

#[tokio::test]
async fn breaches_of_the_websocket_protocol_close_with_1002() {
    let server = TestServer::start().await;
    let unmasked = b"\x81\x02{}".to_vec();
    let reserved_bit = frame(0xc1, b"{}");
    let reserved_opcode = frame(0x83, b"{}");
    let long_ping = frame(0x89, &[0; 126]);
    let lone_continuation = frame(0x80, b"{}");
    let interrupted = [frame(0x01, b"{"), frame(0x81, b"{}")].concat();
    for (what, bytes) in [
        ("unmasked", unmasked),
        ("reserved bit", reserved_bit),
        ("reserved opcode", reserved_opcode),
        ("long ping", long_ping),
        ("lone continuation", lone_continuation),
        ("interrupted", interrupted),
    ] {
        let mut raw = server.raw().await;
        raw.send(&bytes).await;
        assert_eq!(raw.until_end().await, (vec![], 1002), "{what}");
    }
}

#[tokio::test]
async fn text_that_is_not_utf_8_closes_with_1007() {
    let server = TestServer::start().await;
    let mut raw = server.raw().await;
    raw.send(&frame(0x81, b"\"\xff\xfe\"")).await;
    assert_eq!(raw.until_end().await, (vec![], 1007));
}

#[tokio::test]
async fn a_binary_frame_closes_with_1003() {
    let server = TestServer::start().await;
    let mut a = server.client(1).await;
    soon(a.socket.send(Message::binary(vec![1, 2, 3]))).await.unwrap();
    a.expect_end(ErrorCode::BinaryFrame, 1003).await;
}

#[tokio::test]
async fn too_many_messages_are_dropped_then_told_then_the_connection_ends() {
    let server = TestServer::start().await;
    let (mut a, mut b) = server.pair("room", (1, 2)).await;
    for number in 0..300 {
        a.text(offer(b.id(), &number.to_string())).await;
    }
    let retry_after = a.expect_error(ErrorCode::RateLimited).await.expect("says when to go on");
    assert!(retry_after > 0.0 && retry_after < 1.0, "{retry_after}");
    tokio::time::sleep(Duration::from_secs_f64(retry_after)).await;
    a.text(offer(b.id(), "\"after\"")).await;
    let mut passed = 0;
    while !b.next_text().await.contains("after") {
        passed += 1;
    }
    assert!((150..300).contains(&passed), "{passed} of 300");

    let flood: Vec<_> = (0..3_000).flat_map(|_| frame(0x81, b"{}")).collect();
    let mut raw = Raw::joined(server.address, "room", 3).await;
    raw.send(&flood).await;
    let (errors, code) = raw.until_end().await;
    assert_eq!((errors.last().map(String::as_str), code), (Some("Flooding"), 1008));
    assert!(errors.len() < 300, "a flood is not answered one for one: {}", errors.len());
}

#[tokio::test]
async fn who_does_not_join_is_sent_away() {
    let server = TestServer::with(|config| config.join_timeout_ms = 300).await;
    let mut a = server.client(1).await;
    a.expect_end(ErrorCode::JoinTimeout, 1008).await;
    let mut busy = server.client(2).await;
    let flood = async {
        while busy.socket.send(Message::Ping(Default::default())).await.is_ok() {
            match busy.socket.next().await {
                Some(Ok(Message::Close(frame))) => return frame.map(|f| u16::from(f.code)),
                Some(Ok(_)) => {}
                _ => return None,
            }
        }
        None
    };
    assert_eq!(soon(flood).await, Some(1008), "pings are no reason to stay");
}

#[tokio::test]
async fn a_connection_that_does_not_answer_pings_is_lost_in_fifteen_seconds() {
    let server = TestServer::start().await;
    let mut a = server.joined("room", 1).await;
    let mut dead = Raw::joined(server.address, "room", 2).await;
    let peer = peer_key(&signing_key(2));
    a.expect_joined(peer).await;
    let from = Instant::now();
    let gone = async {
        loop {
            match a.socket.next().await {
                Some(Ok(Message::Text(text))) => return ServerMessage::parse(&text).unwrap(),
                Some(Ok(_)) => {}
                other => panic!("the one that answers stays: {other:?}"),
            }
        }
    };
    assert_eq!(within(Duration::from_secs(18), gone).await, left(peer, LeaveReason::Lost));
    let passed = from.elapsed();
    assert!(passed > Duration::from_secs(13), "not before: {passed:?}");
    assert_eq!(soon(dead.frame()).await, Frame::Ping, "it was asked");
}

#[tokio::test]
async fn a_reader_that_stalls_loses_its_connection_and_disturbs_nobody() {
    let server = TestServer::with(|config| (config.rate, config.rate_burst) = (1_000_000, 1_000_000)).await;
    let mut flooder = server.joined("room", 1).await;
    let stalled = Raw::joined(server.address, "room", 2).await;
    let peer = peer_key(&signing_key(2));
    flooder.expect_joined(peer).await;
    let (mut c, mut d) = server.pair("other", (3, 4)).await;
    let payload = format!("\"{}\"", "x".repeat(60_000));
    let mut slowest = Duration::ZERO;
    for _ in 0..300 {
        flooder.text(offer(peer, &payload)).await;
        let asked = Instant::now();
        c.reaches(&mut d, "1").await;
        slowest = slowest.max(asked.elapsed());
    }
    assert!(slowest < Duration::from_secs(1), "the other room went on: {slowest:?}");
    let gone = async {
        loop {
            match flooder.next().await {
                ServerMessage::Error { code: ErrorCode::UnknownPeer, .. } => {}
                other => return other,
            }
        }
    };
    assert_eq!(within(Duration::from_secs(15), gone).await, left(peer, LeaveReason::Lost));
    drop(stalled);
}

#[tokio::test]
async fn a_reader_that_wakes_up_hears_why_it_lost_its_connection() {
    let server = TestServer::with(|config| (config.rate, config.rate_burst) = (1_000_000, 1_000_000)).await;
    let mut flooder = server.joined("room", 1).await;
    let mut stalled = Raw::joined(server.address, "room", 2).await;
    let peer = peer_key(&signing_key(2));
    flooder.expect_joined(peer).await;
    let payload = format!("\"{}\"", "x".repeat(60_000));
    for _ in 0..200 {
        flooder.text(offer(peer, &payload)).await;
    }
    flooder.text(offer(flooder.id(), "0")).await;
    // Its own message back: all before it was handled.
    while !flooder.next_text().await.contains(r#""payload":0"#) {}
    let (errors, code) = stalled.until_end().await;
    assert_eq!((errors, code), (vec!["SlowReader".to_owned()], 1008));
}

#[tokio::test]
async fn pages_of_another_origin_may_not_use_the_socket() {
    let server = TestServer::with(|config| config.allow_origin = vec!["https://friend.example".into()]).await;
    let own = format!("http://{}", server.address);
    let ask = async |origins: &[&str]| {
        let headers: Vec<_> = origins.iter().map(|origin| ("Origin", *origin)).collect();
        upgrade_head(server.address, &headers).await
    };
    for origin in ["https://evil.example", "null", "", "https://friend.example.evil.example"] {
        let head = ask(&[origin]).await;
        assert!(head.starts_with("http/1.1 403 "), "{origin:?}: {head}");
    }
    assert!(ask(&[&own, "https://evil.example"]).await.starts_with("http/1.1 403 "), "two are none");
    for origin in [own.as_str(), "https://friend.example", "https://friend.example:443"] {
        let head = ask(&[origin]).await;
        assert!(head.starts_with("http/1.1 101 "), "{origin:?}: {head}");
    }
    assert!(ask(&[]).await.starts_with("http/1.1 101 "), "programs that are no browser name none");
    let evil =
        [("Origin", "https://evil.example"), ("Connection", "close, Upgrade"), ("Upgrade", "websocket")];
    let key = [("Sec-WebSocket-Version", "13"), ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")];
    let refused = server.get("/signal", &[evil.as_slice(), key.as_slice()].concat()).await.text();
    assert!(refused.contains("another origin"), "it says why: {refused}");
    let plain = server.get("/signal", &[]).await.status;
    assert!((400..500).contains(&plain), "a plain request is refused: {plain}");
}

#[tokio::test]
async fn behind_a_named_proxy_the_origin_is_that_of_the_proxy() {
    let proto = |proto| [("X-Forwarded-Host", "rooms.example"), ("X-Forwarded-Proto", proto)];
    let ask = async |server: &TestServer, origin: &str, said: &[(&str, &str)]| {
        let headers = [&[("Origin", origin)], said].concat();
        upgrade_head(server.address, &headers).await[9..12].to_owned()
    };
    let behind =
        TestServer::with(|config| config.trusted_proxy = vec!["127.0.0.1/32".parse().unwrap()]).await;
    assert_eq!(ask(&behind, "https://rooms.example", &proto("https")).await, "101");
    assert_eq!(ask(&behind, "http://rooms.example", &proto("https")).await, "403", "another scheme");
    assert_eq!(
        ask(&behind, &format!("http://{}", behind.address), &proto("http")).await,
        "403",
        "another host"
    );
    let direct = TestServer::start().await;
    assert_eq!(ask(&direct, "https://rooms.example", &proto("https")).await, "403", "nobody was named");
}

#[tokio::test]
async fn a_connection_that_does_not_finish_its_head_is_closed() {
    let server = TestServer::start().await;
    let silent_until_closed = async |head: &str| {
        let mut stream = soon(TcpStream::connect(server.address)).await.unwrap();
        stream.write_all(head.as_bytes()).await.unwrap();
        let from = Instant::now();
        let mut rest = Vec::new();
        let end = tokio::io::AsyncReadExt::read_to_end(&mut stream, &mut rest);
        let _ = within(Duration::from_secs(13), end).await;
        from.elapsed()
    };
    let (nothing, half) =
        tokio::join!(silent_until_closed(""), silent_until_closed("GET / HTTP/1.1\r\nHost: example\r\n"));
    for passed in [nothing, half] {
        assert!(passed > Duration::from_secs(8), "not before: {passed:?}");
    }
}

#[tokio::test]
async fn a_closing_server_tells_its_clients_and_ends() {
    let server = TestServer::start().await;
    let (mut a, mut b) = server.pair("room", (1, 2)).await;
    let mut outside = server.client(3).await;
    let stalled = server.raw().await;
    let idle = soon(TcpStream::connect(server.address)).await.unwrap();
    let hub = server.server.hub.clone();
    let from = Instant::now();
    let ended = server.close();
    for client in [&mut a, &mut b, &mut outside] {
        let (messages, code) = client.until_end().await;
        let told = matches!(messages.last(), Some(ServerMessage::ServerClosing { retry_after }) if *retry_after > 0.0);
        assert!(told, "{messages:?}");
        assert_eq!(code, Some(1001));
    }
    soon(ended).await.unwrap();
    soon(async {
        while hub.connections() > 0 {
            tokio::task::yield_now().await;
        }
    })
    .await;
    assert!(from.elapsed() < Duration::from_secs(7), "{:?}", from.elapsed());
    drop((stalled, idle));
}
