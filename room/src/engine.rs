//! The whole of one page's part in one room: it decides, the drivers act.
//!
//! [`Engine::handle`] takes one input; drain [`Engine::poll`] before giving it the next. The engine joins
//! through the server ([`crate::signal`]), keeps one link a person ([`crate::link`]) and the log ([`crate::ledger`]);
//! here they meet. Many engines with a lossy network between them run in `tests/sim.rs`.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use chacha20::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};

use crate::{
    Certificate, CommandRefused, LinkStatus, Millis, Notice, OperationKey, PeerId, PeerSecret, Person,
    RoomKeys, SignalingStatus, StoredRoom, Unread, UserId, VectorClock, View, clean_name,
    ledger::{Ledger, LedgerOutput},
    link::{Link, LinkOutput},
    seal::{self, Purpose},
    signal::{Signaling, SocketCommand},
    wire::{
        Channel, PEER_PROTOCOL, PeerMessage, Profile, SignalBody, SignalContent, decode_body, encode_body,
    },
};

mod io;

pub use io::{Command, Config, Input, Output, RelayKind, SignalInput, SignalOutput};

/// People kept in one room: what the server lets in.
const PEOPLE_MAX: usize = 256;
/// A typing mark is told again this often while the person writes, in milliseconds …
const TYPING_EVERY_MS: u64 = 2_000;
/// … and believed this long: two lost frames in a row do not matter.
const TYPING_MS_MAX: u64 = 6_000;
/// A person who is not at the server and whose link does not come back is gone after this, in milliseconds.
const GONE_AFTER_MS: u64 = 12_000;
/// Outputs waiting to be polled; a driver that drains after every input never comes near.
const OUTPUTS_MAX: usize = 100_000;

/// One page's part in one room.
#[derive(Debug)]
pub struct Engine {
    keys: RoomKeys,
    secret: PeerSecret,
    me: PeerId,
    name: String,
    rng: ChaCha20Rng,
    signaling: Signaling,
    people: BTreeMap<PeerId, Member>,
    ledger: Ledger,
    /// When we last told that we are writing.
    typing_told_at: Option<Millis>,
    outputs: VecDeque<Output>,
    shown_signaling: SignalingStatus,
    shown_typing: Vec<PeerId>,
    wake_at: Option<Millis>,
}

/// Somebody else.
#[derive(Debug)]
struct Member {
    name: String,
    /// Whose peer it is, once it said hello.
    user: Option<UserId>,
    /// The server has them in the room.
    at_server: bool,
    link: Link,
    /// Writing until then, unless told again.
    typing_until: Option<Millis>,
    /// Neither at the server nor linked since then.
    missing_since: Option<Millis>,
    shown: Option<Person>,
}

impl Engine {
    /// An engine that has not started, with what was stored of the room. Its first outputs show the history.
    pub fn new(now: Millis, mut config: Config, stored: StoredRoom) -> Self {
        let mut seed = [0; 32];
        config.rng.fill_bytes(&mut seed);
        let mut engine = Self {
            keys: config.keys.clone(),
            secret: config.me.clone(),
            me: config.me.id(),
            name: config.name.clone(),
            rng: ChaCha20Rng::from_seed(seed),
            signaling: Signaling::default(),
            people: BTreeMap::new(),
            ledger: Ledger::new(now, config, stored),
            typing_told_at: None,
            outputs: VecDeque::new(),
            shown_signaling: SignalingStatus::Offline,
            shown_typing: Vec::new(),
            wake_at: None,
        };
        engine.settle(now);
        engine
    }

    /// Takes one input; drain [`Engine::poll`] before giving it the next. Only a refused command is an error: it is
    /// the person's, and everything else that goes wrong is handled or shown.
    pub fn handle(&mut self, now: Millis, input: Input) -> Result<(), CommandRefused> {
        let mut result = Ok(());
        match input {
            Input::Start => {
                self.ledger.begin(now);
                let command = self.signaling.start(now);
                self.socket(command);
            }
            Input::Signal(signal) => self.on_signal(now, signal),
            Input::Link { peer, instance, event } => {
                if let Some(member) = self.people.get_mut(&peer) {
                    member.link.on_event(now, instance, event, &mut self.rng);
                }
            }
            Input::Command { command, at_unix_ms } => {
                self.ledger.set_wall(now, at_unix_ms);
                result = self.on_command(now, command);
            }
            Input::Persisted { ticket } => self.ledger.on_persisted(now, ticket),
            Input::PersistFailed { ticket, reason } => self.ledger.on_persist_failed(now, ticket, reason),
            Input::Online => {
                let command = self.signaling.start(now);
                self.socket(command);
                for member in self.people.values_mut() {
                    member.link.connect(now, &mut self.rng);
                }
            }
            Input::Tick => self.wake_at = None,
        }
        self.settle(now);
        result
    }

