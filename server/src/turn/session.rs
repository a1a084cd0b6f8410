//! One client's allocation: a relay socket, and the crate's state machine for this one client.
//!
//! [`crate::turn::gate`] has proven who asks; what is asked for is held against policy and quotas here, then handed to a
//! [`TurnServer`] that knows this client only. It wants a nonce of its own in each request, so requests are signed anew. One
//! task a session: dropping it frees everything that it had.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use tokio::net::UdpSocket;
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep_until};
use tokio_util::sync::CancellationToken;
use turn_server_proto::api::{SocketAllocateError, TurnServerApi, TurnServerPollRet};
use turn_server_proto::server::TurnServer;
use turn_server_proto::stun::agent::Transmit;
use turn_types::attribute::{ChannelNumber, XorPeerAddress};
use turn_types::message::{ALLOCATE, CHANNEL_BIND, CREATE_PERMISSION, REFRESH};
use turn_types::stun::attribute::{
    AttributeType, ErrorCode, Fingerprint, MessageIntegrity, MessageIntegritySha256, Nonce,
    PasswordAlgorithm, PasswordAlgorithms, Userhash,
};
use turn_types::stun::message::{
    IntegrityAlgorithm, Message, MessageClass, MessageType, MessageWrite, MessageWriteExt, MessageWriteVec,
    TransactionId,
};
use turn_types::stun::prelude::{Attribute, AttributeFromRaw, AttributeStaticType};
use turn_types::{AddressFamily, Instant as ProtocolInstant, TransportType};

use super::framing::pad;
use super::gate::{Proven, REALM, refusal};
use super::policy::Verdict;
use super::quotas::{Budget, Place};
use super::relay::Relay;
use super::service::Shared;
use crate::metrics::{Direction, Dropped, Refusal};

/// Peers one allocation may send to at a time. A browser asks once for each address its link may have: rarely ten.
pub const PEERS_MAX: usize = 64;
/// Channels of one allocation, as many as peers may be.
pub const CHANNELS_MAX: usize = 64;
/// Packets of a client that may wait for its session; more are dropped, as networks do.
pub const INPUTS_MAX: usize = 64;
/// Longest datagram relayed either way; longer ones are dropped. Browsers send at most 1.5 kB.
const DATAGRAM_LEN_MAX: usize = 2 * 1024;
/// How long a permission lasts, and a channel (RFC 8656): for counting them; the crate keeps the times itself.
const PERMISSION_LIFETIME: Duration = Duration::from_secs(300);
const CHANNEL_LIFETIME: Duration = Duration::from_secs(600);
/// How long an allocation may outlive its credential, whatever lifetime was asked for: the usual one.
const OUTLIVES: Duration = Duration::from_secs(600);
/// The crate's nonce is not the client's and never seen by it, so it need not change: longer than any session.
const INNER_NONCE_LIFETIME: Duration = Duration::from_secs(30 * 24 * 3_600);
/// What the crate says is due now is asked for again a moment later, never in a circle.
const POLL_PAUSE: Duration = Duration::from_millis(1);

/// What comes from the client.
#[derive(Debug)]
pub enum Input {
    /// Channel data or an indication.
    Data(Vec<u8>),
    /// A request and who it is from.
    Request(Vec<u8>, Box<Proven>),
}

/// The way back to the client.
#[derive(Clone, Debug)]
pub enum Replies {
    /// By datagrams from the shared socket, to the address as the socket knows it.
    Udp(Arc<UdpSocket>, SocketAddr),
    /// Into the queue of a TCP connection.
    Tcp(mpsc::Sender<Vec<u8>>),
}

impl Replies {
    /// Sends, or answers that there was no room: then it is lost, as datagrams are.
    pub fn send(&self, bytes: Vec<u8>) -> bool {
        match self {
            Self::Udp(socket, to) => socket.try_send_to(&bytes, *to).is_ok(),
            Self::Tcp(queue) => queue.try_send(pad(bytes)).is_ok(),
        }
    }
}

/// What a session takes from all until it ends.
#[derive(Debug)]
pub struct Taken {
    /// Counted by peer.
    pub _by_peer: Place<String>,
    /// Counted by address.
    pub _by_address: Place<IpAddr>,
    /// Bytes a second of this peer.
    pub budget: Arc<Budget>,
}

/// One client's allocation.
pub struct Session {
    shared: Arc<Shared>,
    taken: Taken,
    machine: TurnServer,
    /// The nonce of `machine`.
    nonce: String,
    /// The only name this session answers to.
    username: String,
    client: SocketAddr,
    replies: Replies,
    relay: Option<Relay>,
    /// The answer to the request that made the allocation, for when it has to be repeated.
    allocated: Option<(TransactionId, Vec<u8>)>,
    peers: BTreeMap<IpAddr, Instant>,
    channels: BTreeMap<u16, (SocketAddr, Instant)>,
    /// When it ends in any case.
    ends: Instant,
    started: std::time::Instant,
    done: bool,
}

