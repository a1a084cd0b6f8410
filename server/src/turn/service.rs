//! The sockets: datagrams and streams of clients come in here, pass the gate, and go to the session they belong to.
//!
//! One task reads all datagrams, one accepts streams, one a stream, one a session. A packet that would bring one down brings
//! down nothing else: reading tasks begin again.

use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::OwnedWriteHalf;
use tokio::net::{TcpListener, TcpStream, UdpSocket};
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep_until, timeout};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use turn_types::message::ALLOCATE;
use turn_types::stun::attribute::ErrorCode;
use turn_types::stun::message::Message;

use super::framing::{FRAME_LEN_MAX, Frames};
use super::gate::{Answered, Gate, Judged, Proven, binding_only, refusal};
use super::policy::PeerPolicy;
use super::quotas::{Budget, Budgets, NoPlace, Place, Places};
use super::relay::Relays;
use super::session::{INPUTS_MAX, Input, Replies, Session, Taken};
use crate::client::counted_as;
use crate::metrics::{Metrics, Refusal};
use crate::unix_now;

/// Answers a second to datagrams that prove nothing: their sender may be forged, and each answer is up to four times as long.
const UNPROVEN_PER_SECOND: u64 = 5_000;
/// How long a stream's reader may take for one message.
const WRITE_TIME_MAX: Duration = Duration::from_secs(10);
/// Messages that may wait for a stream to take them; further ones are dropped, as networks do.
const OUTGOING_MAX: usize = 64;
/// Pause after the system refused a stream or a datagram, so that a lasting error does not turn in a circle.
const ERROR_PAUSE: Duration = Duration::from_millis(100);
/// How long what is open has to end when the server goes down.
const END_TIME_MAX: Duration = Duration::from_secs(2);

/// What all tasks use.
#[derive(Debug)]
pub struct Shared {
    /// Where clients send to.
    pub listen: SocketAddr,
    /// Who may come in.
    pub gate: Gate,
    /// Where they may send to.
    pub policy: PeerPolicy,
    /// Relay sockets.
    pub relays: Relays,
    /// Counts.
    pub metrics: Metrics,
    /// Bytes a second in all.
    pub budget: Budget,
    /// Bytes a second of each peer.
    pub budgets: Budgets,
    /// Allocations by peer.
    pub by_peer: Places<String>,
    /// Allocations by address.
    pub by_address: Places<IpAddr>,
    /// Sessions; as many as allocations.
    pub sessions: Mutex<HashMap<Client, mpsc::Sender<Input>>>,
    unproven: Budget,
    /// How long a stream may have no allocation.
    idle_max: Duration,
    tasks: TaskTracker,
    closing: CancellationToken,
}

/// A client: how it came, and from where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Client {
    /// By datagrams.
    Udp(SocketAddr),
    /// By a stream.
    Tcp(SocketAddr),
}

impl Client {
    fn address(self) -> SocketAddr {
        match self {
            Self::Udp(address) | Self::Tcp(address) => address,
        }
    }
}

/// What [`Shared`] is made of besides its own.
#[derive(Debug)]
pub struct Parts {
    /// See [`Shared`].
    pub listen: SocketAddr,
    /// See [`Shared`].
    pub gate: Gate,
    /// See [`Shared`].
    pub policy: PeerPolicy,
    /// See [`Shared`].
    pub relays: Relays,
    /// See [`Shared`].
    pub metrics: Metrics,
    /// Bytes a second in all, and of each peer.
    pub rates: (u64, u64),
    /// Allocations in all, of each peer, and from each address.
    pub allocations: (usize, usize, usize),
    /// How long a stream may have no allocation; a third of it for one message.
    pub idle_max: Duration,
}

/// The sockets.
#[derive(Debug)]
pub struct Sockets {
    /// For datagrams.
    pub udp: Arc<UdpSocket>,
    /// For streams.
    pub tcp: TcpListener,
    /// The second port, which answers bindings only.
    pub alternate: Option<Arc<UdpSocket>>,
    /// Streams by address.
    pub connections: Places<IpAddr>,
}

