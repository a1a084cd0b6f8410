//! One link to one peer: when to dial, what to answer, whether the other is still there.
//!
//! ```text
//! Idle -> Dialing -> Handshaking -> Connected -> Interrupted -> Connected
//!            \            \             \            \-> Backoff(n) -> Dialing
//!             `-> Backoff  `-> Backoff   `-> Closed
//! ```
//!
//! A connection is kept as long as it is of any use: an interrupted one looks for another route by an ICE restart, again and
//! again, and one that never opened is offered again. Only what is broken, or did not come back after several restarts, is
//! made anew; a browser tab can make some hundred connections, not more.
//!
//! Perfect negotiation without guessing: the driver runs the operations of a connection one after
//! another, so whether an offer collides is decided here. The *polite* side (the greater id)
//! yields, the other ignores the offer it collides with. A connection is known by its *instance*, a
//! random number, so that a reloaded peer, which has the same id, is told from the old one.
//!
//! What is said over the link belongs to [`crate::Engine`]; sealing to [`crate::seal`]. Tested here, as two sides with a lossy
//! network between them in `link/pair.rs`, and with whole engines in `tests/sim`.

use std::collections::VecDeque;

use chacha20::ChaCha20Rng;
use rand_core::Rng;

use crate::{
    Fingerprints, LinkDetails, Millis, Path, PeerId, RelayPolicy, Route,
    backoff::Backoff,
    fingerprints, frame,
    wire::{Candidate, Channel, Description, PeerMessage, SignalBody, SignalContent},
};

mod conn;
mod io;
mod offers;
mod outbound;
mod pulse;

use conn::Conn;
pub(crate) use io::LinkOutput;
pub use io::{LinkCommand, LinkEvent, LinkStatus};
use offers::Offers;
pub use outbound::{Outbound, Overflow};
use pulse::{Latencies, Pulse};

/// A newcomer dials; the one who was there waits this long before dialing as well, in milliseconds.
const EXPECT_DIAL_MS: u64 = 3_000;
/// Longest time from the first offer to open channels, in milliseconds: ICE itself gives up after about 15 s.
const DIAL_MS_MAX: u64 = 15_000;
/// Longest time from open channels to the other's hello, in milliseconds.
const HANDSHAKE_MS_MAX: u64 = 10_000;
/// Longest time an ICE restart may take before it counts as failed, in milliseconds: signaling, gathering and checks on a bad
/// network, once more than twice.
const RESTART_MS_MAX: u64 = 4_000;
/// ICE restarts that did not help, after which a new connection is made: three minutes of trying.
const RESTARTS_MAX: u32 = 8;
/// The last of them, in milliseconds, unless four round trips are longer.
const LAST_RESTART_MS: u64 = 1_000;
/// Silence after which something was lost, in milliseconds: on a link that is well each side pings every 2 s.
const STUCK_MS: u64 = 2_500;
/// A link that was up for so long, in milliseconds, is a good one: what failed before is forgotten. One that only just opens and
/// closes again is tried less and less often.
const STEADY_MS: u64 = 10_000;
/// Failures after which a link is shown as offline rather than coming.
const FAILURES_SHOWN: u32 = 3;
/// Failures after which every other attempt goes through a relay only: with direct routes in play, a network that
/// swallows packets can keep ICE busy for longer than an attempt lasts.
const FAILURES_DIRECT_MAX: u32 = 5;

/// Waits between attempts to connect.
const BACKOFF: Backoff =
    Backoff { steps_ms: &[1_000, 2_000, 4_000, 8_000, 16_000, 30_000], jitter_percent: 25 };

/// One link.
#[derive(Debug)]
pub(crate) struct Link {
    /// Whether we yield when two offers collide.
    polite: bool,
    state: State,
    /// Whether the server can pass something on now. Without it nothing is tried.
    signaling: bool,
    policy: RelayPolicy,
    /// Attempts that failed since the link was last up.
    failures: u32,
    /// Whether it ever was up.
    was_up: bool,
    /// The other's page was put to sleep.
    asleep: bool,
    latencies: Latencies,
    offers: Offers,
    tally: Tally,
    outputs: VecDeque<LinkOutput>,
}