impl Session {
    /// A session for who proved to be `proven`; its first input has to be the allocation's request.
    pub fn new(
        shared: Arc<Shared>,
        taken: Taken,
        client: SocketAddr,
        replies: Replies,
        proven: &Proven,
        now_s: u64,
    ) -> Option<Self> {
        // Streams were cut into messages before they came here, so the crate's side is always that of datagrams.
        let mut machine = TurnServer::new(TransportType::Udp, shared.listen, REALM.to_owned());
        machine.set_nonce_expiry_duration(INNER_NONCE_LIFETIME);
        machine.add_user(proven.credential.username.clone(), proven.credential.password.clone());
        let left =
            Duration::from_secs(proven.claim.expires_s.saturating_sub(now_s)).min(INNER_NONCE_LIFETIME);
        let mut session = Self {
            shared,
            taken,
            machine,
            nonce: String::new(),
            username: proven.credential.username.clone(),
            client,
            replies,
            relay: None,
            allocated: None,
            peers: BTreeMap::new(),
            channels: BTreeMap::new(),
            ends: Instant::now() + left + OUTLIVES,
            started: std::time::Instant::now(),
            done: false,
        };
        session.nonce = session.learn_nonce()?;
        Some(session)
    }

    /// Runs until the allocation ends, the client is gone, or the server closes.
    pub async fn run(mut self, mut inputs: mpsc::Receiver<Input>, closing: CancellationToken) {
        let mut buffer = vec![0; DATAGRAM_LEN_MAX + 1];
        loop {
            let due = self.poll();
            if self.done {
                break;
            }
            tokio::select! {
                () = closing.cancelled() => break,
                input = inputs.recv() => match input {
                    Some(Input::Data(bytes)) => self.on_data(bytes),
                    Some(Input::Request(bytes, proven)) => self.on_request(&bytes, &proven),
                    None => break,
                },
                received = receive(self.relay.as_ref(), &mut buffer) => {
                    if let Some((len, from)) = received
                        && let Some(bytes) = buffer.get(..len)
                    {
                        self.on_peer(bytes, from);
                    }
                }
                () = sleep_until(due.min(self.ends)) => {
                    if Instant::now() >= self.ends {
                        break;
                    }
                }
            }
        }
    }

    /// Does what the machine asks for; answers when it wants to be asked again.
    fn poll(&mut self) -> Instant {
        loop {
            let now = self.now();
            let asked = self.machine.poll(now);
            while let Some(transmit) = self.machine.poll_transmit(now) {
                self.on_allocation_answer(&transmit.data);
                self.reply(transmit.data);
            }
            match asked {
                TurnServerPollRet::WaitUntil(at) => {
                    return Instant::now() + at.duration_since(now).max(POLL_PAUSE);
                }
                TurnServerPollRet::AllocateSocket {
                    transport,
                    listen_addr,
                    client_addr,
                    allocation_transport,
                    family,
                } => {
                    let opened = self.open_relay(family);
                    self.machine.allocated_socket(
                        transport,
                        listen_addr,
                        client_addr,
                        allocation_transport,
                        family,
                        opened,
                        now,
                    );
                }
                TurnServerPollRet::SocketClose { .. } => {
                    self.done = true;
                    return Instant::now();
                }
                // Relaying TCP to peers is never allocated: the machine's side is that of datagrams.
                TurnServerPollRet::TcpConnect { .. } | TurnServerPollRet::TcpClose { .. } => {
                    self.done = true;
                    return Instant::now();
                }
            }
        }
    }

    fn open_relay(&mut self, family: AddressFamily) -> Result<SocketAddr, SocketAllocateError> {
        // Who does not say gets what there is; browsers never say.
        let external = self.shared.relays.external();
        let fits = match family {
            AddressFamily::IPV4 => true,
            AddressFamily::IPV6 => external.is_ipv6(),
        };
        if !fits || self.relay.is_some() {
            return Err(SocketAllocateError::AddressFamilyNotSupported);
        }
        let Some(relay) = self.shared.relays.open() else {
            self.shared.metrics.refused(Refusal::Quota);
            return Err(SocketAllocateError::InsufficientCapacity);
        };
        let address = relay.external();
        self.relay = Some(relay);
        self.shared.metrics.turn_allocated.inc();
        Ok(address)
    }