    /// What is to be done next, in order.
    pub fn poll(&mut self) -> Option<Output> {
        self.outputs.pop_front()
    }

    /// What the person has not looked at yet.
    pub fn unread(&self) -> Unread {
        self.ledger.unread()
    }

    /// How many operations of each log count here.
    pub fn counted(&self) -> VectorClock {
        let mut clock = VectorClock::default();
        for (_, log) in self.ledger.replica().logs() {
            clock.raise(&log.id, log.len());
        }
        clock
    }

    /// Everything the author of an operation had seen, itself included.
    pub fn clock_of(&self, operation: &OperationKey) -> VectorClock {
        self.ledger.replica().clock_of(operation)
    }

    /// Closes an input: whatever follows from it.
    fn settle(&mut self, now: Millis) {
        self.on_time(now);
        self.drain_links(now);
        self.bury(now);
        let present: BTreeSet<PeerId> = self.people.keys().copied().collect();
        self.ledger.settle(now, &present);
        self.drain_ledger();
        self.drain_links(now);
        self.show();
        self.ask_to_wake();
        debug_assert!(self.outputs.len() < OUTPUTS_MAX, "the driver drains after every input");
    }

    fn on_command(&mut self, now: Millis, command: Command) -> Result<(), CommandRefused> {
        match command {
            Command::Say { text, reply_to } => {
                self.ledger.say(now, &text, reply_to)?;
                self.tell_typing(now, false);
            }
            Command::Edit { message, text } => self.ledger.edit(now, message, &text)?,
            Command::Delete(message) => self.ledger.delete(now, message)?,
            Command::React { message, emoji, on } => self.ledger.react(now, message, &emoji, on)?,
            Command::Retry(message) => self.ledger.retry(now, message),
            Command::Discard(message) => self.ledger.discard(now, message)?,
            Command::Seen => self.ledger.seen(),
            Command::AskTitle(title) => self.ledger.ask_title(now, &title)?,
            Command::Typing(active) => self.tell_typing(now, active),
            Command::Leave => {
                self.ledger.leave();
                if self.signaling.joined() {
                    self.outputs.push_back(Output::Signal(SignalOutput::Leave));
                }
                self.signaling.stop();
                self.outputs.push_back(Output::Disconnect);
                for member in self.people.values_mut() {
                    member.at_server = false;
                    member.link.leave();
                }
            }
        }
        Ok(())
    }

    fn tell_typing(&mut self, now: Millis, active: bool) {
        let told = self.typing_told_at;
        if active == told.is_some() && told.is_none_or(|at| now.since(at) < TYPING_EVERY_MS) {
            return;
        }
        self.typing_told_at = active.then_some(now);
        for member in self.people.values_mut() {
            member.link.send(Channel::Presence, &PeerMessage::Typing { active });
        }
    }

    fn on_signal(&mut self, now: Millis, input: SignalInput) {
        match input {
            SignalInput::Challenge { to_sign } => {
                if self.signaling.on_challenge() {
                    let profile = encode_body(&Profile { name: self.name.clone() });
                    let purpose = Purpose::Profile { of: self.me };
                    let profile = seal::seal(&self.keys.signal_key, purpose, &profile, &mut self.rng);
                    let signature = self.secret.sign(&to_sign);
                    let room_id = self.keys.room_id.clone();
                    let join = SignalOutput::Join { room_id, peer: self.me, signature, profile };
                    self.outputs.push_back(Output::Signal(join));
                }
            }
            SignalInput::Joined { peers } => {
                self.signaling.on_joined();
                let there: BTreeSet<PeerId> = peers.iter().map(|(peer, _)| *peer).collect();
                for (peer, member) in &mut self.people {
                    member.at_server &= there.contains(peer);
                }
                for (peer, profile) in peers {
                    self.meet(peer, &profile);
                }
                for member in self.people.values_mut().filter(|m| m.at_server) {
                    member.link.connect(now, &mut self.rng);
                }
            }
            SignalInput::PeerJoined(peer, profile) => {
                if let Some(member) = self.meet(peer, &profile) {
                    member.link.expect(now);
                }
            }
            SignalInput::PeerLeft(peer) => {
                if let Some(member) = self.people.get_mut(&peer) {
                    member.at_server = false;
                    member.link.suspect(now);
                }
            }
            SignalInput::Relayed { from, payload } => self.on_relayed(now, from, &payload),
            SignalInput::SeatTaken => {
                self.signaling.stop();
                self.outputs.push_back(Output::Disconnect);
                self.outputs.push_back(Output::View(View::Notice(Notice::SeatTaken)));
            }
            SignalInput::Refused { message, retry_after_ms, notable } => {
                if self.signaling.on_refused(now, retry_after_ms.filter(|_| notable), &mut self.rng) {
                    self.outputs.push_back(Output::Disconnect);
                }
                if notable {
                    self.outputs.push_back(Output::View(View::Notice(Notice::ServerRefused(message))));
                }
            }
            SignalInput::Closing { retry_after_ms } => self.signaling.wait_for(retry_after_ms),
            SignalInput::Closed => {
                self.signaling.on_closed(now, &mut self.rng);
                // Who is at the server is unknown now; the links themselves tell who is there.
                for member in self.people.values_mut() {
                    member.at_server = false;
                }
            }
        }
    }

