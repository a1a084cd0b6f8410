//! One link to one peer: when to dial, what to answer, whether the other is still there.
//!
//! ```text
//! Idle -> Dialing -> Handshaking -> Connected -> Interrupted -> Connected
//!            \            \             \            \-> Backoff(n) -> Dialing
//!             `-> Backoff  `-> Backoff   `-> Closed
//! ```
//!
//! Perfect negotiation without guessing: the driver runs the operations of a connection one after
//! another, so whether an offer collides is decided here. The *polite* side (the greater id)
//! yields, the other ignores the offer it collides with. A connection is known by its *instance*, a
//! random number, so that a reloaded peer, which has the same id, is told from the old one.
//!
//! What is said over the link belongs to [`crate::Engine`]; sealing to [`crate::seal`]. Tested here and,
//! with two sides and a lossy server, in `tests/sim.rs`.

use std::collections::VecDeque;

use chacha20::ChaCha20Rng;
use rand_core::Rng;

use crate::{
    Millis,
    backoff::Backoff,
    frame::{self, Reassembly},
    view::Path,
    wire::{Candidate, Channel, PEER_PROTOCOL, PeerMessage, SignalBody, SignalContent},
};

/// A newcomer dials; the one who was there waits this long before dialing as well, in milliseconds.
const EXPECT_DIAL_MS: u64 = 3_000;
/// Longest time from the first offer to open channels, in milliseconds: ICE itself gives up after about 15 s.
const DIAL_MS_MAX: u64 = 15_000;
/// Longest time from open channels to the other's hello, in milliseconds.
const HANDSHAKE_MS_MAX: u64 = 10_000;
/// Between two pings, in milliseconds.
const PING_EVERY_MS: u64 = 2_000;
/// Silence after which a link is interrupted, in milliseconds: three pings.
const SILENCE_MS_MAX: u64 = 6_000;
/// The same when the server says that the peer is gone, in milliseconds.
const SUSPECT_MS: u64 = 1_500;
/// Between two ICE restarts of an interrupted link, in milliseconds.
const RESTART_EVERY_MS: u64 = 5_000;
/// Longest interruption before a new connection is made, in milliseconds.
const INTERRUPTED_MS_MAX: u64 = 20_000;
/// Candidates kept until the connection they belong to is known.
const EARLY_CANDIDATES_MAX: usize = 64;
/// Failures after which a link is shown as offline rather than coming.
const FAILURES_SHOWN: u32 = 3;

/// Waits between attempts to connect.
const BACKOFF: Backoff =
    Backoff { steps_ms: &[1_000, 2_000, 4_000, 8_000, 16_000, 30_000], jitter_percent: 25 };

/// A link as shown, in four words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LinkStatus {
    /// Being set up for the first time.
    #[default]
    Connecting,
    /// Frames flow.
    Connected,
    /// Was up, is coming back.
    Reconnecting,
    /// Not up after several attempts; still trying, at long intervals.
    Offline,
}

/// What the driver reports about one connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkEvent {
    /// `setLocalDescription` is done; this is to be sent.
    LocalDescription(SignalContent),
    /// A local candidate.
    LocalCandidate(Candidate),
    /// All channels are open.
    ChannelsOpen,
    /// The other side closed the connection, or a channel broke.
    ChannelsClosed,
    /// ICE lost its pair for the moment.
    Disconnected,
    /// ICE or DTLS failed, or an operation of the connection did.
    Failed,
    /// How packets travel.
    Path(Path),
    /// A frame arrived.
    Frame(Channel, Vec<u8>),
}

/// What the driver does to one connection. Operations of one connection run one after another, in this order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkCommand {
    /// Make a connection with its channels.
    Open,
    /// Make an offer, with fresh ICE credentials if asked for, and report it.
    Offer {
        /// Restart ICE.
        ice_restart: bool,
    },
    /// Take a remote offer (rolling an own one back), answer it and report the answer; or take a remote answer.
    Accept(SignalContent),
    /// Take a remote candidate.
    AddCandidate(Candidate),
    /// Send a frame.
    Send(Channel, Vec<u8>),
    /// Close the connection and forget it.
    Close,
}