impl Shared {
    /// Nobody is served yet.
    pub fn new(parts: Parts, closing: CancellationToken) -> Self {
        let now = std::time::Instant::now();
        let (rate, rate_per_peer) = parts.rates;
        let (all, per_peer, per_address) = parts.allocations;
        Self {
            listen: parts.listen,
            gate: parts.gate,
            policy: parts.policy,
            relays: parts.relays,
            metrics: parts.metrics,
            budget: Budget::new(rate, now),
            budgets: Budgets::new(rate_per_peer),
            by_peer: Places::new(all, per_peer),
            by_address: Places::new(all, per_address),
            sessions: Mutex::default(),
            unproven: Budget::new(UNPROVEN_PER_SECOND, now),
            idle_max: parts.idle_max,
            tasks: TaskTracker::new(),
            closing,
        }
    }

    /// Serves until the token is cancelled, then gives what is open a moment to end.
    pub async fn serve(self: Arc<Self>, sockets: Sockets) {
        let Sockets { udp, tcp, alternate, connections } = sockets;
        let tcp = Arc::new(tcp);
        let datagrams = self.again(|| {
            let (shared, udp) = (Arc::clone(&self), Arc::clone(&udp));
            async move { shared.datagrams(udp).await }
        });
        let streams = self.again(|| {
            let (shared, tcp, connections) = (Arc::clone(&self), Arc::clone(&tcp), connections.clone());
            async move { shared.streams(tcp, connections).await }
        });
        let second = async {
            if let Some(socket) = &alternate {
                self.again(|| {
                    let (shared, socket) = (Arc::clone(&self), Arc::clone(socket));
                    async move { shared.bindings(socket).await }
                })
                .await;
            }
        };
        tokio::join!(datagrams, streams, second);
        self.tasks.close();
        if timeout(END_TIME_MAX, self.tasks.wait()).await.is_err() {
            tracing::warn!(open = self.tasks.len(), "TURN ended with sessions still open");
        }
    }