/// What is only shown.
#[derive(Debug, Default)]
struct Tally {
    up_since: Option<Millis>,
    bytes_sent: u64,
    bytes_received: u64,
    connections: u32,
    restarts: u32,
    fault: Option<String>,
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
    /// Was up; nothing was heard for a while. `tries` ICE restarts did not help so far.
    Interrupted { conn: Conn, pulse: Pulse, restart_at: Millis, tries: u32 },
    /// Waiting before the next attempt, with a connection that may still open.
    Backoff { conn: Option<Conn>, until: Millis },
    /// The other left or misbehaved; only a new offer opens it again.
    Closed,
}

impl Link {
    pub(crate) fn new(polite: bool, policy: RelayPolicy) -> Self {
        Self {
            polite,
            state: State::Idle { dial_at: None },
            signaling: true,
            policy,
            failures: 0,
            was_up: false,
            asleep: false,
            latencies: Latencies::default(),
            offers: Offers::default(),
            tally: Tally::default(),
            outputs: VecDeque::new(),
        }
    }

    pub(crate) fn poll(&mut self) -> Option<LinkOutput> {
        self.outputs.pop_front()
    }

    pub(crate) fn status(&self) -> LinkStatus {
        match &self.state {
            State::Closed => LinkStatus::Offline,
            _ if self.asleep => LinkStatus::Asleep,
            State::Connected { .. } => LinkStatus::Connected,
            _ if self.failures >= FAILURES_SHOWN => LinkStatus::Offline,
            _ if self.was_up => LinkStatus::Reconnecting,
            _ => LinkStatus::Connecting,
        }
    }

    pub(crate) fn latency_ms(&self) -> Option<u32> {
        self.latencies.smoothed_ms()
    }

    pub(crate) fn path(&self) -> Option<Path> {
        self.route().map(Route::path)
    }

    fn route(&self) -> Option<Route> {
        self.conn().and_then(|conn| conn.route).filter(|_| self.up())
    }

    pub(crate) fn details(&self, now: Millis, peer: PeerId) -> LinkDetails {
        let next = match &self.state {
            State::Idle { dial_at } => *dial_at,
            State::Interrupted { restart_at, .. } => Some(*restart_at),
            State::Backoff { until, .. } => Some(*until),
            _ => None,
        };
        LinkDetails {
            peer,
            status: self.status(),
            route: self.route(),
            up_ms: self.tally.up_since.filter(|_| self.up()).map(|at| now.since(at)),
            next_attempt_ms: next.filter(|_| self.signaling).map(|at| at.since(now)),
            latencies_ms: self.latencies.samples(),
            bytes_sent: self.tally.bytes_sent,
            bytes_received: self.tally.bytes_received,
            connections: self.tally.connections,
            restarts: self.tally.restarts,
            failures: self.failures,
            relay_only: self.relay_only(),
            fault: self.tally.fault.clone(),
        }
    }

    /// Why the last connection ended, if it did not end well.
    pub(crate) fn fault(&self) -> Option<&str> {
        self.tally.fault.as_deref()
    }

    /// Bytes that wait here for their channel, where any do.
    pub(crate) fn queued(&self) -> Vec<(Channel, u64)> {
        let Some(conn) = self.conn() else { return Vec::new() };
        let waits = |channel| (channel, conn.outbound.queued(channel) as u64);
        Channel::ALL.map(waits).into_iter().filter(|(_, len)| *len > 0).collect()
    }

    /// Bytes that wait here for this channel.
    pub(crate) fn waiting(&self, channel: Channel) -> usize {
        self.conn().map_or(0, |conn| conn.outbound.queued(channel))
    }

    /// Bytes handed to the browser that it has not said to be gone.
    pub(crate) fn on_the_way(&self) -> u64 {
        self.conn().map_or(0, |conn| conn.outbound.on_the_way() as u64)
    }

    /// The person wants it up now. Answers whether something is under way to that end.
    pub(crate) fn dial_now(&mut self, now: Millis, rng: &mut ChaCha20Rng) -> bool {
        match &self.state {
            State::Handshaking { .. } | State::Connected { .. } => true,
            State::Dialing { .. } => self.signaling,
            State::Idle { .. } | State::Interrupted { .. } | State::Backoff { .. } | State::Closed => {
                if self.signaling {
                    self.connect(now, rng);
                }
                self.signaling
            }
        }
    }