    /// The allocation's answer is kept; if it is a refusal there is nothing more to do.
    fn on_allocation_answer(&mut self, bytes: &[u8]) {
        let Ok(message) = Message::from_bytes(bytes) else { return };
        if message.has_method(ALLOCATE) {
            self.allocated = Some((message.transaction_id(), bytes.to_vec()));
            self.done |= message.has_class(MessageClass::Error);
        }
    }

    fn on_request(&mut self, bytes: &[u8], proven: &Proven) {
        let Ok(message) = Message::from_bytes(bytes) else { return };
        if proven.credential.username != self.username {
            let refused = Some(Refusal::BadCredentials);
            return self.refuse(&message, proven, ErrorCode::WRONG_CREDENTIALS, refused);
        }
        if let Some((id, answer)) = &self.allocated
            && message.has_method(ALLOCATE)
            && *id == message.transaction_id()
        {
            // The answer was lost on the way.
            return self.reply(answer.clone());
        }
        if let Err((code, reason)) = self.judge(&message) {
            return self.refuse(&message, proven, code, reason);
        }
        let Some(signed) = self.sign_anew(&message, proven) else {
            return self.refuse(&message, proven, ErrorCode::BAD_REQUEST, Some(Refusal::Malformed));
        };
        // An allocation that is made is answered later, by `poll`.
        if let Some(answer) = self.hand_over(signed) {
            self.reply(answer.data);
            self.done |= self.relay.is_none();
        }
    }

    /// Holds a request against policy and quotas; the code to refuse it with.
    fn judge(&mut self, message: &Message<'_>) -> Result<(), (u16, Option<Refusal>)> {
        let method = message.method();
        if ![ALLOCATE, REFRESH, CREATE_PERMISSION, CHANNEL_BIND].contains(&method) {
            return Err((ErrorCode::BAD_REQUEST, Some(Refusal::Malformed)));
        }
        if method != CREATE_PERMISSION && method != CHANNEL_BIND {
            return Ok(());
        }
        let now = Instant::now();
        self.peers.retain(|_, until| *until > now);
        self.channels.retain(|_, (_, until)| *until > now);
        let mut channel = None;
        let mut asked = Vec::new();
        for (_, attribute) in message.iter_attributes() {
            match attribute.get_type() {
                XorPeerAddress::TYPE => {
                    let peer = XorPeerAddress::from_raw(attribute);
                    let peer = peer.map_err(|_| (ErrorCode::BAD_REQUEST, Some(Refusal::Malformed)))?;
                    asked.push(peer.addr(message.transaction_id()));
                }
                ChannelNumber::TYPE => channel = ChannelNumber::from_raw(attribute).ok().map(|c| c.channel()),
                _ => {}
            }
        }
        for peer in &asked {
            if self.shared.policy.judge(peer.ip()) == Verdict::Refused {
                return Err((ErrorCode::FORBIDDEN, Some(Refusal::PeerNotPermitted)));
            }
        }
        let new = asked.iter().filter(|peer| !self.peers.contains_key(&peer.ip())).count();
        if self.peers.len() + new > PEERS_MAX {
            return Err((ErrorCode::INSUFFICIENT_CAPACITY, Some(Refusal::Quota)));
        }
        if method == CHANNEL_BIND {
            let ([peer], Some(number)) = (asked.as_slice(), channel) else {
                return Err((ErrorCode::BAD_REQUEST, Some(Refusal::Malformed)));
            };
            match self.channels.get(&number) {
                // The crate takes a number twice.
                Some((bound, _)) if bound != peer => return Err((ErrorCode::BAD_REQUEST, None)),
                None if self.channels.len() >= CHANNELS_MAX => {
                    return Err((ErrorCode::INSUFFICIENT_CAPACITY, Some(Refusal::Quota)));
                }
                _ => {}
            }
            self.channels.insert(number, (*peer, now + CHANNEL_LIFETIME));
        }
        self.peers.extend(asked.iter().map(|peer| (peer.ip(), now + PERMISSION_LIFETIME)));
        Ok(())
    }

    /// Channel data or a send indication.
    fn on_data(&mut self, bytes: Vec<u8>) {
        let Some(transmit) = self.hand_over(bytes) else { return };
        if transmit.to == self.client {
            return self.reply(transmit.data);
        }
        let Some(relay) = &self.relay else { return };
        let Some(to) = self.reachable(transmit.to) else {
            return self.shared.metrics.refused(Refusal::PeerNotPermitted);
        };
        let len = transmit.data.len();
        if len > DATAGRAM_LEN_MAX {
            return self.shared.metrics.dropped(Dropped::Full);
        }
        if !self.affordable(len) {
            return;
        }
        match relay.send(&transmit.data, to) {
            true => self.shared.metrics.relayed(Direction::ToPeer, len),
            false => self.shared.metrics.dropped(Dropped::Full),
        }
    }

