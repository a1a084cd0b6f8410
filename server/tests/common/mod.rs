//! A server in this process on a port of its own, and the clients that talk to it: a WebSocket client that joins with a key
//! and reads typed messages, a raw one that may break every rule, and a plain HTTP/1.1 request.

#![allow(dead_code, reason = "each test file uses a part of it")]

pub mod turn;

use std::future::Future;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use ed25519_dalek::{Signer, SigningKey};
use futures_util::{SinkExt, StreamExt};
use server::config::Config;
use server::turn::config::Switch;
use server::{Server, listener};
use signaling::{ClientMessage, ErrorCode, Nonce, PeerEntry, PeerKey, RoomId, ServerMessage, join_proof};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;

/// Longest wait for anything that should come at once.
pub const SOON: Duration = Duration::from_secs(10);

/// Waits for something, and fails the test when it does not come.
pub async fn soon<T>(what: impl Future<Output = T>) -> T {
    within(SOON, what).await
}

/// The same with another patience.
pub async fn within<T>(time_max: Duration, what: impl Future<Output = T>) -> T {
    tokio::time::timeout(time_max, what).await.expect("it comes in time")
}

/// A server that listens.
pub struct TestServer {
    pub address: SocketAddr,
    pub server: Server,
    serving: JoinHandle<()>,
    turn: Option<JoinHandle<()>>,
    site: TempDir,
}

impl TestServer {
    pub async fn start() -> Self {
        Self::with(|_| {}).await
    }

    /// A server with other settings.
    pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let site = site();
        let mut config = Config::defaults();
        config.site_root = Some(site.path().join("site"));
        config.turn.turn = Switch::Off;
        change(&mut config);
        let listener = listener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).unwrap();
        let address = listener.local_addr().unwrap();
        let mut server = Server::new(config);
        let turn = server.open_turn().unwrap().map(|turn| tokio::spawn(turn.serve()));
        let serving = listener::serve(listener, server.routes(), server.admission(), server.closing.clone());
        let serving = tokio::spawn(serving);
        Self { address, server, serving, turn, site }
    }

    /// A server with STUN and TURN on ports of its own.
    pub async fn with_turn(change: impl FnOnce(&mut Config)) -> Self {
        Self::with(|config| {
            config.turn.turn = Switch::On;
            config.turn.turn_listen = Some(SocketAddr::from(([127, 0, 0, 1], 0)));
            change(config);
        })
        .await
    }

    /// The folder of the built site.
    pub fn site(&self) -> PathBuf {
        self.site.path().join("site")
    }

    /// Where STUN and TURN are.
    pub fn turn_address(&self) -> SocketAddr {
        SocketAddr::new([127, 0, 0, 1].into(), self.server.ice.own().unwrap().port)
    }

    /// Closes, and waits until TURN has ended.
    pub async fn close_turn(mut self) {
        self.server.closing.cancel();
        within(SOON, self.turn.take().unwrap()).await.unwrap();
    }

    /// Begins to close; the result ends when the server has.
    pub fn close(self) -> JoinHandle<()> {
        self.server.closing.cancel();
        self.serving
    }

    /// A client that read its challenge.
    pub async fn client(&self, key: u8) -> Client {
        Client::connect(self.address, key).await
    }

    /// A client in a room.
    pub async fn joined(&self, room: &str, key: u8) -> Client {
        let mut client = self.client(key).await;
        client.join(room).await;
        client
    }

    /// Two clients that know of each other.
    pub async fn pair(&self, room: &str, keys: (u8, u8)) -> (Client, Client) {
        let mut a = self.joined(room, keys.0).await;
        let b = self.joined(room, keys.1).await;
        a.expect_joined(b.id()).await;
        (a, b)
    }

    pub async fn raw(&self) -> Raw {
        Raw::upgraded(self.address).await
    }

    pub async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Response {
        request(self.address, "GET", path, headers).await
    }
}

/// A built site in small, with a file beside it that nobody may have.
fn site() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    let pkg = dir.path().join("site/pkg");
    std::fs::create_dir_all(&pkg).unwrap();
    std::fs::write(dir.path().join("secret.txt"), "secret").unwrap();
    std::fs::create_dir_all(dir.path().join("site/start")).unwrap();
    std::fs::write(dir.path().join("site/start/start.js"), "export const lid = 'open';\n").unwrap();
    std::fs::write(pkg.join("tincan.js"), "export const tin = 'can';\n".repeat(200)).unwrap();
    std::fs::write(pkg.join("tincan.css"), "body{margin:0}".repeat(100)).unwrap();
    std::fs::write(pkg.join("tincan.wasm"), b"\0asm\x01\0\0\0".repeat(100)).unwrap();
    std::fs::write(dir.path().join("site/robots.txt"), "User-agent: *\n").unwrap();
    std::fs::write(dir.path().join("site/service-worker.js"), "'use strict';\n").unwrap();
    std::fs::write(dir.path().join("site/stretch-worker.js"), "'use strict';\n").unwrap();
    dir
}