    /// Whether a connection exists that carries something for all we know.
    pub(crate) fn alive(&self) -> bool {
        matches!(self.state, State::Handshaking { .. } | State::Connected { .. })
    }

    /// The longest frame we take, for the hello.
    pub(crate) fn own_limit(&self) -> u32 {
        self.conn().map_or(0, Conn::own_limit)
    }

    /// Whether messages can be handed to the connection.
    pub(crate) fn up(&self) -> bool {
        matches!(self.state, State::Connected { .. } | State::Interrupted { .. })
    }

    /// When [`Link::tick`] has something to do.
    pub(crate) fn deadline(&self) -> Option<Millis> {
        let attempt = |at: Millis| Some(at).filter(|_| self.signaling);
        match &self.state {
            State::Idle { dial_at } => dial_at.and_then(attempt),
            State::Dialing { give_up_at, .. } | State::Handshaking { give_up_at, .. } => Some(*give_up_at),
            State::Connected { pulse, .. } => Some(pulse.ping_at().min(pulse.silent_at())),
            State::Interrupted { pulse, restart_at, .. } => {
                Some(attempt(*restart_at).map_or(pulse.ping_at(), |at| at.min(pulse.ping_at())))
            }
            State::Backoff { until, .. } => attempt(*until),
            State::Closed => None,
        }
    }

    pub(crate) fn tick(&mut self, now: Millis, rng: &mut ChaCha20Rng) {
        match &self.state {
            State::Idle { dial_at: Some(at) } if *at <= now && self.signaling => self.dial(now, rng),
            State::Backoff { until, .. } if *until <= now && self.signaling => self.dial(now, rng),
            State::Dialing { give_up_at, .. } if *give_up_at <= now => {
                let seconds = DIAL_MS_MAX / 1_000;
                self.fail(now, format!("no route was found within {seconds} s"), rng);
            }
            State::Handshaking { give_up_at, .. } if *give_up_at <= now => {
                let seconds = HANDSHAKE_MS_MAX / 1_000;
                self.break_off(now, format!("the other side said nothing for {seconds} s"), rng);
            }
            State::Connected { pulse, .. } if pulse.silent_at() <= now => {
                self.interrupt(now, "nothing was heard for too long");
            }
            _ => {}
        }
        if matches!(self.state, State::Connected { .. })
            && self.tally.up_since.is_some_and(|at| now.since(at) >= STEADY_MS)
        {
            self.failures = 0;
        }
        // Also what was interrupted just now.
        if let State::Interrupted { restart_at, .. } = &self.state
            && *restart_at <= now
            && self.signaling
        {
            self.try_restart(now, rng);
        }
        if let State::Connected { pulse, .. } | State::Interrupted { pulse, .. } = &mut self.state
            && let Some((nonce, unanswered)) = pulse.ping(now)
        {
            if unanswered {
                self.latencies.miss();
            }
            self.send(now, &PeerMessage::Ping { nonce }, rng);
        }
    }

    /// Whether the server can pass something on.
    pub(crate) fn set_signaling(&mut self, signaling: bool) {
        self.signaling = signaling;
    }

    /// When packets may go through a relay from now on. A connection that stands against it is made anew: a browser that has found
    /// a better route does not leave it for a relay.
    pub(crate) fn use_relay(&mut self, now: Millis, policy: RelayPolicy, rng: &mut ChaCha20Rng) {
        self.policy = policy;
        let against = match policy {
            RelayPolicy::Automatic => false,
            RelayPolicy::Always => self.conn().is_some_and(|conn| !conn.relay_only),
            RelayPolicy::Never => self.path() == Some(Path::Relayed),
        };
        if against {
            self.drop_conn();
            self.dial(now, rng);
        }
    }

    /// There are new credentials for relays: a relayed route has to be made with them before the old ones end.
    pub(crate) fn renew_relay(&mut self, now: Millis) {
        if self.path() == Some(Path::Relayed) {
            self.restart(now);
        }
    }

    /// The other is in the room and is expected to dial; if it does not, we do.
    pub(crate) fn expect(&mut self, now: Millis) {
        self.failures = 0;
        match &mut self.state {
            State::Idle { .. } | State::Closed => {
                self.state = State::Idle { dial_at: Some(now + EXPECT_DIAL_MS) };
            }
            State::Backoff { until, .. } => *until = (*until).min(now + EXPECT_DIAL_MS),
            State::Interrupted { restart_at, .. } => *restart_at = now,
            State::Dialing { .. } | State::Handshaking { .. } | State::Connected { .. } => {}
        }
    }

