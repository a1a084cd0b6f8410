//! The whole of one page's part in one room: it decides, the drivers act.
//!
//! [`Engine::handle`] takes one input; drain [`Engine::poll`] before giving it the next. The engine joins
//! through the server ([`crate::signal`]), keeps one link a person ([`crate::link`]) and the chat ([`crate::chat`]);
//! here they meet. Many engines with a lossy network between them run in `tests/sim.rs`.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use chacha20::ChaCha20Rng;
use rand_core::Rng;

use crate::{
    LinkStatus, Millis, Notice, PeerId, PeerSecret, Person, RoomKeys, SignalingStatus, TextRefused, View,
    chat::Chat,
    link::{Link, LinkCommand, LinkEvent, LinkOutput},
    seal::{self, Purpose},
    signal::{Signaling, SocketCommand},
    wire::{
        Channel, PEER_PROTOCOL, PeerMessage, Profile, SignalBody, SignalContent, decode_body, encode_body,
    },
};

/// Longest display name, in characters.
pub const NAME_CHARS_MAX: usize = 64;
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

/// What an engine is made of.
#[derive(Debug)]
pub struct Config {
    /// The room's id.
    pub room_id: String,
    /// The key that seals what passes the server.
    pub signal_key: [u8; 32],
    /// Our key.
    pub me: PeerSecret,
    /// Our display name, see [`clean_name`].
    pub name: String,
    /// All randomness: seeded by the system in a browser, by a number in a simulation.
    pub rng: ChaCha20Rng,
}

impl Config {
    /// The usual configuration.
    pub fn new(keys: &RoomKeys, me: PeerSecret, name: String, rng: ChaCha20Rng) -> Self {
        Self { room_id: keys.room_id.clone(), signal_key: keys.signal_key, me, name, rng }
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// The page is ready: enter the room.
    Start,
    /// Something from the server, or about the socket.
    Signal(SignalInput),
    /// The driver saw something on the connection `instance` to `peer`.
    Link {
        /// To whom.
        peer: PeerId,
        /// Which connection.
        instance: u64,
        /// What.
        event: LinkEvent,
    },
    /// The person does something.
    Command(Command),
    /// The device is online again, or woke up: try everything now.
    Online,
    /// The time asked for by [`Output::WakeAt`] has come.
    Tick,
}

/// What the person does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Send a message.
    Say {
        /// Plain text.
        text: String,
        /// The wall clock, Unix milliseconds.
        at_unix_ms: u64,
    },
    /// Is writing, or has stopped.
    Typing(bool),
    /// Leave the room and end every link.
    Leave,
}

/// From the signaling socket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignalInput {
    /// The server's challenge, as the bytes to sign.
    Challenge {
        /// What a proof of the seat signs.
        to_sign: Vec<u8>,
    },
    /// We are in.
    Joined {
        /// Who is there, with their sealed profiles.
        peers: Vec<(PeerId, String)>,
    },
    /// Somebody came, or came back.
    PeerJoined(PeerId, String),
    /// Somebody's way to the server ended.
    PeerLeft(PeerId),
    /// A sealed [`SignalBody`] of a peer.
    Relayed {
        /// Who sent it.
        from: PeerId,
        /// Sealed.
        payload: String,
    },
    /// Our seat was taken over by another connection.
    SeatTaken,
    /// The server refused something.
    Refused {
        /// In its words.
        message: String,
        /// It asked to wait so long, in milliseconds.
        retry_after_ms: Option<u64>,
        /// Whether the person should read it: `false` for what the engine can cope with.
        notable: bool,
    },
    /// The server goes down and asks to wait, in milliseconds.
    Closing {
        /// So long.
        retry_after_ms: u64,
    },
    /// The socket is closed.
    Closed,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// Open the socket (a new one).
    Connect,
    /// Close the socket.
    Disconnect,
    /// Say something on the socket.
    Signal(SignalOutput),
    /// Do something to the connection `instance` to `peer`.
    Link {
        /// To whom.
        peer: PeerId,
        /// Which connection.
        instance: u64,
        /// What.
        command: LinkCommand,
    },
    /// Send [`Input::Tick`] at this time; replaces the time asked for before.
    WakeAt(Millis),
    /// Show something.
    View(View),
}

/// To the signaling server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignalOutput {
    /// Take our place.
    Join {
        /// The room.
        room_id: String,
        /// Us.
        peer: PeerId,
        /// Over the challenge.
        signature: [u8; 64],
        /// Sealed.
        profile: String,
    },
    /// Give our place up.
    Leave,
    /// Relay a sealed body.
    Relay {
        /// What the server may know of it.
        kind: RelayKind,
        /// To whom.
        to: PeerId,
        /// Sealed.
        payload: String,
    },
}