    /// Runs a reading task, and again should it panic, until the server closes.
    async fn again<F: Future<Output = ()> + Send + 'static>(&self, task: impl Fn() -> F) {
        while !self.closing.is_cancelled() {
            if let Err(error) = tokio::spawn(task()).await {
                tracing::error!(%error, "a task of TURN broke and begins again");
            }
        }
    }

    async fn datagrams(self: Arc<Self>, socket: Arc<UdpSocket>) {
        let mut buffer = vec![0; FRAME_LEN_MAX + 1];
        while let Some((len, from)) = self.receive(&socket, &mut buffer).await {
            let Some(bytes) = buffer.get(..len) else { continue };
            if len > FRAME_LEN_MAX {
                self.metrics.refused(Refusal::Malformed);
                continue;
            }
            let replies = Replies::Udp(Arc::clone(&socket), from);
            if let Some((session, input)) = self.on_packet(Client::Udp(canonical(from)), bytes, &replies) {
                // A client that sends faster than its session relays loses some, as on any network.
                let _ = session.try_send(input);
            }
        }
    }

    /// The second port.
    async fn bindings(self: Arc<Self>, socket: Arc<UdpSocket>) {
        let mut buffer = vec![0; FRAME_LEN_MAX];
        while let Some((len, from)) = self.receive(&socket, &mut buffer).await {
            let answer = buffer.get(..len).and_then(|bytes| binding_only(canonical(from), bytes));
            match answer {
                Some(answer) if self.answer_unproven() => {
                    self.metrics.stun_bindings.inc();
                    let _ = socket.try_send_to(&answer, from);
                }
                Some(_) => {}
                None => self.metrics.refused(Refusal::Malformed),
            }
        }
    }

    /// The next datagram, or `None` when the server closes.
    async fn receive(&self, socket: &UdpSocket, buffer: &mut [u8]) -> Option<(usize, SocketAddr)> {
        loop {
            tokio::select! {
                received = socket.recv_from(buffer) => match received {
                    Ok(received) => return Some(received),
                    Err(error) => {
                        tracing::debug!(%error, "a datagram for TURN was not received");
                        tokio::time::sleep(ERROR_PAUSE).await;
                    }
                },
                () = self.closing.cancelled() => return None,
            }
        }
    }

    async fn streams(self: Arc<Self>, listener: Arc<TcpListener>, places: Places<IpAddr>) {
        loop {
            let accepted = tokio::select! {
                accepted = listener.accept() => accepted,
                () = self.closing.cancelled() => return,
            };
            match accepted {
                Ok((stream, from)) => {
                    let from = canonical(from);
                    let Ok(place) = places.take(counted_as(from.ip())) else {
                        self.metrics.refused(Refusal::Quota);
                        continue;
                    };
                    let shared = Arc::clone(&self);
                    self.tasks.spawn(async move {
                        shared.metrics.turn_connections.inc();
                        let _open = Open(&shared, Client::Tcp(from), place);
                        tokio::select! {
                            () = shared.stream(stream, Client::Tcp(from)) => {}
                            () = shared.closing.cancelled() => {}
                        }
                    });
                }
                Err(error) => {
                    tracing::warn!(%error, "a connection for TURN was not accepted");
                    tokio::time::sleep(ERROR_PAUSE).await;
                }
            }
        }
    }

    async fn stream(self: &Arc<Self>, stream: TcpStream, client: Client) {
        if stream.set_nodelay(true).is_err() {
            return;
        }
        let (mut read, write) = stream.into_split();
        let (queue, outgoing) = mpsc::channel(OUTGOING_MAX);
        self.tasks.spawn(write_frames(write, outgoing));
        let replies = Replies::Tcp(queue.clone());
        let mut frames = Frames::default();
        let mut buffer = vec![0; FRAME_LEN_MAX];
        let mut idle_since = Instant::now();
        let mut begun: Option<Instant> = None;
        loop {
            let deadline = begun.map_or(idle_since + self.idle_max, |begun| begun + self.idle_max / 3);
            let len = tokio::select! {
                read = read.read(&mut buffer) => match read {
                    Ok(0) | Err(_) => return,
                    Ok(len) => len,
                },
                () = queue.closed() => return,
                () = sleep_until(deadline) => {
                    if begun.is_some() || !self.has_session(client) {
                        return;
                    }
                    idle_since = Instant::now();
                    continue;
                }
            };
            frames.push(buffer.get(..len).unwrap_or_default());
            loop {
                let frame = match frames.cut() {
                    Ok(Some(frame)) => frame,
                    Ok(None) => break,
                    Err(_) => return self.metrics.refused(Refusal::Malformed),
                };
                begun = None;
                if let Some((session, input)) = self.on_packet(client, &frame, &replies) {
                    // Here the sender waits instead: the stream slows it down.
                    let _ = session.send(input).await;
                }
            }
            begun = frames.begun().then(|| begun.unwrap_or_else(Instant::now));
            if !self.has_session(client) && idle_since.elapsed() > self.idle_max {
                return;
            }
        }
    }

    /// Judges a packet; what belongs to a session is given back to be handed over.
    fn on_packet(
        self: &Arc<Self>,
        client: Client,
        bytes: &[u8],
        replies: &Replies,
    ) -> Option<(mpsc::Sender<Input>, Input)> {
        match self.gate.judge(client.address(), bytes, unix_now().as_secs()) {
            Judged::Drop(reason) => {
                self.metrics.refused(reason);
                None
            }
            Judged::Answer(answer, answered) => {
                match answered {
                    Answered::Binding => _ = self.metrics.stun_bindings.inc(),
                    Answered::Challenge => {}
                    Answered::Refused(reason) => self.metrics.refused(reason),
                }
                if matches!(client, Client::Tcp(_)) || self.answer_unproven() {
                    replies.send(answer);
                }
                None
            }
            Judged::Data => {
                let session = self.lock().get(&client).cloned()?;
                Some((session, Input::Data(bytes.to_vec())))
            }
            Judged::Request(proven) => {
                let there = self.lock().get(&client).cloned();
                let session = match there {
                    Some(session) => session,
                    None => match self.begin(client, replies, &proven) {
                        Ok(session) => session,
                        Err((code, reason)) => {
                            if let Some(reason) = reason {
                                self.metrics.refused(reason);
                            }
                            let message = Message::from_bytes(bytes).ok()?;
                            replies.send(refusal(&message, code, Some(&proven.key))?);
                            return None;
                        }
                    },
                };
                Some((session, Input::Request(bytes.to_vec(), proven)))
            }
        }
    }

    /// A new session for who asks for an allocation and may have one.
    fn begin(
        self: &Arc<Self>,
        client: Client,
        replies: &Replies,
        proven: &Proven,
    ) -> Result<mpsc::Sender<Input>, (u16, Option<Refusal>)> {
        if proven.method != ALLOCATE {
            return Err((ErrorCode::ALLOCATION_MISMATCH, None));
        }
        let no_place = |no: NoPlace| {
            let code = match no {
                NoPlace::Full => ErrorCode::INSUFFICIENT_CAPACITY,
                NoPlace::KeyFull => ErrorCode::ALLOCATION_QUOTA_REACHED,
            };
            (code, Some(Refusal::Quota))
        };
        let by_peer = self.by_peer.take(proven.claim.id.clone()).map_err(no_place)?;
        let by_address = self.by_address.take(counted_as(client.address().ip())).map_err(no_place)?;
        let budget = self.budgets.of(&proven.claim.id, std::time::Instant::now());
        let taken = Taken { _by_peer: by_peer, _by_address: by_address, budget };
        let now_s = unix_now().as_secs();
        let shared = Arc::clone(self);
        let session = Session::new(shared, taken, client.address(), replies.clone(), proven, now_s)
            .ok_or((ErrorCode::SERVER_ERROR, None))?;
        let (inputs, waiting) = mpsc::channel(INPUTS_MAX);
        self.lock().insert(client, inputs.clone());
        let registered = Registered(Arc::clone(self), client, inputs.downgrade());
        let closing = self.closing.clone();
        self.tasks.spawn(async move {
            session.run(waiting, closing).await;
            drop(registered);
        });
        Ok(inputs)
    }

    fn has_session(&self, client: Client) -> bool {
        self.lock().contains_key(&client)
    }

    fn answer_unproven(&self) -> bool {
        let answer = self.unproven.take(1, std::time::Instant::now());
        if !answer {
            self.metrics.refused(Refusal::Flood);
        }
        answer
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Client, mpsc::Sender<Input>>> {
        // A map is whole between any two statements, so a panic elsewhere cannot have broken it.
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Takes a session off the list when it ends, however it ends. Does not keep its queue open: a stream that ends takes the
/// other end away, and that is how the session learns of it.
struct Registered(Arc<Shared>, Client, mpsc::WeakSender<Input>);

impl Drop for Registered {
    fn drop(&mut self) {
        // Nobody has it any more: it is off the list already, and another session may stand there.
        let Some(own) = self.2.upgrade() else { return };
        let mut sessions = self.0.lock();
        if sessions.get(&self.1).is_some_and(|there| there.same_channel(&own)) {
            sessions.remove(&self.1);
        }
    }
}

/// An open stream; its session ends with it, however it ends.
struct Open<'a>(
    &'a Arc<Shared>,
    Client,
    #[expect(dead_code, reason = "held until the stream ends")] Place<IpAddr>,
);

impl Drop for Open<'_> {
    fn drop(&mut self) {
        self.0.lock().remove(&self.1);
        self.0.metrics.turn_connections.dec();
    }
}

async fn write_frames(mut write: OwnedWriteHalf, mut outgoing: mpsc::Receiver<Vec<u8>>) {
    while let Some(frame) = outgoing.recv().await {
        if !matches!(timeout(WRITE_TIME_MAX, write.write_all(&frame)).await, Ok(Ok(()))) {
            return;
        }
    }
    let _ = timeout(WRITE_TIME_MAX, write.shutdown()).await;
}

/// An IPv4 address that came by an IPv6 socket is an IPv4 address.
fn canonical(address: SocketAddr) -> SocketAddr {
    SocketAddr::new(address.ip().to_canonical(), address.port())
}