/// What a link asks for or tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LinkOutput {
    /// To the driver, about the connection of this instance.
    Command(u64, LinkCommand),
    /// To the other side, through the server.
    Signal(SignalBody),
    /// The channels are open: say hello.
    Ready,
    /// The other said hello: the link is up.
    Up {
        /// The other's certificate, encoded; not looked at yet.
        certificate: Vec<u8>,
        /// What the other stores outlives its page.
        durable: bool,
    },
    /// The connection of a link that was up is gone; what was under way on it is lost.
    Down,
    /// Something for the engine.
    Message(PeerMessage),
    /// The other left for good.
    Bye,
    /// The other broke the protocol; its connection is closed.
    Misbehaved(String),
}

/// One link.
#[derive(Debug)]
pub(crate) struct Link {
    /// Whether we yield when two offers collide.
    polite: bool,
    state: State,
    /// Attempts that failed since the link was last up.
    failures: u32,
    /// Whether it ever was up.
    was_up: bool,
    latency_ms: Option<u32>,
    path: Option<Path>,
    outputs: VecDeque<LinkOutput>,
}

#[derive(Debug)]
enum State {
    /// No connection; dial at the given time unless the other does before.
    Idle { dial_at: Option<Millis> },
    /// Descriptions and candidates go back and forth.
    Dialing { conn: Conn, give_up_at: Millis },
    /// Channels are open, the other's hello has not come.
    Handshaking { conn: Conn, give_up_at: Millis },
    /// Up.
    Connected { conn: Conn, pulse: Pulse },
    /// Was up; nothing was heard for a while.
    Interrupted { conn: Conn, pulse: Pulse, restart_at: Millis, give_up_at: Millis },
    /// Waiting before the next attempt.
    Backoff { until: Millis },
    /// The other left or misbehaved; only a new offer opens it again.
    Closed,
}

/// One connection.
#[derive(Debug)]
struct Conn {
    /// Ours.
    instance: u64,
    /// The other's, once it answered or offered.
    remote: Option<u64>,
    /// Our offer has no answer yet.
    offer_pending: bool,
    /// Candidates of a side we do not know yet.
    early: Vec<(u64, Candidate)>,
    /// Frames of messages under way on `control`.
    control: Reassembly,
}

impl Conn {
    fn new(instance: u64, remote: Option<u64>) -> Self {
        Self { instance, remote, offer_pending: false, early: Vec::new(), control: Reassembly::default() }
    }
}

/// Whether the other is alive.
#[derive(Debug)]
struct Pulse {
    heard_at: Millis,
    /// The server says the peer is gone: believe silence sooner.
    suspected_at: Option<Millis>,
    ping_at: Millis,
    /// The last ping and when it was sent.
    ping: Option<(u32, Millis)>,
    next_nonce: u32,
}

impl Pulse {
    fn new(now: Millis) -> Self {
        Self { heard_at: now, suspected_at: None, ping_at: now, ping: None, next_nonce: 0 }
    }

    fn silent_at(&self) -> Millis {
        let usual = self.heard_at + SILENCE_MS_MAX;
        self.suspected_at.map_or(usual, |at| usual.min(at + SUSPECT_MS))
    }

    fn heard(&mut self, now: Millis) {
        self.heard_at = now;
        self.suspected_at = None;
    }
}

impl Link {
    pub(crate) fn new(polite: bool) -> Self {
        Self {
            polite,
            state: State::Idle { dial_at: None },
            failures: 0,
            was_up: false,
            latency_ms: None,
            path: None,
            outputs: VecDeque::new(),
        }
    }

    pub(crate) fn poll(&mut self) -> Option<LinkOutput> {
        self.outputs.pop_front()
    }

    pub(crate) fn status(&self) -> LinkStatus {
        match &self.state {
            State::Connected { .. } => LinkStatus::Connected,
            State::Closed => LinkStatus::Offline,
            _ if self.failures >= FAILURES_SHOWN => LinkStatus::Offline,
            _ if self.was_up => LinkStatus::Reconnecting,
            _ => LinkStatus::Connecting,
        }
    }