    /// We are new in the room, or the server is back: dial what is not up.
    pub(crate) fn connect(&mut self, now: Millis, rng: &mut ChaCha20Rng) {
        self.failures = 0;
        match &mut self.state {
            State::Idle { .. } | State::Backoff { .. } | State::Closed | State::Dialing { .. } => {
                self.dial(now, rng);
            }
            State::Interrupted { restart_at, .. } => *restart_at = now,
            State::Connected { pulse, .. } => pulse.suspect(now),
            State::Handshaking { .. } => {}
        }
    }

    /// The network changed under us, or we slept: look for a new route now, whatever is up. Where something was lost meanwhile, a
    /// connection that has a route again sends it again only after up to 3 s. A new one is there sooner, so this restart is the last.
    pub(crate) fn renew(&mut self, now: Millis, rng: &mut ChaCha20Rng) {
        match &self.state {
            State::Connected { pulse, .. } if pulse.silent_ms(now) >= STUCK_MS => {
                self.interrupt(now, "the network of this device changed");
            }
            State::Connected { .. } if self.signaling => self.restart(now),
            _ => {}
        }
        if self.signaling || self.up() {
            self.connect(now, rng);
        }
        if let State::Interrupted { pulse, tries, .. } = &mut self.state {
            if pulse.silent_ms(now) >= STUCK_MS {
                *tries = RESTARTS_MAX - 1;
            }
            if self.signaling {
                self.try_restart(now, rng);
            }
        }
    }

    /// The server says the other is gone: ask it now, and wait less than usual.
    pub(crate) fn suspect(&mut self, now: Millis) {
        if let State::Connected { pulse, .. } = &mut self.state {
            pulse.suspect(now);
        }
    }

    /// The same, a little later for who was never linked: a newcomer to a full room does not dial all at once.
    pub(crate) fn connect_after(&mut self, now: Millis, ms: u64, rng: &mut ChaCha20Rng) {
        match self.state {
            State::Idle { .. } | State::Closed if ms > 0 => {
                self.state = State::Idle { dial_at: Some(now + ms) }
            }
            _ => self.connect(now, rng),
        }
    }

    /// Something from the other side through the server.
    pub(crate) fn on_signal(&mut self, now: Millis, body: SignalBody, rng: &mut ChaCha20Rng) {
        match body.content {
            SignalContent::Offer(_) => self.on_offer(now, body, rng),
            SignalContent::Answer(answer) => {
                self.on_answer(body.from_instance, body.to_instance, answer);
            }
            SignalContent::Candidate(candidate) => {
                self.on_candidate(body.from_instance, body.to_instance, candidate);
            }
        }
    }

    fn on_offer(&mut self, now: Millis, body: SignalBody, rng: &mut ChaCha20Rng) {
        if !self.offers.counts(now, &body) {
            return;
        }
        let bound = self.conn().and_then(|conn| conn.remote);
        // Once bound to each other, two connections stay so: neither takes a description of a third.
        if let Some(to) = body.to_instance
            && (self.conn().is_none_or(|conn| conn.instance != to)
                || bound.is_some_and(|r| r != body.from_instance))
        {
            return self.on_stray_offer(now, rng);
        }
        let polite = self.polite;
        if let Some(conn) = self.conn_mut()
            && bound.is_none_or(|remote| remote == body.from_instance)
        {
            if conn.offering(now) && !polite {
                return;
            }
            conn.settle();
            conn.called = true;
            self.give_time(now);
        } else {
            if !self.offers.may_open(now) {
                return;
            }
            self.drop_conn();
            let mut conn = self.open(rng);
            conn.remote = Some(body.from_instance);
            conn.called = true;
            self.state = State::Dialing { conn, give_up_at: now + DIAL_MS_MAX };
        }
        self.choose_relay();
        self.bind(body.from_instance, body.content);
    }