/// Asks for the signaling socket and answers the head of what comes, in lower case.
pub async fn upgrade_head(address: SocketAddr, headers: &[(&str, &str)]) -> String {
    let mut head = format!(
        "GET /signal HTTP/1.1\r\nHost: {address}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
         Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
    );
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    let mut stream = soon(TcpStream::connect(address)).await.unwrap();
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    while !answer.windows(4).any(|w| w == b"\r\n\r\n") {
        assert_ne!(soon(stream.read_buf(&mut answer)).await.unwrap(), 0, "the head comes");
    }
    String::from_utf8_lossy(&answer).to_ascii_lowercase()
}

pub fn signing_key(key: u8) -> SigningKey {
    SigningKey::from_bytes(&[key; 32])
}

pub fn peer_key(key: &SigningKey) -> PeerKey {
    PeerKey(key.verifying_key().to_bytes())
}

/// The text of a `join_room` that proves `key` over `nonce`.
pub fn join_text(key: &SigningKey, nonce: &Nonce, room: &str) -> String {
    let room = RoomId::new(room).unwrap();
    let signature = key.sign(&join_proof(nonce, &room));
    let signature = data_encoding::BASE64URL_NOPAD.encode(&signature.to_bytes());
    let profile = "sealed profile".to_owned();
    ClientMessage::JoinRoom { room, peer: peer_key(key), signature, profile }.to_json().unwrap()
}