    /// Somebody is at the server. `None` if they do not know the room's key: then they are nobody to us.
    fn meet(&mut self, peer: PeerId, profile: &str) -> Option<&mut Member> {
        if peer == self.me || (self.people.len() >= PEOPLE_MAX && !self.people.contains_key(&peer)) {
            return None;
        }
        let plain = seal::open(&self.keys.signal_key, Purpose::Profile { of: peer }, profile).ok()?;
        let profile: Profile = decode_body(&plain).ok()?;
        let polite = self.me > peer;
        let member = self.people.entry(peer).or_insert_with(|| Member::new(polite));
        member.name = clean_name(&profile.name).unwrap_or_default();
        member.at_server = true;
        Some(member)
    }

    fn on_relayed(&mut self, now: Millis, from: PeerId, payload: &str) {
        let purpose = Purpose::Signal { from, to: self.me };
        let Ok(plain) = seal::open(&self.keys.signal_key, purpose, payload) else {
            return;
        };
        let Ok(body) = decode_body::<SignalBody>(&plain) else {
            return;
        };
        if let Some(member) = self.people.get_mut(&from) {
            member.link.on_signal(now, body, &mut self.rng);
        }
    }

    fn on_time(&mut self, now: Millis) {
        if self.signaling.deadline().is_some_and(|at| at <= now) {
            let command = self.signaling.tick(now, &mut self.rng);
            self.socket(command);
        }
        for member in self.people.values_mut() {
            if member.link.deadline().is_some_and(|at| at <= now) {
                member.link.tick(now, &mut self.rng);
            }
            if member.typing_until.is_some_and(|at| at <= now) {
                member.typing_until = None;
            }
        }
    }

    fn socket(&mut self, command: Option<SocketCommand>) {
        match command {
            Some(SocketCommand::Connect) => self.outputs.push_back(Output::Connect),
            Some(SocketCommand::Close) => self.outputs.push_back(Output::Disconnect),
            None => {}
        }
    }

    /// Carries out what the links ask for. Each pass may give another link something to do.
    fn drain_links(&mut self, now: Millis) {
        let peers: Vec<PeerId> = self.people.keys().copied().collect();
        for peer in peers {
            while let Some(output) = self.people.get_mut(&peer).and_then(|m| m.link.poll()) {
                self.on_link_output(now, peer, output);
            }
        }
    }

    fn on_link_output(&mut self, now: Millis, peer: PeerId, output: LinkOutput) {
        let Some(member) = self.people.get_mut(&peer) else {
            return;
        };
        match output {
            LinkOutput::Command(instance, command) => {
                self.outputs.push_back(Output::Link { peer, instance, command });
            }
            LinkOutput::Signal(body) => self.relay(peer, &body),
            LinkOutput::Ready => {
                let certificate = self.ledger.certificate(now).encode();
                let durable = self.ledger.durable();
                let hello = PeerMessage::Hello { protocol: PEER_PROTOCOL, certificate, durable };
                member.link.send(Channel::Control, &hello);
            }
            LinkOutput::Up { certificate, durable } => match Certificate::decode(&certificate) {
                Ok(certificate) if certificate.peer() == peer => {
                    certificate.name().clone_into(&mut member.name);
                    member.user = Some(certificate.user());
                    self.ledger.on_up(now, peer, durable);
                }
                Ok(_) => member.link.misbehaved("showed a certificate of somebody else".to_owned()),
                Err(e) => member.link.misbehaved(e.to_string()),
            },
            LinkOutput::Down => {
                member.typing_until = None;
                self.ledger.on_down(peer);
            }
            LinkOutput::Message(message) => self.on_peer_message(now, peer, message),
            LinkOutput::Bye => member.at_server = false,
            LinkOutput::Misbehaved(reason) => {
                self.outputs.push_back(Output::View(View::Notice(Notice::PeerMisbehaved { peer, reason })));
            }
        }
    }