    /// The other makes an attempt: ours would only disturb it.
    fn give_time(&mut self, now: Millis) {
        match &mut self.state {
            State::Dialing { give_up_at, .. } => *give_up_at = now + DIAL_MS_MAX,
            State::Interrupted { restart_at, tries, .. } => {
                *restart_at = (*restart_at).max(now + RESTART_MS_MAX);
                *tries += 1;
            }
            State::Backoff { conn: Some(_), .. } => {
                if let State::Backoff { conn: Some(conn), .. } = self.replace(State::Closed) {
                    self.state = State::Dialing { conn, give_up_at: now + DIAL_MS_MAX };
                }
            }
            _ => {}
        }
    }

    /// An offer of a connection that is bound to one that we no longer have: the other learns so by a new one.
    fn on_stray_offer(&mut self, now: Millis, rng: &mut ChaCha20Rng) {
        let begin_again = match &self.state {
            State::Idle { .. } | State::Backoff { .. } => true,
            // Ours may just as well be bound to one that the other no longer has. Both would wait, so one begins again.
            State::Dialing { conn, .. } | State::Interrupted { conn, .. } => {
                !self.polite && conn.remote.is_some()
            }
            State::Handshaking { .. } | State::Connected { .. } | State::Closed => false,
        };
        if begin_again {
            self.drop_conn();
            self.dial(now, rng);
        }
    }

    fn on_answer(&mut self, from: u64, to: Option<u64>, answer: Description) {
        let Some(conn) = self.conn_mut() else { return };
        let for_us = to == Some(conn.instance) && conn.remote.is_none_or(|remote| remote == from);
        if for_us && conn.awaits(answer.number) {
            conn.settle();
            self.bind(from, SignalContent::Answer(answer));
        }
    }

    /// Takes a description of the other's connection `remote`, and what candidates of it came early.
    fn bind(&mut self, remote: u64, description: SignalContent) {
        let (SignalContent::Offer(Description { sdp, .. }) | SignalContent::Answer(Description { sdp, .. })) =
            &description
        else {
            return;
        };
        if sdp.lines().any(|line| line.starts_with("m=") && !line.starts_with("m=application")) {
            return self.misbehaved("described more than data channels".to_owned());
        }
        let Some(conn) = self.conn_mut() else { return };
        // Who was at the other end when the handshake was made stays there.
        if let Some(seen) = conn.fingerprints
            && fingerprints::the_one(sdp) != Some(seen.remote)
        {
            return;
        }
        let instance = conn.instance;
        let early = conn.bind(remote);
        self.command(instance, LinkCommand::Accept(description));
        for candidate in early {
            self.command(instance, LinkCommand::AddCandidate(candidate));
        }
    }

    fn on_candidate(&mut self, from: u64, to: Option<u64>, candidate: Candidate) {
        let Some(conn) = self.conn_mut() else { return };
        let instance = conn.instance;
        if let Some(candidate) = conn.candidate(from, to, candidate) {
            self.command(instance, LinkCommand::AddCandidate(candidate));
        }
    }

    /// Something the driver saw on the connection `instance`; what concerns an older one is dropped.
    pub(crate) fn on_event(&mut self, now: Millis, instance: u64, event: LinkEvent, rng: &mut ChaCha20Rng) {
        let Some(conn) = self.conn_mut().filter(|c| c.instance == instance) else {
            return;
        };
        match event {
            LinkEvent::LocalDescription(content) => {
                // An offer that was given up for the other's, or for a newer one, is nobody's business.
                if !matches!(&content, SignalContent::Offer(offer) if !conn.awaits(offer.number)) {
                    let body = SignalBody { from_instance: instance, to_instance: conn.remote, content };
                    self.outputs.push_back(LinkOutput::Signal(body));
                }
            }
            LinkEvent::LocalCandidate(candidate) => {
                let content = SignalContent::Candidate(candidate);
                let body = SignalBody { from_instance: instance, to_instance: conn.remote, content };
                self.outputs.push_back(LinkOutput::Signal(body));
            }
            LinkEvent::ChannelsOpen { fingerprints, message_len_max } => {
                conn.set_own_limit(message_len_max);
                conn.fingerprints = Some(fingerprints);
                self.on_open(now, fingerprints, rng);
            }
            LinkEvent::Route(route) => conn.route = Some(route),
            LinkEvent::Drained(channel) => {
                conn.outbound.on_drained(channel);
                self.flush();
            }
            LinkEvent::Disconnected => self.interrupt(now, "the network lost the route"),
            LinkEvent::Unreachable => match &mut self.state {
                State::Connected { .. } => self.interrupt(now, "the network lost the route"),
                // The attempt under way is over; the next comes in its time.
                State::Interrupted { restart_at, tries, .. } => {
                    *restart_at = (*restart_at).min(BACKOFF.next(now, *tries, rng));
                }
                State::Dialing { .. } => self.fail(now, "no route was found".to_owned(), rng),
                State::Handshaking { .. } => self.break_off(now, "the route was lost".to_owned(), rng),
                State::Idle { .. } | State::Backoff { .. } | State::Closed => {}
            },
            LinkEvent::Broken(reason) => self.break_off(now, reason, rng),
            LinkEvent::ChannelsClosed => self.break_off(now, "the other side closed it".to_owned(), rng),
            LinkEvent::Frame(channel, bytes) => match &mut self.state {
                State::Dialing { conn, .. } | State::Backoff { conn: Some(conn), .. } => {
                    if let Err(reason) = conn.keep_frame(channel, bytes) {
                        self.misbehaved(reason);
                    }
                }
                _ => self.on_frame(now, channel, &bytes, rng),
            },
        }
    }

