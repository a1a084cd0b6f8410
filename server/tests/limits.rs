//! Limits by address, and whose address counts, over real sockets.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::*;
use server::config::Config;
use server::metrics::Limited;
use signaling::{ErrorCode, ServerMessage};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};

/// A server behind a proxy on this machine, so that tests can come from any address.
async fn behind_a_proxy(change: impl FnOnce(&mut Config)) -> TestServer {
    TestServer::with(|config| {
        config.trusted_proxy = vec!["127.0.0.1/32".parse().unwrap(), "10.0.0.0/8".parse().unwrap()];
        change(config);
    })
    .await
}

/// How many requests in a row are answered before the first that is not.
async fn answered(server: &TestServer, path: &str, headers: &[(&str, &str)]) -> (usize, Response) {
    for n in 0..1_000 {
        let answer = server.get(path, headers).await;
        if answer.status != 200 {
            return (n, answer);
        }
    }
    panic!("no limit for {path}");
}

#[tokio::test]
async fn requests_over_the_rate_are_told_when_to_come_back() {
    let server = TestServer::with(|config| config.limits.requests_per_address = 1).await;
    let (n, refused) = answered(&server, "/robots.txt", &[]).await;
    assert!((10..15).contains(&n), "ten seconds' worth, and what came back: {n}");
    assert_eq!((refused.status, refused.header("retry-after")), (429, Some("1")));
    assert_eq!(refused.header("cache-control"), Some("no-store"));
    assert!(refused.text().contains("too many requests"), "{}", refused.text());
    assert_eq!(server.get("/healthz", &[]).await.status, 200, "health is always answered");
    assert_eq!(server.get("/readyz", &[]).await.status, 200);
    let upgrade = upgrade_head(server.address, &[]).await;
    assert!(upgrade.starts_with("http/1.1 429 "), "neither files nor sockets: {upgrade}");
    assert!(server.server.metrics.times_limited(Limited::Requests) >= 2);
    assert!(server.server.metrics.render().unwrap().contains("tincan_limited_total{what=\"Requests\"}"));
    // Asking in vain costs nothing more: the time it said is the time it takes.
    soon(async { while server.get("/robots.txt", &[]).await.status != 200 {} }).await;
}

#[tokio::test]
async fn checks_of_the_connection_have_a_rate_of_their_own() {
    let server = TestServer::with(|config| config.limits.checks_per_address = 1).await;
    let (n, refused) = answered(&server, "/network", &[]).await;
    assert!((10..15).contains(&n), "{n}");
    assert_eq!((refused.status, refused.header("retry-after")), (429, Some("1")));
    assert_eq!(server.get("/", &[]).await.status, 200, "pages go on");
}

#[tokio::test]
async fn each_address_behind_a_named_proxy_has_its_own_rate() {
    let server = behind_a_proxy(|config| config.limits.checks_per_address = 1).await;
    let (n, _) = answered(&server, "/network", &[("X-Forwarded-For", "9.9.9.9")]).await;
    assert!((10..15).contains(&n), "{n}");
    // What the client wrote itself changes nothing: the proxy wrote last.
    for spoofed in ["1.1.1.1, 9.9.9.9", "9.9.9.9, 10.1.2.3", "::ffff:9.9.9.9", "9.9.9.9:4711"] {
        let answer = server.get("/network", &[("X-Forwarded-For", spoofed)]).await;
        assert_eq!(answer.status, 429, "{spoofed}");
    }
    let lines = [("X-Forwarded-For", "1.1.1.1"), ("X-Forwarded-For", "9.9.9.9")];
    assert_eq!(server.get("/network", &lines).await.status, 429, "the last line counts");
    assert_eq!(server.get("/network", &[("X-Forwarded-For", "9.9.9.8")]).await.status, 200, "a neighbour");
    // One network of IPv6 is one client.
    let (n, _) = answered(&server, "/network", &[("X-Forwarded-For", "2001:db8:1:2::1")]).await;
    assert!((10..15).contains(&n), "{n}");
    let same = [("X-Forwarded-For", "[2001:db8:1:2:ffff::9]:80")];
    assert_eq!(server.get("/network", &same).await.status, 429);
    assert_eq!(server.get("/network", &[("X-Forwarded-For", "2001:db8:1:3::1")]).await.status, 200);
}