/// What the server sees of a relayed payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelayKind {
    /// A session description that asks.
    Offer,
    /// A session description that answers.
    Answer,
    /// A candidate.
    IceCandidate,
}

/// One page's part in one room.
#[derive(Debug)]
pub struct Engine {
    config: Config,
    me: PeerId,
    session: u64,
    signaling: Signaling,
    people: BTreeMap<PeerId, Member>,
    chat: Chat,
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
    /// The server has them in the room.
    at_server: bool,
    /// Their session, once they said hello.
    session: Option<u64>,
    link: Link,
    /// Writing until then, unless told again.
    typing_until: Option<Millis>,
    /// Neither at the server nor linked since then.
    missing_since: Option<Millis>,
    shown: Option<Person>,
}

impl Engine {
    /// An engine that has not started.
    pub fn new(mut config: Config) -> Self {
        let session = config.rng.next_u64();
        let me = config.me.id();
        let chat = Chat::new(me, config.name.clone(), session);
        Self {
            config,
            me,
            session,
            signaling: Signaling::default(),
            people: BTreeMap::new(),
            chat,
            typing_told_at: None,
            outputs: VecDeque::new(),
            shown_signaling: SignalingStatus::Offline,
            shown_typing: Vec::new(),
            wake_at: None,
        }
    }

    /// Takes one input; drain [`Engine::poll`] before giving it the next. Only a refused text is an error: it is
    /// the person's, and everything else that goes wrong is handled or shown.
    pub fn handle(&mut self, now: Millis, input: Input) -> Result<(), TextRefused> {
        let result = match input {
            Input::Start => {
                let command = self.signaling.start(now);
                self.socket(command);
                Ok(())
            }
            Input::Signal(signal) => {
                self.on_signal(now, signal);
                Ok(())
            }
            Input::Link { peer, instance, event } => {
                if let Some(member) = self.people.get_mut(&peer) {
                    member.link.on_event(now, instance, event, &mut self.config.rng);
                }
                Ok(())
            }
            Input::Command(command) => self.on_command(now, command),
            Input::Online => {
                let command = self.signaling.start(now);
                self.socket(command);
                for member in self.people.values_mut() {
                    member.link.connect(now, &mut self.config.rng);
                }
                Ok(())
            }
            Input::Tick => {
                self.wake_at = None;
                Ok(())
            }
        };
        self.on_time(now);
        self.drain_links(now);
        self.bury(now);
        self.show();
        self.ask_to_wake();
        debug_assert!(self.outputs.len() < OUTPUTS_MAX, "the driver drains after every input");
        result
    }

    /// What is to be done next, in order.
    pub fn poll(&mut self) -> Option<Output> {
        self.outputs.pop_front()
    }