/// The text of an offer; `payload` is JSON.
pub fn offer(to: PeerKey, payload: &str) -> String {
    format!(r#"{{"type":"offer","to":"{to}","payload":{payload}}}"#)
}

/// A WebSocket client with a key.
pub struct Client {
    pub socket: WebSocketStream<TcpStream>,
    pub key: SigningKey,
    pub nonce: Nonce,
}

impl Client {
    pub async fn connect(address: SocketAddr, key: u8) -> Self {
        let mut socket = open(address).await;
        let nonce = match read(&mut socket).await {
            ServerMessage::Challenge { version: 1, nonce, .. } => nonce,
            other => panic!("no challenge but {other:?}"),
        };
        Self { socket, key: signing_key(key), nonce }
    }

    pub fn id(&self) -> PeerKey {
        peer_key(&self.key)
    }

    pub async fn text(&mut self, text: impl Into<String>) {
        soon(self.socket.send(Message::text(text.into()))).await.expect("it is sent");
    }

    /// Joins and answers who is there.
    pub async fn join(&mut self, room: &str) -> Vec<PeerEntry> {
        self.text(join_text(&self.key, &self.nonce, room)).await;
        match self.next().await {
            ServerMessage::RoomJoined { room: joined, peers, .. } => {
                assert_eq!(joined.as_str(), room);
                peers
            }
            other => panic!("not joined but {other:?}"),
        }
    }

    /// The next text frame as it came.
    pub async fn next_text(&mut self) -> String {
        read_text(&mut self.socket).await
    }

    pub async fn next(&mut self) -> ServerMessage {
        read(&mut self.socket).await
    }

    /// The next message, which is an error of this code; answers `retry_after`.
    pub async fn expect_error(&mut self, expected: ErrorCode) -> Option<f64> {
        match self.next().await {
            ServerMessage::Error { code, retry_after, .. } if code == expected => retry_after,
            other => panic!("not {expected:?} but {other:?}"),
        }
    }

    pub async fn expect_joined(&mut self, expected: PeerKey) {
        match self.next().await {
            ServerMessage::PeerJoined { peer, profile } => {
                assert_eq!((peer, profile.as_str()), (expected, "sealed profile"));
            }
            other => panic!("nobody joined but {other:?}"),
        }
    }

    /// Reads to the end: the messages before it, and the close code.
    pub async fn until_end(&mut self) -> (Vec<ServerMessage>, Option<u16>) {
        soon(read_to_end(&mut self.socket)).await
    }

    /// The connection ends with this error and this code, and nothing else is said.
    pub async fn expect_end(&mut self, expected: ErrorCode, close: u16) {
        let (messages, code) = self.until_end().await;
        assert!(
            matches!(messages.as_slice(), [ServerMessage::Error { code, .. }] if *code == expected),
            "not {expected:?} but {messages:?}"
        );
        assert_eq!(code, Some(close));
    }

    /// Sends an offer to the other and answers whether it arrived as it was.
    pub async fn reaches(&mut self, other: &mut Client, payload: &str) {
        self.text(offer(other.id(), payload)).await;
        let expected = format!(r#"{{"type":"offer","from":"{}","payload":{payload}}}"#, self.id());
        assert_eq!(other.next_text().await, expected);
    }
}

/// A WebSocket that has read nothing yet.
pub async fn open(address: SocketAddr) -> WebSocketStream<TcpStream> {
    let stream = soon(TcpStream::connect(address)).await.unwrap();
    let upgraded = soon(tokio_tungstenite::client_async(format!("ws://{address}/signal"), stream)).await;
    upgraded.expect("the socket opens").0
}

pub async fn read_text(socket: &mut WebSocketStream<TcpStream>) -> String {
    loop {
        match soon(socket.next()).await {
            Some(Ok(Message::Text(text))) => return text.to_string(),
            Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
            other => panic!("no text but {other:?}"),
        }
    }
}

pub async fn read(socket: &mut WebSocketStream<TcpStream>) -> ServerMessage {
    let text = read_text(socket).await;
    ServerMessage::parse(&text).unwrap_or_else(|error| panic!("{error} in {text}"))
}

pub async fn read_to_end(socket: &mut WebSocketStream<TcpStream>) -> (Vec<ServerMessage>, Option<u16>) {
    let mut messages = Vec::new();
    let mut code = None;
    while let Some(Ok(message)) = socket.next().await {
        match message {
            Message::Text(text) => messages.push(ServerMessage::parse(&text).unwrap()),
            Message::Close(frame) => code = frame.map(|CloseFrame { code, .. }| code.into()),
            _ => {}
        }
    }
    (messages, code)
}

/// A TCP connection that speaks whatever bytes it is told to.
pub struct Raw {
    pub stream: TcpStream,
    buffer: Vec<u8>,
}

/// What a raw client received.
#[derive(Debug, PartialEq)]
pub enum Frame {
    Text(String),
    Ping,
    /// Close code, 0 for none.
    Close(u16),
    /// The connection ended.
    Ended,
}

impl Raw {
    /// Upgraded, with nothing read after the head.
    pub async fn upgraded(address: SocketAddr) -> Self {
        let mut stream = soon(TcpStream::connect(address)).await.unwrap();
        let head = format!(
            "GET /signal HTTP/1.1\r\nHost: {address}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        let mut raw = Self { stream, buffer: Vec::new() };
        loop {
            if let Some(end) = raw.buffer.windows(4).position(|w| w == b"\r\n\r\n") {
                let head = String::from_utf8(raw.buffer.drain(..end + 4).collect()).unwrap();
                assert!(head.starts_with("HTTP/1.1 101 "), "{head}");
                let accept = "sec-websocket-accept: s3pplmbitxaq9kygzzhzrbk+xoo=";
                assert!(head.to_ascii_lowercase().contains(accept), "{head}");
                return raw;
            }
            assert!(soon(raw.fill()).await, "the head comes");
        }
    }

    /// Upgraded and joined.
    pub async fn joined(address: SocketAddr, room: &str, key: u8) -> Self {
        let mut raw = Self::upgraded(address).await;
        let Frame::Text(challenge) = soon(raw.frame()).await else { panic!("no challenge") };
        let ServerMessage::Challenge { nonce, .. } = ServerMessage::parse(&challenge).unwrap() else {
            panic!("no challenge but {challenge}")
        };
        raw.send(&frame(0x81, join_text(&signing_key(key), &nonce, room).as_bytes())).await;
        let Frame::Text(joined) = soon(raw.frame()).await else { panic!("not joined") };
        assert!(joined.contains("room_joined"), "{joined}");
        raw
    }

    async fn fill(&mut self) -> bool {
        let mut chunk = [0; 16 * 1024];
        match self.stream.read(&mut chunk).await {
            Ok(0) | Err(_) => false,
            Ok(len) => {
                self.buffer.extend_from_slice(chunk.get(..len).unwrap());
                true
            }
        }
    }

    /// Sends bytes; the server may have ended the connection already.
    pub async fn send(&mut self, bytes: &[u8]) -> bool {
        soon(self.stream.write_all(bytes)).await.is_ok()
    }

    /// The next frame of the server, whose frames are whole and not masked.
    pub async fn frame(&mut self) -> Frame {
        loop {
            if let Some((opcode, payload)) = self.cut_frame() {
                return match opcode {
                    1 => Frame::Text(String::from_utf8(payload).unwrap()),
                    8 => Frame::Close(payload.first_chunk().map_or(0, |code| u16::from_be_bytes(*code))),
                    9 => Frame::Ping,
                    10 => continue,
                    other => panic!("opcode {other}"),
                };
            }
            if !self.fill().await {
                return Frame::Ended;
            }
        }
    }

    fn cut_frame(&mut self) -> Option<(u8, Vec<u8>)> {
        let (first, second) = (*self.buffer.first()?, *self.buffer.get(1)?);
        assert_eq!(first & 0xf0, 0x80, "whole, without reserved bits");
        let (start, len) = match second {
            126 => (4, usize::from(u16::from_be_bytes(*self.buffer.get(2..)?.first_chunk()?))),
            127 => (10, usize::try_from(u64::from_be_bytes(*self.buffer.get(2..)?.first_chunk()?)).unwrap()),
            len => (2, usize::from(len)),
        };
        let payload = self.buffer.get(start..start + len)?.to_vec();
        self.buffer.drain(..start + len);
        Some((first & 0x0f, payload))
    }

    /// Reads to the end: the error codes before it as text, and the close code.
    pub async fn until_end(&mut self) -> (Vec<String>, u16) {
        let mut errors = Vec::new();
        let mut closed = 0;
        soon(async {
            loop {
                match self.frame().await {
                    Frame::Text(text) => {
                        if let Ok(ServerMessage::Error { code, .. }) = ServerMessage::parse(&text) {
                            errors.push(format!("{code:?}"));
                        }
                    }
                    Frame::Ping => {}
                    Frame::Close(code) => closed = code,
                    Frame::Ended => return,
                }
            }
        })
        .await;
        (errors, closed)
    }
}

/// A masked frame; `first` is the first byte: FIN, reserved bits and opcode.
pub fn frame(first: u8, payload: &[u8]) -> Vec<u8> {
    let mask = [0x12, 0x34, 0x56, 0x78];
    let mut bytes = vec![first];
    match payload.len() {
        len @ 0..126 => bytes.push(0x80 | u8::try_from(len).unwrap()),
        len @ 126..65_536 => {
            bytes.push(0x80 | 126);
            bytes.extend(u16::try_from(len).unwrap().to_be_bytes());
        }
        len => {
            bytes.push(0x80 | 127);
            bytes.extend(u64::try_from(len).unwrap().to_be_bytes());
        }
    }
    bytes.extend(mask);
    bytes.extend(payload.iter().zip(mask.iter().cycle()).map(|(byte, mask)| byte ^ mask));
    bytes
}

/// An answer to a plain request.
#[derive(Debug)]
pub struct Response {
    pub status: u16,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Response {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// All values of a header that may be there several times.
    pub fn headers(&self, name: &str) -> String {
        let all: Vec<&str> =
            self.headers.iter().filter(|(n, _)| n == name).map(|(_, value)| value.as_str()).collect();
        all.join(", ")
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// One request on a connection of its own; the path goes out as it is.
pub async fn request(address: SocketAddr, method: &str, path: &str, headers: &[(&str, &str)]) -> Response {
    let mut head = format!("{method} {path} HTTP/1.1\r\nHost: {address}\r\n");
    // Who asks for another kind of connection says so.
    if !headers.iter().any(|(name, _)| *name == "Connection") {
        head.push_str("Connection: close\r\n");
    }
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    let mut stream = soon(TcpStream::connect(address)).await.unwrap();
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut bytes = Vec::new();
    soon(stream.read_to_end(&mut bytes)).await.unwrap();
    let end = bytes.windows(4).position(|w| w == b"\r\n\r\n").expect("a head");
    let (head, body) = bytes.split_at(end + 4);
    let head = std::str::from_utf8(head).unwrap();
    let mut lines = head.lines();
    let status = lines.next().and_then(|l| l.split(' ').nth(1)).unwrap().parse().unwrap();
    let headers: Vec<_> = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    let mut response = Response { status, headers, body: body.to_vec() };
    if response.header("transfer-encoding") == Some("chunked") && method != "HEAD" {
        response.body = unchunk(body);
    }
    response
}

fn unchunk(mut body: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    loop {
        let end = body.windows(2).position(|w| w == b"\r\n").expect("a chunk's length");
        let len = usize::from_str_radix(std::str::from_utf8(&body[..end]).unwrap(), 16).unwrap();
        if len == 0 {
            return whole;
        }
        whole.extend_from_slice(&body[end + 2..end + 2 + len]);
        body = &body[end + 4 + len..];
    }
}