    pub(crate) fn latency_ms(&self) -> Option<u32> {
        self.latency_ms
    }

    pub(crate) fn path(&self) -> Option<Path> {
        self.path
    }

    /// Whether a connection exists that may still carry something.
    pub(crate) fn alive(&self) -> bool {
        matches!(self.state, State::Handshaking { .. } | State::Connected { .. })
    }

    /// Whether messages can be handed to the connection.
    pub(crate) fn up(&self) -> bool {
        matches!(self.state, State::Connected { .. } | State::Interrupted { .. })
    }

    /// When [`Link::tick`] has something to do, and why (for logs).
    pub(crate) fn deadline(&self) -> Option<Millis> {
        match &self.state {
            State::Idle { dial_at } => *dial_at,
            State::Dialing { give_up_at, .. } | State::Handshaking { give_up_at, .. } => Some(*give_up_at),
            State::Connected { pulse, .. } => Some(pulse.ping_at.min(pulse.silent_at())),
            State::Interrupted { pulse, restart_at, give_up_at, .. } => {
                Some(pulse.ping_at.min(*restart_at).min(*give_up_at))
            }
            State::Backoff { until } => Some(*until),
            State::Closed => None,
        }
    }

    pub(crate) fn tick(&mut self, now: Millis, rng: &mut ChaCha20Rng) {
        match &mut self.state {
            State::Idle { dial_at: Some(at) } if *at <= now => self.dial(now, rng),
            State::Backoff { until } if *until <= now => self.dial(now, rng),
            State::Dialing { give_up_at, .. } | State::Handshaking { give_up_at, .. }
                if *give_up_at <= now =>
            {
                self.fail(now, rng);
            }
            State::Connected { pulse, .. } if pulse.silent_at() <= now => self.interrupt(now),
            State::Interrupted { give_up_at, .. } if *give_up_at <= now => self.fail(now, rng),
            State::Interrupted { conn, restart_at, .. } if *restart_at <= now => {
                *restart_at = now + RESTART_EVERY_MS;
                conn.offer_pending = true;
                let instance = conn.instance;
                self.command(instance, LinkCommand::Offer { ice_restart: true });
            }
            _ => {}
        }
        if let State::Connected { conn, pulse } | State::Interrupted { conn, pulse, .. } = &mut self.state
            && pulse.ping_at <= now
        {
            pulse.ping_at = now + PING_EVERY_MS;
            let nonce = pulse.next_nonce;
            pulse.next_nonce = nonce.wrapping_add(1);
            pulse.ping = Some((nonce, now));
            let instance = conn.instance;
            self.send_on(instance, Channel::Control, &PeerMessage::Ping { nonce });
        }
    }

    /// The other is in the room and is expected to dial; if it does not, we do.
    pub(crate) fn expect(&mut self, now: Millis) {
        match &mut self.state {
            State::Idle { .. } | State::Backoff { .. } | State::Closed => {
                self.failures = 0;
                self.state = State::Idle { dial_at: Some(now + EXPECT_DIAL_MS) };
            }
            State::Interrupted { restart_at, .. } => *restart_at = now,
            State::Dialing { .. } | State::Handshaking { .. } | State::Connected { .. } => {}
        }
    }

    /// We are new in the room, or the server is back: dial what is not up.
    pub(crate) fn connect(&mut self, now: Millis, rng: &mut ChaCha20Rng) {
        match &mut self.state {
            State::Idle { .. } | State::Backoff { .. } | State::Closed | State::Dialing { .. } => {
                self.failures = 0;
                self.close_connection();
                self.dial(now, rng);
            }
            State::Interrupted { restart_at, .. } => *restart_at = now,
            State::Handshaking { .. } | State::Connected { .. } => {}
        }
    }

    /// The server says the other is gone: ask it now, and wait less than usual.
    pub(crate) fn suspect(&mut self, now: Millis) {
        if let State::Connected { pulse, .. } = &mut self.state {
            pulse.suspected_at = Some(now);
            pulse.ping_at = now;
        }
    }