#[tokio::test]
async fn nobody_else_can_choose_an_address() {
    let server = TestServer::with(|config| {
        config.limits.checks_per_address = 1;
        config.trusted_proxy = vec!["10.0.0.0/8".parse().unwrap()];
    })
    .await;
    let mut refused = 0;
    for n in 0..20 {
        let address = format!("9.9.9.{n}");
        let headers = [("X-Forwarded-For", address.as_str()), ("Forwarded", "for=9.9.9.9")];
        refused += usize::from(server.get("/network", &headers).await.status == 429);
    }
    assert!(refused >= 5, "twenty addresses made up, one counted: {refused} refused");
}

#[tokio::test]
async fn pages_are_told_the_address_that_counts() {
    let said = async |server: &TestServer, forwarded: &str| {
        let answer = server.get("/network", &[("X-Forwarded-For", forwarded)]).await;
        let json: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
        json["your_address"].as_str().unwrap().to_owned()
    };
    let behind = behind_a_proxy(|_| {}).await;
    assert_eq!(said(&behind, "9.9.9.9").await, "9.9.9.9");
    assert_eq!(said(&behind, "1.1.1.1, 2001:db8::1, 10.9.9.9").await, "2001:db8::1");
    assert_eq!(said(&behind, "nonsense").await, "127.0.0.1");
    assert_eq!(
        said(&behind, &"1.1.1.1, ".repeat(2_000)).await,
        "127.0.0.1",
        "over-long, and empty at its end"
    );
    assert_eq!(said(&behind, &vec!["10.0.0.1"; 2_000].join(",")).await, "10.0.0.1");
    let direct = TestServer::start().await;
    assert!(said(&direct, "9.9.9.9").await.starts_with("127.0.0.1:"));
}

#[tokio::test]
async fn connections_at_once_are_counted_by_address_and_come_back() {
    let server = TestServer::with(|config| config.limits.connections_per_address = 2).await;
    let mut a = server.client(1).await;
    let _b = server.client(2).await;
    let mut third = open(server.address).await;
    let (messages, code) = soon(read_to_end(&mut third)).await;
    match messages.as_slice() {
        [ServerMessage::Error { code: ErrorCode::ServerFull, message, retry_after: Some(_) }] => {
            assert!(message.contains("this address"), "{message}");
        }
        other => panic!("not refused but {other:?}"),
    }
    assert_eq!(code, Some(1013));
    assert_eq!(server.server.metrics.times_limited(Limited::Connections), 1);
    soon(a.socket.close(None)).await.unwrap();
    let back = async {
        while server.server.hub.connections() > 1 {
            tokio::task::yield_now().await;
        }
    };
    soon(back).await;
    server.client(3).await.join("room").await;
}

#[tokio::test]
async fn an_address_that_only_opens_connections_leaves_room_for_others() {
    let server = TestServer::with(|config| config.limits.connections_per_address = 0).await;
    let mut held = Vec::new();
    // 500 besides signaling; the next is closed before it says a word.
    for _ in 0..500 {
        held.push(soon(TcpStream::connect(server.address)).await.unwrap());
    }
    let mut over = soon(TcpStream::connect(server.address)).await.unwrap();
    let mut byte = [0];
    let ended = soon(over.read(&mut byte)).await;
    assert!(matches!(ended, Ok(0) | Err(_)), "{ended:?}");
    let elsewhere = TcpSocket::new_v4().unwrap();
    elsewhere.bind("127.0.0.2:0".parse().unwrap()).unwrap();
    let mut elsewhere = soon(elsewhere.connect(server.address)).await.unwrap();
    elsewhere.write_all(b"GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").await.unwrap();
    let mut answer = String::new();
    soon(elsewhere.read_to_string(&mut answer)).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
}