    fn on_open(&mut self, now: Millis, fingerprints: Fingerprints, rng: &mut ChaCha20Rng) {
        if let State::Dialing { .. } | State::Backoff { .. } = self.state
            && let State::Dialing { mut conn, .. } | State::Backoff { conn: Some(mut conn), .. } =
                self.replace(State::Closed)
        {
            let early = conn.take_early_frames();
            self.state = State::Handshaking { conn, give_up_at: now + HANDSHAKE_MS_MAX };
            self.outputs.push_back(LinkOutput::Ready(fingerprints));
            for (channel, bytes) in early {
                self.on_frame(now, channel, &bytes, rng);
            }
        }
    }

    fn on_frame(&mut self, now: Millis, channel: Channel, bytes: &[u8], rng: &mut ChaCha20Rng) {
        self.tally.bytes_received += bytes.len() as u64;
        let Some(conn) = self.conn_mut() else { return };
        match conn.read(channel, bytes) {
            Ok(Some(message)) => self.on_message(now, channel, message, rng),
            Ok(None) => self.heard(now),
            Err(reason) => self.misbehaved(reason),
        }
    }

    fn on_message(&mut self, now: Millis, channel: Channel, message: PeerMessage, rng: &mut ChaCha20Rng) {
        if message.channel() != channel {
            return self.misbehaved(format!("sent a message that does not belong on {}", channel.label()));
        }
        self.heard(now);
        let up = self.up();
        let greeting = matches!(self.state, State::Handshaking { .. });
        match message {
            PeerMessage::Hello(hello) if greeting => self.outputs.push_back(LinkOutput::Hello(hello)),
            PeerMessage::Proof(proof) if greeting => self.outputs.push_back(LinkOutput::Proof(proof)),
            // `presence` is not ordered with `control`: its first frame may overtake the hello.
            message if message.channel() == Channel::Presence && !up => {}
            PeerMessage::Bye => {
                self.close();
                self.outputs.push_back(LinkOutput::Bye);
            }
            _ if !up => self.misbehaved("sent something before it had proven who it is".to_owned()),
            PeerMessage::Hello(_) | PeerMessage::Proof(_) => {
                self.misbehaved("began a second handshake".to_owned());
            }
            PeerMessage::Ping { nonce } => {
                // Its timers run. What only answers may come out of a page that sleeps.
                self.asleep = false;
                self.send(now, &PeerMessage::Pong { nonce }, rng);
            }
            PeerMessage::Pong { nonce } => {
                if let State::Connected { pulse, .. } | State::Interrupted { pulse, .. } = &mut self.state
                    && let Some((sample, later)) = pulse.pong(now, nonce)
                {
                    self.latencies.add(sample, later);
                }
            }
            PeerMessage::Asleep => self.asleep = true,
            message => self.outputs.push_back(LinkOutput::Message(message)),
        }
    }