    /// Something from the other side through the server.
    pub(crate) fn on_signal(&mut self, now: Millis, body: SignalBody, rng: &mut ChaCha20Rng) {
        match body.content {
            SignalContent::Offer(_) => self.on_offer(now, body, rng),
            SignalContent::Answer(_) => self.on_answer(body),
            SignalContent::Candidate(candidate) => {
                self.on_candidate(body.from_instance, body.to_instance, candidate);
            }
        }
    }

    fn on_offer(&mut self, now: Millis, body: SignalBody, rng: &mut ChaCha20Rng) {
        let ours = self.conn().map(|c| c.instance);
        if body.to_instance.is_some() && body.to_instance != ours {
            // Meant for a connection we no longer have: a new one tells the other so.
            if matches!(self.state, State::Idle { .. } | State::Backoff { .. }) {
                self.dial(now, rng);
            }
            return;
        }
        let polite = self.polite;
        if let Some(conn) = self.conn_mut()
            && conn.remote.is_none_or(|r| r == body.from_instance)
        {
            if conn.offer_pending && !polite {
                return;
            }
            conn.offer_pending = false;
        } else {
            self.close_connection();
            let instance = rng.next_u64();
            self.command(instance, LinkCommand::Open);
            self.state = State::Dialing {
                conn: Conn::new(instance, Some(body.from_instance)),
                give_up_at: now + DIAL_MS_MAX,
            };
        }
        self.bind(body.from_instance, body.content);
    }

    fn on_answer(&mut self, body: SignalBody) {
        let Some(conn) = self.conn_mut() else { return };
        let for_us = body.to_instance == Some(conn.instance);
        if !for_us || !conn.offer_pending || conn.remote.is_some_and(|r| r != body.from_instance) {
            return;
        }
        conn.offer_pending = false;
        self.bind(body.from_instance, body.content);
    }

    /// Takes a description of the other's connection `remote`, and what candidates of it came early.
    fn bind(&mut self, remote: u64, description: SignalContent) {
        let Some(conn) = self.conn_mut() else { return };
        let instance = conn.instance;
        conn.remote = Some(remote);
        let early = std::mem::take(&mut conn.early);
        self.command(instance, LinkCommand::Accept(description));
        for (from, candidate) in early {
            if from == remote {
                self.command(instance, LinkCommand::AddCandidate(candidate));
            }
        }
    }

    fn on_candidate(&mut self, from: u64, to: Option<u64>, candidate: Candidate) {
        let Some(conn) = self.conn_mut() else { return };
        let instance = conn.instance;
        match conn.remote {
            Some(remote) if remote == from => self.command(instance, LinkCommand::AddCandidate(candidate)),
            None if to == Some(instance) && conn.early.len() < EARLY_CANDIDATES_MAX => {
                conn.early.push((from, candidate));
            }
            _ => {}
        }
    }

    /// Something the driver saw on the connection `instance`; what concerns an older one is dropped.
    pub(crate) fn on_event(&mut self, now: Millis, instance: u64, event: LinkEvent, rng: &mut ChaCha20Rng) {
        let Some(conn) = self.conn_mut().filter(|c| c.instance == instance) else {
            return;
        };
        match event {
            LinkEvent::LocalDescription(content) => {
                let is_offer = matches!(content, SignalContent::Offer(_));
                if !is_offer || conn.offer_pending {
                    let body = SignalBody { from_instance: instance, to_instance: conn.remote, content };
                    self.outputs.push_back(LinkOutput::Signal(body));
                }
            }
            LinkEvent::LocalCandidate(candidate) => {
                let content = SignalContent::Candidate(candidate);
                let body = SignalBody { from_instance: instance, to_instance: conn.remote, content };
                self.outputs.push_back(LinkOutput::Signal(body));
            }
            LinkEvent::ChannelsOpen => {
                if let State::Dialing { .. } = self.state
                    && let State::Dialing { conn, .. } = self.replace(State::Closed)
                {
                    self.state = State::Handshaking { conn, give_up_at: now + HANDSHAKE_MS_MAX };
                    self.outputs.push_back(LinkOutput::Ready);
                }
            }
            LinkEvent::Path(path) => self.path = Some(path),
            LinkEvent::Disconnected => {
                if let State::Connected { pulse, .. } = &mut self.state {
                    pulse.suspected_at.get_or_insert(now);
                    pulse.ping_at = now;
                }
            }
            LinkEvent::Failed if self.up() => self.interrupt(now),
            LinkEvent::Failed | LinkEvent::ChannelsClosed => self.fail(now, rng),
            LinkEvent::Frame(channel, bytes) => self.on_frame(now, channel, &bytes),
        }
    }