#[tokio::test]
async fn new_connections_have_a_rate() {
    let server = TestServer::with(|config| config.limits.connects_per_address = 1).await;
    let mut refused = None;
    for _ in 0..30 {
        let mut socket = open(server.address).await;
        match read(&mut socket).await {
            ServerMessage::Challenge { .. } => {}
            ServerMessage::Error { code, retry_after, .. } => {
                refused = Some((code, retry_after, soon(read_to_end(&mut socket)).await.1));
                break;
            }
            other => panic!("{other:?}"),
        }
    }
    let (code, retry_after, close) = refused.expect("there is a rate");
    assert_eq!((code, close), (ErrorCode::RateLimited, Some(1013)));
    assert!(retry_after.is_some_and(|after| after > 0.0 && after <= 1.0), "{retry_after:?}");
    assert_eq!(server.server.metrics.times_limited(Limited::Connects), 1);
}

#[tokio::test]
async fn joins_have_a_rate_even_on_one_connection() {
    let server = TestServer::with(|config| config.limits.joins_per_address = 1).await;
    let mut client = server.client(1).await;
    for _ in 0..10 {
        client.join("room").await;
        client.text(r#"{"type":"leave_room"}"#).await;
    }
    let mut other = server.client(2).await;
    let mut joined = 0;
    let close = loop {
        other.text(join_text(&other.key, &other.nonce, "room")).await;
        match other.next().await {
            ServerMessage::RoomJoined { .. } => joined += 1,
            ServerMessage::Error { code: ErrorCode::RateLimited, retry_after: Some(_), .. } => {
                break other.until_end().await.1;
            }
            other => panic!("{other:?}"),
        }
        other.text(r#"{"type":"leave_room"}"#).await;
    };
    assert!(joined < 5, "both are of one address: {joined}");
    assert_eq!(close, Some(1013));
    assert!(server.server.metrics.times_limited(Limited::Joins) >= 1);
}

#[tokio::test]
async fn messages_of_all_connections_of_an_address_have_one_rate_and_nobody_is_closed_for_it() {
    let server = TestServer::with(|config| {
        (config.limits.messages_per_address, config.rate, config.rate_burst) = (10, 10_000, 10_000);
    })
    .await;
    let (mut a, mut b) = server.pair("room", (1, 2)).await;
    let ping = r#"{"type":"ping"}"#;
    for _ in 0..1_000 {
        a.text(ping).await;
    }
    let mut pongs = 0;
    let retry_after = loop {
        match a.next().await {
            ServerMessage::Pong => pongs += 1,
            ServerMessage::Error { code: ErrorCode::RateLimited, retry_after, .. } => break retry_after,
            other => panic!("{other:?}"),
        }
    };
    assert!((90..150).contains(&pongs), "a hundred at once, for both: {pongs}");
    assert!(retry_after.is_some());
    // The neighbour is slowed down as well, and told.
    b.text(ping).await;
    b.expect_error(ErrorCode::RateLimited).await;
    assert!(server.server.metrics.times_limited(Limited::Messages) >= 2);
    // A thousand were too many by far, and yet nobody is cut off: what one has done may have been the neighbour's doing.
    let again = async {
        loop {
            b.text(ping).await;
            // Most of what is dropped is dropped without a word.
            let answer = tokio::time::timeout(std::time::Duration::from_millis(50), b.next()).await;
            if answer == Ok(ServerMessage::Pong) {
                break;
            }
        }
    };
    soon(again).await;
}

#[tokio::test]
async fn a_class_behind_one_address_is_not_limited() {
    let server = TestServer::start().await;
    let mut class = Vec::new();
    for key in 1..=40 {
        for path in ["/", "/pkg/tincan.js", "/pkg/tincan.wasm", "/network"] {
            assert_eq!(server.get(path, &[]).await.status, 200, "{path} for pupil {key}");
        }
        class.push(server.joined("lesson", key).await);
    }
    for client in &mut class {
        for _ in 0..100 {
            client.text(r#"{"type":"ping"}"#).await;
        }
    }
    for what in [Limited::Connects, Limited::Joins, Limited::Messages, Limited::Requests, Limited::Checks] {
        assert_eq!(server.server.metrics.times_limited(what), 0, "{what:?}");
    }
}

#[tokio::test]
async fn limits_can_be_left_to_a_proxy() {
    let server = TestServer::with(|config| {
        config.limits.address_limits = server::turn::config::Switch::Off;
        (config.limits.checks_per_address, config.limits.connections_per_address) = (1, 0);
    })
    .await;
    for _ in 0..30 {
        assert_eq!(server.get("/network", &[]).await.status, 200);
    }
    server.client(1).await.join("room").await;
}