    /// The other has proven who it is: the link is up, with frames as long as it takes.
    pub(crate) fn welcome(&mut self, now: Millis, frame_len_max: u32) {
        if let State::Handshaking { .. } = self.state
            && let State::Handshaking { mut conn, .. } = self.replace(State::Closed)
        {
            conn.set_their_limit(frame_len_max);
            self.state = State::Connected { conn, pulse: Pulse::new(now) };
            self.was_up = true;
            self.asleep = false;
            self.tally.up_since = Some(now);
        }
    }

    fn heard(&mut self, now: Millis) {
        match &mut self.state {
            State::Connected { pulse, .. } => pulse.heard(now),
            State::Interrupted { pulse, .. } => {
                pulse.heard(now);
                if let State::Interrupted { conn, pulse, .. } = self.replace(State::Closed) {
                    self.state = State::Connected { conn, pulse };
                    self.failures = 0;
                    self.outputs.push_back(LinkOutput::Back);
                }
            }
            _ => {}
        }
    }

    /// Hands a message to the connection, if there is one that may carry it.
    pub(crate) fn send(&mut self, now: Millis, message: &PeerMessage, rng: &mut ChaCha20Rng) {
        let (State::Handshaking { conn, .. }
        | State::Connected { conn, .. }
        | State::Interrupted { conn, .. }) = &mut self.state
        else {
            return;
        };
        let frames = frame::cut(&message.encode(), conn.frame_len_max());
        let queued = frames.into_iter().try_for_each(|frame| conn.outbound.push(message.channel(), frame));
        if queued.is_err() {
            let label = message.channel().label();
            return self.break_off(now, format!("the other side does not read {label}"), rng);
        }
        self.flush();
    }

    fn flush(&mut self) {
        while let Some(conn) = self.conn_mut()
            && let Some(command) = conn.outbound.poll()
        {
            let instance = conn.instance;
            if let LinkCommand::Send(_, frame) = &command {
                self.tally.bytes_sent += frame.len() as u64;
            }
            self.command(instance, command);
        }
    }

    /// Ends the link for good, saying so if anybody can hear it.
    pub(crate) fn leave(&mut self, now: Millis, rng: &mut ChaCha20Rng) {
        self.send(now, &PeerMessage::Bye, rng);
        self.close();
    }

    /// Ends the connection without a word: for all we know, the other is gone.
    pub(crate) fn close(&mut self) {
        self.drop_conn();
        self.state = State::Closed;
    }

    /// Whether the other opens what is under way.
    pub(crate) fn called(&self) -> bool {
        matches!(&self.state, State::Handshaking { .. })
            || matches!(&self.state, State::Dialing { conn, .. } if conn.called)
    }

    /// No link to them is wanted: without a word, what is up ends, and nothing is tried. An offer of theirs is still taken. Answers
    /// whether there was anything to end.
    pub(crate) fn rest(&mut self) -> bool {
        if let State::Closed = self.state {
            return false;
        }
        self.close();
        self.tally.fault = None;
        self.failures = 0;
        self.was_up = false;
        self.asleep = false;
        true
    }

    /// The other broke the protocol: its connection goes, nothing else does.
    pub(crate) fn misbehaved(&mut self, reason: String) {
        self.close();
        self.tally.fault = Some(reason.clone());
        self.outputs.push_back(LinkOutput::Misbehaved(reason));
    }

    /// Offers a connection: the one that is there and never opened, or a new one.
    fn dial(&mut self, now: Millis, rng: &mut ChaCha20Rng) {
        let used = match self.replace(State::Closed) {
            State::Dialing { conn, .. } | State::Backoff { conn: Some(conn), .. } => Some(conn),
            _ => None,
        };
        let again = used.is_some();
        let mut conn = used.unwrap_or_else(|| self.open(rng));
        let number = conn.offer(now);
        conn.called = false;
        let instance = conn.instance;
        self.state = State::Dialing { conn, give_up_at: now + DIAL_MS_MAX };
        self.choose_relay();
        self.tally.restarts += u32::from(again);
        self.command(instance, LinkCommand::Offer { ice_restart: again, number });
    }

    fn open(&mut self, rng: &mut ChaCha20Rng) -> Conn {
        let conn = Conn::new(rng.next_u64());
        self.tally.connections += 1;
        self.command(conn.instance, LinkCommand::Open);
        conn
    }