    fn on_frame(&mut self, now: Millis, channel: Channel, bytes: &[u8]) {
        match self.read(channel, bytes) {
            Ok(Some(message)) => self.on_message(now, channel, message),
            Ok(None) => self.heard(now),
            Err(reason) => self.misbehaved(reason),
        }
    }

    fn read(&mut self, channel: Channel, bytes: &[u8]) -> Result<Option<PeerMessage>, String> {
        let Some(conn) = self.conn_mut() else {
            return Ok(None);
        };
        let whole = match channel {
            Channel::Control => conn.control.push(bytes),
            _ => Reassembly::default().push(bytes),
        };
        let Some(whole) = whole.map_err(|e| e.to_string())? else {
            return Ok(None);
        };
        PeerMessage::decode(&whole).map(Some).map_err(|e| e.to_string())
    }

    fn on_message(&mut self, now: Millis, channel: Channel, message: PeerMessage) {
        self.heard(now);
        let up = self.up();
        let Some(instance) = self.conn().map(|c| c.instance) else {
            return;
        };
        match (channel, message) {
            (Channel::Control, PeerMessage::Hello { protocol, certificate, durable })
                if matches!(self.state, State::Handshaking { .. }) =>
            {
                if protocol != PEER_PROTOCOL {
                    let reason = format!(
                        "speaks version {protocol} of the protocol, this page version {PEER_PROTOCOL}"
                    );
                    return self.misbehaved(reason);
                }
                if let State::Handshaking { conn, .. } = self.replace(State::Closed) {
                    self.state = State::Connected { conn, pulse: Pulse::new(now) };
                    self.failures = 0;
                    self.was_up = true;
                    self.outputs.push_back(LinkOutput::Up { certificate, durable });
                }
            }
            // `presence` is not ordered with `control`: its first frame may overtake the hello.
            (Channel::Presence, message @ PeerMessage::Typing { .. }) => {
                if up {
                    self.outputs.push_back(LinkOutput::Message(message));
                }
            }
            (Channel::Control, PeerMessage::Ping { nonce }) if up => {
                self.send_on(instance, Channel::Control, &PeerMessage::Pong { nonce });
            }
            (Channel::Control, PeerMessage::Pong { nonce }) if up => self.on_pong(now, nonce),
            (Channel::Control, PeerMessage::Bye) => {
                self.close_connection();
                self.state = State::Closed;
                self.outputs.push_back(LinkOutput::Bye);
            }
            (
                Channel::Control,
                message @ (PeerMessage::Heads(_)
                | PeerMessage::Have(_)
                | PeerMessage::Operations(_)
                | PeerMessage::Recent(_)
                | PeerMessage::Fork { .. }
                | PeerMessage::Read(_)),
            ) if up => {
                self.outputs.push_back(LinkOutput::Message(message));
            }
            (channel, _) => {
                self.misbehaved(format!("sent a message that does not belong on {}", channel.label()))
            }
        }
    }

    fn on_pong(&mut self, now: Millis, nonce: u32) {
        let (State::Connected { pulse, .. } | State::Interrupted { pulse, .. }) = &mut self.state else {
            return;
        };
        if let Some((sent, at)) = pulse.ping
            && sent == nonce
        {
            pulse.ping = None;
            let sample = u32::try_from(now.since(at)).unwrap_or(u32::MAX);
            // Smoothed as TCP smooths its round trips: an eighth of each new sample.
            self.latency_ms = Some(self.latency_ms.map_or(sample, |old| {
                (old.saturating_mul(7) / 8).saturating_add(sample / 8 + u32::from(sample % 8 > 3))
            }));
        }
    }