    /// Where a datagram for `peer` goes, if it may.
    fn reachable(&self, peer: SocketAddr) -> Option<SocketAddr> {
        let own = self.shared.relays.inside(peer);
        match self.shared.policy.judge(peer.ip()) {
            Verdict::Permitted => Some(own.unwrap_or(peer)),
            Verdict::RelaysOnly => own,
            Verdict::Refused => None,
        }
    }

    /// A datagram that came to the relay.
    fn on_peer(&mut self, bytes: &[u8], from: SocketAddr) {
        let Some(relay) = &self.relay else { return };
        if bytes.len() > DATAGRAM_LEN_MAX {
            return self.shared.metrics.dropped(Dropped::Full);
        }
        let from = self.shared.relays.outside(from);
        let (to, now) = (relay.external(), self.now());
        let transmit = Transmit::new(bytes, TransportType::Udp, from, to);
        let Some(transmit) = self.machine.recv(transmit, now) else { return };
        if self.affordable(bytes.len()) {
            let transmit = transmit.build();
            match self.replies.send(transmit.data) {
                true => self.shared.metrics.relayed(Direction::ToClient, bytes.len()),
                false => self.shared.metrics.dropped(Dropped::Full),
            }
        }
    }

    fn affordable(&self, len: usize) -> bool {
        let now = std::time::Instant::now();
        if !self.taken.budget.take(len, now) {
            self.shared.metrics.dropped(Dropped::PeerRate);
            return false;
        }
        if !self.shared.budget.take(len, now) {
            self.shared.metrics.dropped(Dropped::Rate);
            return false;
        }
        true
    }

    /// Gives the machine something from the client.
    fn hand_over(&mut self, bytes: Vec<u8>) -> Option<Transmit<Vec<u8>>> {
        let (listen, now) = (self.shared.listen, self.now());
        let transmit = Transmit::new(bytes, TransportType::Udp, self.client, listen);
        Some(self.machine.recv(transmit, now)?.build())
    }

    /// The machine tells its nonce to whoever asks without a proof.
    fn learn_nonce(&mut self) -> Option<String> {
        let request = Message::builder_request(ALLOCATE, MessageWriteVec::new()).finish();
        let answer = self.hand_over(request)?;
        let message = Message::from_bytes(&answer.data).ok()?;
        Some(message.attribute::<Nonce>().ok()?.nonce().to_owned())
    }

    /// The same request with the machine's nonce. What the integrity did not cover is left out.
    fn sign_anew(&self, message: &Message<'_>, proven: &Proven) -> Option<Vec<u8>> {
        const OURS: [AttributeType; 7] = [
            Nonce::TYPE,
            MessageIntegrity::TYPE,
            MessageIntegritySha256::TYPE,
            Fingerprint::TYPE,
            PasswordAlgorithm::TYPE,
            PasswordAlgorithms::TYPE,
            Userhash::TYPE,
        ];
        let kind = MessageType::from_class_method(MessageClass::Request, message.method());
        let mut signed = Message::builder(kind, message.transaction_id(), MessageWriteVec::new());
        for (_, attribute) in message.iter_attributes() {
            if !OURS.contains(&attribute.get_type()) {
                // Several peers may be asked for in one request.
                signed.push_attribute_unchecked(&attribute);
            }
        }
        signed.add_attribute(&Nonce::new(&self.nonce).ok()?).ok()?;
        signed.add_message_integrity_with_key(&proven.key, IntegrityAlgorithm::Sha1).ok()?;
        Some(signed.finish())
    }

    fn refuse(&self, message: &Message<'_>, proven: &Proven, code: u16, reason: Option<Refusal>) {
        if let Some(reason) = reason {
            self.shared.metrics.refused(reason);
        }
        if let Some(answer) = refusal(message, code, Some(&proven.key)) {
            self.reply(answer);
        }
    }

    fn reply(&self, bytes: Vec<u8>) {
        if !self.replies.send(bytes) {
            self.shared.metrics.dropped(Dropped::Full);
        }
    }

    fn now(&self) -> ProtocolInstant {
        let nanos = i64::try_from(self.started.elapsed().as_nanos()).unwrap_or(i64::MAX);
        ProtocolInstant::from_nanos(nanos)
    }
}

/// The next datagram at the relay, if there is one.
async fn receive(relay: Option<&Relay>, buffer: &mut [u8]) -> Option<(usize, SocketAddr)> {
    match relay {
        Some(relay) => relay.receive(buffer).await,
        None => std::future::pending().await,
    }
}