    /// Whether the next attempt goes through a relay only.
    fn relay_only(&self) -> bool {
        match self.policy {
            RelayPolicy::Always => true,
            RelayPolicy::Never => false,
            // Every other one: where there is no relay, or it is broken, the rest still have a chance.
            RelayPolicy::Automatic => {
                self.failures >= FAILURES_DIRECT_MAX
                    && (self.failures - FAILURES_DIRECT_MAX).is_multiple_of(2)
            }
        }
    }

    /// Tells the connection which routes count, if that changed.
    fn choose_relay(&mut self) {
        let only = self.relay_only();
        if let Some(conn) = self.conn_mut().filter(|conn| conn.relay_only != only) {
            conn.relay_only = only;
            let instance = conn.instance;
            self.command(instance, LinkCommand::Relay { only });
        }
    }

    /// Another ICE restart of an interrupted link, or the end of its connection.
    fn try_restart(&mut self, now: Millis, rng: &mut ChaCha20Rng) {
        let State::Interrupted { restart_at, tries, .. } = &mut self.state else {
            return;
        };
        if *tries >= RESTARTS_MAX {
            // Enough waiting has been done: another connection, now.
            self.break_off(now, format!("{RESTARTS_MAX} restarts did not help"), rng);
            return self.dial(now, rng);
        }
        *tries += 1;
        *restart_at = if *tries == RESTARTS_MAX {
            now + LAST_RESTART_MS.max(4 * u64::from(self.latencies.smoothed_ms().unwrap_or_default()))
        } else {
            BACKOFF.next(now + RESTART_MS_MAX, *tries, rng)
        };
        if *tries > 1 {
            self.failures = self.failures.saturating_add(1);
        }
        self.restart(now);
    }

    fn restart(&mut self, now: Millis) {
        self.choose_relay();
        let Some(conn) = self.conn_mut() else { return };
        let number = conn.offer(now);
        let instance = conn.instance;
        self.tally.restarts += 1;
        self.command(instance, LinkCommand::Offer { ice_restart: true, number });
    }

    fn interrupt(&mut self, now: Millis, reason: &str) {
        if let State::Connected { .. } = self.state
            && let State::Connected { conn, mut pulse } = self.replace(State::Closed)
        {
            self.tally.fault = Some(reason.to_owned());
            pulse.suspect(now);
            self.state = State::Interrupted { conn, pulse, restart_at: now, tries: 0 };
            self.outputs.push_back(LinkOutput::Interrupted);
        }
    }

    /// An attempt came to nothing; its connection may still be of use.
    fn fail(&mut self, now: Millis, reason: String, rng: &mut ChaCha20Rng) {
        if let State::Dialing { .. } = self.state
            && let State::Dialing { mut conn, .. } = self.replace(State::Closed)
        {
            let useful = conn.failed();
            if !useful {
                self.command(conn.instance, LinkCommand::Close);
            }
            self.back_off(now, reason, Some(conn).filter(|_| useful), rng);
        }
    }

    /// The connection is of no more use.
    fn break_off(&mut self, now: Millis, reason: String, rng: &mut ChaCha20Rng) {
        self.drop_conn();
        self.back_off(now, reason, None, rng);
    }

    fn back_off(&mut self, now: Millis, reason: String, conn: Option<Conn>, rng: &mut ChaCha20Rng) {
        self.tally.fault = Some(reason);
        self.failures = self.failures.saturating_add(1);
        self.state = State::Backoff { conn, until: BACKOFF.next(now, self.failures, rng) };
    }

    /// Closes the connection, if any, and says that what was on it is lost.
    fn drop_conn(&mut self) {
        let was_up = self.up();
        if let Some(instance) = self.conn().map(|c| c.instance) {
            self.command(instance, LinkCommand::Close);
        }
        self.state = State::Idle { dial_at: None };
        self.latencies.forget();
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
            State::Backoff { conn, .. } => conn.as_ref(),
            State::Idle { .. } | State::Closed => None,
        }
    }

    fn conn_mut(&mut self) -> Option<&mut Conn> {
        match &mut self.state {
            State::Dialing { conn, .. }
            | State::Handshaking { conn, .. }
            | State::Connected { conn, .. }
            | State::Interrupted { conn, .. } => Some(conn),
            State::Backoff { conn, .. } => conn.as_mut(),
            State::Idle { .. } | State::Closed => None,
        }
    }
}

#[cfg(test)]
mod pair;
#[cfg(test)]
mod tests;