    fn on_command(&mut self, now: Millis, command: Command) -> Result<(), TextRefused> {
        match command {
            Command::Say { text, at_unix_ms } => {
                let message = self.chat.write(&text, at_unix_ms)?;
                self.outputs.push_back(Output::View(View::Message(message)));
                self.tell_typing(now, false);
                self.push_chat();
            }
            Command::Typing(active) => self.tell_typing(now, active),
            Command::Leave => {
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
                    let profile = encode_body(&Profile { name: self.config.name.clone() });
                    let purpose = Purpose::Profile { of: self.me };
                    let profile =
                        seal::seal(&self.config.signal_key, purpose, &profile, &mut self.config.rng);
                    let signature = self.config.me.sign(&to_sign);
                    let room_id = self.config.room_id.clone();
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
                    member.link.connect(now, &mut self.config.rng);
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
                if self.signaling.on_refused(now, retry_after_ms.filter(|_| notable), &mut self.config.rng) {
                    self.outputs.push_back(Output::Disconnect);
                }
                if notable {
                    self.outputs.push_back(Output::View(View::Notice(Notice::ServerRefused(message))));
                }
            }
            SignalInput::Closing { retry_after_ms } => self.signaling.wait_for(retry_after_ms),
            SignalInput::Closed => {
                self.signaling.on_closed(now, &mut self.config.rng);
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
        let plain = seal::open(&self.config.signal_key, Purpose::Profile { of: peer }, profile).ok()?;
        let profile: Profile = decode_body(&plain).ok()?;
        let polite = self.me > peer;
        let member = self.people.entry(peer).or_insert_with(|| Member::new(polite));
        member.name = clean_name(&profile.name).unwrap_or_default();
        member.at_server = true;
        Some(member)
    }

    fn on_relayed(&mut self, now: Millis, from: PeerId, payload: &str) {
        let purpose = Purpose::Signal { from, to: self.me };
        let Ok(plain) = seal::open(&self.config.signal_key, purpose, payload) else {
            return;
        };
        let Ok(body) = decode_body::<SignalBody>(&plain) else {
            return;
        };
        if let Some(member) = self.people.get_mut(&from) {
            member.link.on_signal(now, body, &mut self.config.rng);
        }
    }

    fn on_time(&mut self, now: Millis) {
        if self.signaling.deadline().is_some_and(|at| at <= now) {
            let command = self.signaling.tick(now, &mut self.config.rng);
            self.socket(command);
        }
        for member in self.people.values_mut() {
            if member.link.deadline().is_some_and(|at| at <= now) {
                member.link.tick(now, &mut self.config.rng);
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
                let (session, name) = (self.session, self.config.name.clone());
                member
                    .link
                    .send(Channel::Control, &PeerMessage::Hello { protocol: PEER_PROTOCOL, session, name });
            }
            LinkOutput::Up { session, name } => {
                match clean_name(&name) {
                    Ok(name) => member.name = name,
                    Err(e) => return member.link.misbehaved(e.to_string()),
                }
                member.session = Some(session);
                let have = self.chat.on_up(peer, session);
                member.link.send(Channel::Control, &have);
            }
            LinkOutput::Down => {
                member.typing_until = None;
                self.chat.on_down(peer);
            }
            LinkOutput::Message(message) => self.on_peer_message(now, peer, message),
            LinkOutput::Bye => member.at_server = false,
            LinkOutput::Misbehaved(reason) => {
                self.outputs.push_back(Output::View(View::Notice(Notice::PeerMisbehaved { peer, reason })));
            }
        }
    }

    fn on_peer_message(&mut self, now: Millis, peer: PeerId, message: PeerMessage) {
        let Some(member) = self.people.get_mut(&peer) else {
            return;
        };
        let Some(session) = member.session else { return };
        match message {
            PeerMessage::Have { session, next } => {
                self.chat.on_have(peer, session, next);
                for message in self.chat.next_for(peer) {
                    member.link.send(Channel::Control, &message);
                }
            }
            PeerMessage::Chat { seq, at_unix_ms, text } => {
                let author = (peer, member.name.as_str(), session);
                match self.chat.on_chat(author, (seq, at_unix_ms, text)) {
                    Ok(message) => {
                        member.typing_until = None;
                        member.link.send(Channel::Control, &self.chat.have(peer, session));
                        self.outputs.extend(message.map(View::Message).map(Output::View));
                    }
                    Err(_) => member.link.misbehaved("sent a message that is empty or too long".to_owned()),
                }
            }
            PeerMessage::Typing { active } => member.typing_until = active.then_some(now + TYPING_MS_MAX),
            // The link keeps these to itself.
            PeerMessage::Hello { .. }
            | PeerMessage::Ping { .. }
            | PeerMessage::Pong { .. }
            | PeerMessage::Bye => {}
        }
    }

    fn push_chat(&mut self) {
        for (peer, member) in &mut self.people {
            for message in self.chat.next_for(*peer) {
                member.link.send(Channel::Control, &message);
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
        let payload = seal::seal(&self.config.signal_key, purpose, &encode_body(body), &mut self.config.rng);
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
                self.chat.on_down(peer);
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
        let present = self.people.keys().copied().collect();
        for message in self.chat.changes(&present) {
            self.outputs.push_back(Output::View(View::Message(message)));
        }
    }

    fn ask_to_wake(&mut self) {
        let members = self.people.values().flat_map(|m| {
            let gone_at = m.missing_since.map(|at| at + GONE_AFTER_MS);
            [m.link.deadline(), m.typing_until, gone_at].into_iter().flatten()
        });
        let next = members.chain(self.signaling.deadline()).min();
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
            session: None,
            link: Link::new(polite),
            typing_until: None,
            missing_since: None,
            shown: None,
        }
    }
}

/// Why a display name was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameRefused {
    /// Nothing visible in it.
    #[error("Tell the others who you are.")]
    Empty,
    /// Over the limit.
    #[error("A name has at most {NAME_CHARS_MAX} characters, this one has {chars}.")]
    TooLong {
        /// Characters that came.
        chars: usize,
    },
}

/// A display name without control characters, direction overrides and needless spaces, so that
/// no name can rearrange the text around it.
pub fn clean_name(name: &str) -> Result<String, NameRefused> {
    let visible: String = name
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .filter(|c| !matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'))
        .collect();
    let name = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    match name.chars().count() {
        0 => Err(NameRefused::Empty),
        1..=NAME_CHARS_MAX => Ok(name),
        chars => Err(NameRefused::TooLong { chars }),
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn names_cannot_rearrange_the_page() {
        assert_eq!(clean_name("  Ada \u{202e}\n Lovelace "), Ok("Ada Lovelace".to_owned()));
        assert_eq!(clean_name("\u{200f}\t"), Err(NameRefused::Empty));
        assert_eq!(clean_name(&"é".repeat(65)), Err(NameRefused::TooLong { chars: 65 }));
        assert_eq!(clean_name("عائشة"), Ok("عائشة".to_owned()));
    }
}