    fn heard(&mut self, now: Millis) {
        match &mut self.state {
            State::Connected { pulse, .. } => pulse.heard(now),
            State::Interrupted { pulse, .. } => {
                pulse.heard(now);
                if let State::Interrupted { conn, pulse, .. } = self.replace(State::Closed) {
                    self.state = State::Connected { conn, pulse };
                }
            }
            _ => {}
        }
    }

    /// Hands a message to the connection, if there is one that may carry it.
    pub(crate) fn send(&mut self, channel: Channel, message: &PeerMessage) {
        if let State::Handshaking { conn, .. }
        | State::Connected { conn, .. }
        | State::Interrupted { conn, .. } = &self.state
        {
            self.send_on(conn.instance, channel, message);
        }
    }

    fn send_on(&mut self, instance: u64, channel: Channel, message: &PeerMessage) {
        for frame in frame::cut(&message.encode()) {
            self.command(instance, LinkCommand::Send(channel, frame));
        }
    }

    /// Ends the link for good, saying so if anybody can hear it.
    pub(crate) fn leave(&mut self) {
        self.send(Channel::Control, &PeerMessage::Bye);
        self.close_connection();
        self.state = State::Closed;
    }

    /// Ends the connection without a word: for all we know, the other is gone.
    pub(crate) fn close(&mut self) {
        self.close_connection();
        self.state = State::Closed;
    }

    /// The other broke the protocol: its connection goes, nothing else does.
    pub(crate) fn misbehaved(&mut self, reason: String) {
        self.close_connection();
        self.state = State::Closed;
        self.outputs.push_back(LinkOutput::Misbehaved(reason));
    }

    fn dial(&mut self, now: Millis, rng: &mut ChaCha20Rng) {
        let instance = rng.next_u64();
        let mut conn = Conn::new(instance, None);
        conn.offer_pending = true;
        self.command(instance, LinkCommand::Open);
        self.command(instance, LinkCommand::Offer { ice_restart: false });
        self.state = State::Dialing { conn, give_up_at: now + DIAL_MS_MAX };
    }

    fn interrupt(&mut self, now: Millis) {
        if let State::Connected { .. } = self.state
            && let State::Connected { conn, pulse } = self.replace(State::Closed)
        {
            let give_up_at = now + INTERRUPTED_MS_MAX;
            self.state = State::Interrupted { conn, pulse, restart_at: now, give_up_at };
        }
    }

    fn fail(&mut self, now: Millis, rng: &mut ChaCha20Rng) {
        self.close_connection();
        self.failures = self.failures.saturating_add(1);
        self.state = State::Backoff { until: BACKOFF.next(now, self.failures, rng) };
    }

    /// Closes the connection, if any, and says that what was on it is lost.
    fn close_connection(&mut self) {
        let was_up = self.up();
        if let Some(instance) = self.conn().map(|c| c.instance) {
            self.command(instance, LinkCommand::Close);
        }
        self.state = State::Idle { dial_at: None };
        self.path = None;
        self.latency_ms = None;
        if was_up {
            self.outputs.push_back(LinkOutput::Down);
        }
    }

    fn command(&mut self, instance: u64, command: LinkCommand) {
        self.outputs.push_back(LinkOutput::Command(instance, command));
    }

    fn replace(&mut self, state: State) -> State {
        std::mem::replace(&mut self.state, state)
    }

    fn conn(&self) -> Option<&Conn> {
        match &self.state {
            State::Dialing { conn, .. }
            | State::Handshaking { conn, .. }
            | State::Connected { conn, .. }
            | State::Interrupted { conn, .. } => Some(conn),
            State::Idle { .. } | State::Backoff { .. } | State::Closed => None,
        }
    }

    fn conn_mut(&mut self) -> Option<&mut Conn> {
        match &mut self.state {
            State::Dialing { conn, .. }
            | State::Handshaking { conn, .. }
            | State::Connected { conn, .. }
            | State::Interrupted { conn, .. } => Some(conn),
            State::Idle { .. } | State::Backoff { .. } | State::Closed => None,
        }
    }
}

#[cfg(test)]
mod tests;
