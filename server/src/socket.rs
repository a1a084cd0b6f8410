//! `/signal`: moves frames between a WebSocket and the hub, and keeps to the limits of size, rate and time.
//!
//! One task a connection. What waits is written in one go and flushed once. Whatever ends a connection for a reason is first
//! said as an `error` message, then as a close code. Who is told what is decided in [`crate::hub`]. Driven in `tests/`.

use std::net::IpAddr;
use std::time::Duration;

use axum::extract::State;
use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket, WebSocketUpgrade};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use futures_util::{SinkExt, StreamExt};
use signaling::{DEAD_AFTER_MS, ErrorCode, FRAME_LEN_MAX, Nonce, PING_AFTER_MS, PeerKey, ServerMessage};
use tokio::time::{Instant, timeout};
use tokio_tungstenite::tungstenite::Error as WsError;

use crate::client::Client;
use crate::hub::Seat;
use crate::limits::Act;
use crate::metrics::Limited;
use crate::outbox::{Closing, close};
use crate::rate::{Bucket, Verdict};
use crate::turn::quotas::Place;
use crate::{Server, origin};

/// The library's default of 128 KiB would be the whole cost of an idle connection; frames are mostly below 4 KiB.
const READ_BUFFER_LEN: usize = 2 * 1024;
/// Bytes gathered before they are handed to the kernel: a batch of usual frames goes out in one write.
const WRITE_BUFFER_LEN: usize = 16 * 1024;
/// Written bytes that may wait in the WebSocket for the kernel to take them: one full queue.
const WRITE_BUFFER_LEN_MAX: usize = 2 * 1024 * 1024;
/// Longest time one frame may take to go out: a reader that stalls longer is gone.
const WRITE_TIME_MAX: Duration = Duration::from_secs(10);
/// Longest time to say good-bye.
const CLOSE_TIME_MAX: Duration = Duration::from_secs(2);
/// Seconds after which one connection of many may have ended.
const FULL_RETRY_S: f64 = 30.0;
/// Seconds after which clients of a closing server come back: a restart takes less.
const CLOSING_RETRY_S: f64 = 2.0;