    fn on_peer_message(&mut self, now: Millis, peer: PeerId, message: PeerMessage) {
        if let PeerMessage::Typing { active } = message {
            if let Some(member) = self.people.get_mut(&peer) {
                member.typing_until = active.then_some(now + TYPING_MS_MAX);
            }
        } else {
            self.ledger.on_message(now, peer, message);
        }
    }

    fn drain_ledger(&mut self) {
        while let Some(output) = self.ledger.poll() {
            match output {
                LedgerOutput::Send(peer, message) => {
                    if let Some(member) = self.people.get_mut(&peer) {
                        member.link.send(Channel::Control, &message);
                    }
                }
                LedgerOutput::Persist(ticket, changes) => {
                    self.outputs.push_back(Output::Persist { ticket, changes });
                }
                LedgerOutput::View(view) => self.outputs.push_back(Output::View(view)),
                LedgerOutput::Misbehaved(peer, reason) => {
                    if let Some(member) = self.people.get_mut(&peer) {
                        member.link.misbehaved(reason);
                    }
                }
            }
        }
    }

    fn relay(&mut self, to: PeerId, body: &SignalBody) {
        // Without the server it cannot go out; the link asks again in time.
        if !self.signaling.joined() {
            return;
        }
        let kind = match body.content {
            SignalContent::Offer(_) => RelayKind::Offer,
            SignalContent::Answer(_) => RelayKind::Answer,
            SignalContent::Candidate(_) => RelayKind::IceCandidate,
        };
        let purpose = Purpose::Signal { from: self.me, to };
        let payload = seal::seal(&self.keys.signal_key, purpose, &encode_body(body), &mut self.rng);
        self.outputs.push_back(Output::Signal(SignalOutput::Relay { kind, to, payload }));
    }

    /// Lets go of those who are neither at the server nor linked.
    fn bury(&mut self, now: Millis) {
        let server_known = self.signaling.joined();
        let mut gone = Vec::new();
        for (peer, member) in &mut self.people {
            if member.at_server || member.link.alive() {
                member.missing_since = None;
                continue;
            }
            let since = *member.missing_since.get_or_insert(now);
            let left = member.link.status() == LinkStatus::Offline && !member.link.up();
            let patience = if server_known || left { 0 } else { GONE_AFTER_MS };
            if now.since(since) >= patience {
                gone.push(*peer);
            }
        }
        for peer in gone {
            if let Some(mut member) = self.people.remove(&peer) {
                member.link.close();
                while let Some(output) = member.link.poll() {
                    if let LinkOutput::Command(instance, command) = output {
                        self.outputs.push_back(Output::Link { peer, instance, command });
                    }
                }
                self.ledger.on_down(peer);
                self.outputs.push_back(Output::View(View::PersonGone(peer)));
            }
        }
    }

    /// Tells the interface what differs from what it was told before.
    fn show(&mut self) {
        let status = self.signaling.status();
        if status != self.shown_signaling {
            self.shown_signaling = status;
            self.outputs.push_back(Output::View(View::Signaling(status)));
        }
        for (peer, member) in &mut self.people {
            let person = Person {
                peer: *peer,
                user: member.user,
                name: member.name.clone(),
                link: member.link.status(),
                path: member.link.path(),
                latency_ms: member.link.latency_ms(),
            };
            if member.shown.as_ref() != Some(&person) {
                self.outputs.push_back(Output::View(View::Person(person.clone())));
                member.shown = Some(person);
            }
        }
        let typing: Vec<PeerId> =
            self.people.iter().filter(|(_, m)| m.typing_until.is_some()).map(|(peer, _)| *peer).collect();
        if typing != self.shown_typing {
            self.shown_typing.clone_from(&typing);
            self.outputs.push_back(Output::View(View::Typing(typing)));
        }
    }

    fn ask_to_wake(&mut self) {
        let members = self.people.values().flat_map(|m| {
            let gone_at = m.missing_since.map(|at| at + GONE_AFTER_MS);
            [m.link.deadline(), m.typing_until, gone_at].into_iter().flatten()
        });
        let next = members.chain(self.signaling.deadline()).chain(self.ledger.deadline()).min();
        if let Some(at) = next
            && self.wake_at != Some(at)
        {
            self.wake_at = Some(at);
            self.outputs.push_back(Output::WakeAt(at));
        }
    }
}

impl Member {
    fn new(polite: bool) -> Self {
        Self {
            name: String::new(),
            at_server: false,
            user: None,
            link: Link::new(polite),
            typing_until: None,
            missing_since: None,
            shown: None,
        }
    }
}