/// Answers the upgrade request.
pub async fn upgrade(
    State(server): State<Server>,
    client: Client,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Response {
    if !origin::allowed(&client, &headers, &server.config.allow_origin) {
        return (StatusCode::FORBIDDEN, "pages of another origin may not use this socket").into_response();
    }
    if server.closing.is_cancelled() {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    upgrade
        .read_buffer_size(READ_BUFFER_LEN)
        .max_frame_size(FRAME_LEN_MAX)
        .max_message_size(FRAME_LEN_MAX)
        .write_buffer_size(WRITE_BUFFER_LEN)
        .max_write_buffer_size(WRITE_BUFFER_LEN_MAX)
        .on_upgrade(move |socket| serve(server, socket, client))
}

async fn serve(server: Server, mut socket: WebSocket, client: Client) {
    let place = match place(&server, &client) {
        Ok(place) => place,
        Err(refusal) => return refuse(&mut socket, refusal).await,
    };
    let mut nonce = [0; 32];
    if let Err(error) = getrandom::fill(&mut nonce) {
        return tracing::error!(%error, "no random numbers, no challenge");
    }
    match server.hub.connect(Nonce(nonce), server.pages.version()) {
        // On the heap once, instead of moved into each future of the way.
        Some(seat) => Box::new(Connection::new(server, socket, seat, client, place)).run().await,
        None => {
            let sentence = "the server has as many connections as it takes";
            refuse(&mut socket, (ErrorCode::ServerFull, sentence, FULL_RETRY_S)).await;
        }
    }
}

/// Why there is no connection, and the seconds after which there may be one.
type Refusal = (ErrorCode, &'static str, f64);

/// Whether the client's address may have one more connection, now.
fn place(server: &Server, client: &Client) -> Result<Place<IpAddr>, Refusal> {
    if let Err(retry_after) = server.limits.take(client.ip, Act::Connect) {
        server.metrics.limited(Limited::Connects);
        return Err((ErrorCode::RateLimited, "too many new connections from this address", retry_after));
    }
    server.limits.connection(client.ip).map_err(|_| {
        server.metrics.limited(Limited::Connections);
        (ErrorCode::ServerFull, "this address has as many connections as one may have", FULL_RETRY_S)
    })
}

async fn refuse(socket: &mut WebSocket, (code, sentence, retry_after): Refusal) {
    let retry_after = Some(retry_after);
    let error = ServerMessage::<String>::Error { code, message: sentence.to_owned(), retry_after };
    let closing = Closing { code: close::TRY_AGAIN, reason: "full" };
    let text = crate::outbox::frame(&error);
    let _ = timeout(CLOSE_TIME_MAX, Box::pin(good_bye(socket, text, closing))).await;
}

struct Connection {
    server: Server,
    socket: WebSocket,
    seat: Seat,
    /// For limits; and the host that the browser knows us by, for the URLs of our own STUN and TURN.
    client: Client,
    _place: Place<IpAddr>,
    /// When the peer in the room needs new credentials.
    refresh: Option<Instant>,
    bucket: Bucket,
    opened: Instant,
    /// In no room since then.
    outside: Instant,
    heard: Instant,
    /// Pinged since it was last heard.
    pinged: bool,
}

impl Connection {
    fn new(server: Server, socket: WebSocket, seat: Seat, client: Client, place: Place<IpAddr>) -> Self {
        let bucket = Bucket::new(server.config.rate, server.config.rate_burst);
        let now = Instant::now();
        let (refresh, pinged) = (None, false);
        let (opened, outside, heard, _place) = (now, now, now, place);
        Self { server, socket, seat, client, _place, refresh, bucket, opened, outside, heard, pinged }
    }

    /// Ways to the end are boxed when they are taken: their states would be two thirds of what an idle connection costs.
    async fn run(mut self: Box<Self>) {
        let outbox = self.seat.outbox().clone();
        let closing = self.server.closing.clone();
        let mut told = false;
        loop {
            let (messages, end) = outbox.take();
            if !messages.is_empty() && !self.write(messages).await {
                return Box::pin(self.give_up()).await;
            }
            if let Some(end) = end {
                return Box::pin(self.end(None, end)).await;
            }
            let deadline = self.deadline();
            tokio::select! {
                () = outbox.filled() => {}
                frame = self.socket.recv() => {
                    if !self.on_frame(frame) {
                        // What the other side's close frame is answered with goes out on the way to the end.
                        let answered = async { while let Some(Ok(_)) = self.socket.recv().await {} };
                        let _ = timeout(CLOSE_TIME_MAX, answered).await;
                        return;
                    }
                }
                () = tokio::time::sleep_until(deadline) => {
                    if !self.on_deadline().await {
                        return;
                    }
                }
                () = closing.cancelled(), if !told => {
                    told = true;
                    outbox.say(&ServerMessage::<String>::ServerClosing { retry_after: CLOSING_RETRY_S });
                    outbox.close(close::GOING_AWAY, "closing");
                }
            }
        }
    }

    /// The reader stalled: the room learns it now, and the reader if it still reads.
    async fn give_up(self: Box<Self>) {
        let (mut messages, end) = self.seat.outbox().take();
        let end = end.unwrap_or(Closing { code: close::POLICY, reason: "slow reader" });
        self.end(messages.pop_front(), end).await;
    }

    /// Leaves the room, then says why.
    async fn end(self: Box<Self>, text: Option<Utf8Bytes>, end: Closing) {
        let Self { mut socket, seat, .. } = *self;
        drop(seat);
        let _ = timeout(CLOSE_TIME_MAX, good_bye(&mut socket, text, end)).await;
    }

    /// When something is due if nothing comes.
    fn deadline(&self) -> Instant {
        let alive = if self.pinged { DEAD_AFTER_MS } else { PING_AFTER_MS };
        let alive = self.heard + Duration::from_millis(alive);
        let due = self.refresh.unwrap_or_else(|| self.join_by());
        if self.seat.joined() && self.refresh.is_none() { alive } else { alive.min(due) }
    }

    fn join_by(&self) -> Instant {
        self.outside + Duration::from_millis(self.server.config.join_timeout_ms)
    }

    /// Answers whether the connection goes on.
    async fn on_deadline(&mut self) -> bool {
        let now = Instant::now();
        if now >= self.heard + Duration::from_millis(DEAD_AFTER_MS) {
            return false;
        }
        if !self.seat.joined() && now >= self.join_by() {
            let sentence = "no room was joined in time";
            self.seat.outbox().end(ErrorCode::JoinTimeout, sentence, close::POLICY, "join timeout");
        } else if self.refresh.is_some_and(|at| now >= at) {
            self.on_refresh();
        } else if !self.pinged && now >= self.heard + Duration::from_millis(PING_AFTER_MS) {
            self.pinged = true;
            let ping = self.socket.send(Message::Ping(Default::default()));
            return matches!(timeout(WRITE_TIME_MAX, ping).await, Ok(Ok(())));
        }
        true
    }

    /// New credentials, before the old ones end.
    fn on_refresh(&mut self) {
        if let Some(peer) = self.seat.peer() {
            let ice_servers = self.server.ice.servers(&peer.to_string(), self.client.host.as_deref());
            self.seat.outbox().say(&ServerMessage::<String>::IceServers { ice_servers });
        }
        self.refresh = self.next_refresh();
    }

    fn next_refresh(&self) -> Option<Instant> {
        self.server.ice.refresh_after().map(|after| Instant::now() + after)
    }

    /// Answers whether the connection goes on.
    fn on_frame(&mut self, frame: Option<Result<Message, axum::Error>>) -> bool {
        let outbox = self.seat.outbox().clone();
        let message = match frame {
            None => return false,
            Some(Ok(message)) => message,
            Some(Err(error)) => {
                return match error.into_inner().downcast::<WsError>().map(|e| *e) {
                    Ok(WsError::Capacity(_)) => {
                        let sentence = format!("a frame has at most {FRAME_LEN_MAX} bytes");
                        outbox.end(ErrorCode::FrameTooLong, &sentence, close::TOO_LONG, "frame too long");
                        true
                    }
                    Ok(WsError::Utf8(_)) => {
                        outbox.close(close::INVALID, "not UTF-8");
                        true
                    }
                    Ok(WsError::Protocol(_)) => {
                        outbox.close(close::PROTOCOL, "protocol error");
                        true
                    }
                    _ => false,
                };
            }
        };
        self.heard = Instant::now();
        self.pinged = false;
        if let Message::Close(_) = message {
            return false;
        }
        match self.judge() {
            Verdict::Pass => {}
            Verdict::Drop => return true,
            Verdict::DropAndTell { retry_after } => {
                outbox.refuse(
                    ErrorCode::RateLimited,
                    "too many messages; this one was dropped",
                    Some(retry_after),
                );
                return true;
            }
            Verdict::Flooding => {
                let sentence = "too many messages in spite of being told";
                outbox.end(ErrorCode::Flooding, sentence, close::POLICY, "flooding");
                return true;
            }
        }
        match message {
            Message::Text(text) => {
                let was_inside = self.seat.joined();
                let (server, client) = (&self.server, &self.client);
                let ice_servers =
                    |peer: PeerKey| server.ice.servers(&peer.to_string(), client.host.as_deref());
                let may_join = || {
                    let may = server.limits.take(client.ip, Act::Join);
                    may.inspect_err(|_| server.metrics.limited(Limited::Joins))
                };
                self.seat.receive(&text, &ice_servers, &may_join);
                match (was_inside, self.seat.joined()) {
                    (false, true) => self.refresh = self.next_refresh(),
                    (true, false) => (self.refresh, self.outside) = (None, self.heard),
                    _ => {}
                }
            }
            Message::Binary(_) => {
                let sentence = "the protocol is text, this is a binary frame";
                outbox.end(ErrorCode::BinaryFrame, sentence, close::UNSUPPORTED, "binary frame");
            }
            Message::Ping(_) | Message::Pong(_) | Message::Close(_) => {}
        }
        true
    }

    /// Whether this connection, and all of its address together, may say one more thing.
    fn judge(&mut self) -> Verdict {
        let own = self.bucket.judge(self.opened.elapsed().as_secs_f64());
        if own != Verdict::Pass {
            return own;
        }
        match self.server.limits.take(self.client.ip, Act::Message) {
            Ok(()) => Verdict::Pass,
            Err(retry_after) => {
                self.server.metrics.limited(Limited::Messages);
                self.bucket.judge_shared(retry_after)
            }
        }
    }

    /// Writes all that waited, one flush for the batch. Answers whether the reader took it in time.
    async fn write(&mut self, messages: impl IntoIterator<Item = Utf8Bytes>) -> bool {
        let outbox = self.seat.outbox().clone();
        let socket = &mut self.socket;
        let write = async {
            for text in messages {
                timeout(WRITE_TIME_MAX, socket.feed(Message::Text(text))).await.ok()?.ok()?;
            }
            timeout(WRITE_TIME_MAX, socket.flush()).await.ok()?.ok()
        };
        tokio::select! {
            written = write => written.is_some(),
            () = outbox.overflowed() => false,
        }
    }
}

/// A last word, the close frame, and a moment for the other side's close frame, so that what was said is not lost in a reset.
async fn good_bye(socket: &mut WebSocket, text: Option<Utf8Bytes>, closing: Closing) {
    if let Some(text) = text {
        let _ = socket.feed(Message::Text(text)).await;
    }
    let frame = CloseFrame { code: closing.code, reason: Utf8Bytes::from_static(closing.reason) };
    if socket.send(Message::Close(Some(frame))).await.is_ok() {
        while let Some(Ok(_)) = socket.next().await {}
    }
}
