//! Engines to be measured: one that a scripted peer talks to, and two that talk to each other, without network or disk.

#![allow(dead_code, reason = "each of the programs that measure uses a part")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a measurement that goes wrong is no measurement"
)]

pub mod polled;

use std::collections::VecDeque;

use chacha20::ChaCha20Rng;
use rand_core::SeedableRng;
use room::{
    Certificate, Channel, Config, Content, Description, DeviceId, DeviceSecret, DeviceSeed, Draft, Engine,
    Epoch, FRAME_LEN_FIRST, FRAME_LEN_MAX, Fingerprints, Handshake, Hello, Input, LinkCommand, LinkEvent,
    Millis, Operation, OperationKey, Output, PeerId, PeerMessage, PeerSecret, Profile, Purpose, Reassembly,
    RelayPolicy, RoomKeys, RoomSecret, SignalBody, SignalContent, SignalInput, SignalOutput, StoredRoom,
    Stream, UserSecret, cut, seal,
};
use serde::Serialize;

/// The text of a measured message: so many characters are typical of a chat.
pub const TEXT: &str = "A message of fifty characters, as people write it.";
/// As `sync.rs` has it: bytes of operations in one message.
const BATCH_LEN: usize = 24 * 1024;

/// The room that everything is measured in.
pub fn keys() -> RoomKeys {
    RoomKeys::derive(&RoomSecret([42; 32]))
}

/// The key of a device.
pub fn secret(device: u8) -> PeerSecret {
    PeerSecret::derive(&DeviceSeed([device; 32]), &keys().room_id, 0)
}

/// An engine of a device on what is stored.
pub fn engine(device: u8, stored: StoredRoom) -> Engine {
    let config = Config {
        keys: keys(),
        me: secret(device),
        user: UserSecret::from_seed(&[device; 32]),
        name: format!("person {device}"),
        unix_ms: 1_700_000_000_000,
        device: DeviceSecret::derive(&DeviceSeed([device; 32]), &keys().room_id),
        founder: None,
        durable: true,
        relay: RelayPolicy::Automatic,
        privacy: room::Privacy::default(),
        picture: None,
        hushed: room::Hushed::default(),
        rng: ChaCha20Rng::from_seed([device; 32]),
    };
    Engine::new(NOW, config, stored)
}

/// When everything begins.
const NOW: Millis = Millis(1_000);

/// Writes the operations of a room, one after another: devices `1..=authors` take turns, each has seen what was written before.
pub struct Writer {
    secrets: Vec<PeerSecret>,
    last: Vec<Option<Operation>>,
    newest: Option<OperationKey>,
    next: usize,
    keys: RoomKeys,
    rng: ChaCha20Rng,
}

impl Writer {
    pub fn new(authors: u8) -> Self {
        Self {
            secrets: (1..=authors).map(secret).collect(),
            last: vec![None; usize::from(authors)],
            newest: None,
            next: 0,
            keys: keys(),
            rng: ChaCha20Rng::from_seed([7; 32]),
        }
    }
}

impl Iterator for Writer {
    type Item = Vec<u8>;

    fn next(&mut self) -> Option<Vec<u8>> {
        let author = self.next % self.secrets.len();
        let secret = &self.secrets[author];
        let prev = self.last[author].as_ref();
        let content = match prev {
            None => {
                let user = UserSecret::from_seed(&[author as u8 + 1; 32]);
                Content::Profile(
                    Certificate::issue(&user, secret.id(), DeviceId([1; 32]), "somebody", 1_700_000_000_000)
                        .encode(),
                )
            }
            Some(_) => Content::Message { text: TEXT.to_owned(), reply_to: None },
        };
        let draft = Draft {
            stream: Stream::main(),
            seq: prev.map_or(0, |prev| prev.seq() + 1),
            seen: self.newest.iter().filter(|newest| newest.author != secret.id()).cloned().collect(),
            at_unix_ms: 1_700_000_000_000 + self.next as u64 * 1_000,
            epoch: Epoch::First,
            body: &content.encode(),
        };
        let Self { keys, rng, .. } = self;
        let operation = Operation::write(secret, &keys.room_id, &keys.epoch_key, prev, draft, rng);
        self.newest = Some(operation.key());
        let bytes = operation.encode();
        self.last[author] = Some(operation);
        self.next += 1;
        Some(bytes)
    }
}

/// What Chromium says its SCTP takes.
const MESSAGE_LEN_MAX: u32 = 262_144;

/// The first description of a connection.
const NOTHING: Description = Description { number: 1, sdp: String::new() };

const SEEN: Fingerprints = Fingerprints { local: [1; 32], remote: [2; 32] };
const OPEN: LinkEvent = LinkEvent::ChannelsOpen { fingerprints: SEEN, message_len_max: MESSAGE_LEN_MAX };

/// What a peer sends to bring these operations: the frames of messages as long as ours.
pub fn frames(operations: impl Iterator<Item = Vec<u8>>) -> impl Iterator<Item = Vec<u8>> {
    let mut operations = operations.peekable();
    let messages = std::iter::from_fn(move || {
        let mut batch = Vec::new();
        let mut len = 0;
        while let Some(next) = operations.next_if(|next| batch.is_empty() || len + next.len() <= BATCH_LEN) {
            len += next.len();
            batch.push(next);
        }
        (!batch.is_empty()).then(|| PeerMessage::Operations(batch).encode())
    });
    messages.flat_map(|message| cut(&message, FRAME_LEN_MAX))
}

/// An engine that the scripted device 1 has a link to; its disk takes no time.
pub struct Linked {
    pub engine: Engine,
    instance: u64,
    /// What the engine greeted with.
    hello: Option<Hello>,
}

impl Linked {
    pub fn new() -> Self {
        let mut linked = Self { engine: engine(0, StoredRoom::default()), instance: 0, hello: None };
        let peer = secret(1).id();
        let me = secret(0).id();
        let rng = &mut ChaCha20Rng::from_seed([3; 32]);
        let key = keys().signal_key;
        linked.input(Input::Start);
        linked.input(Input::Signal(SignalInput::Challenge { to_sign: Vec::new() }));
        let profile = sealed(&key, Purpose::Profile { of: peer }, &Profile { name: "peer".to_owned() }, rng);
        linked.input(Input::Signal(SignalInput::Joined { peers: vec![(peer, profile)] }));
        let body = SignalBody {
            from_instance: 1,
            to_instance: Some(linked.instance),
            content: SignalContent::Answer(NOTHING),
        };
        let payload = sealed(&key, Purpose::Signal { from: peer, to: me }, &body, rng);
        linked.input(Input::Signal(SignalInput::Relayed { from: peer, payload }));
        linked.event(OPEN);
        let certificate = Certificate::issue(
            &UserSecret::from_seed(&[1; 32]),
            peer,
            DeviceId([1; 32]),
            "peer",
            1_700_000_000_000,
        )
        .encode();
        let seen = Fingerprints { local: SEEN.remote, remote: SEEN.local };
        let (mut handshake, hello) = Handshake::begin(peer, me, seen, MESSAGE_LEN_MAX, rng);
        linked.say(&PeerMessage::Hello(hello));
        let proof = handshake.on_hello(linked.hello.unwrap(), &secret(1), &keys(), certificate, true, rng);
        linked.say(&proof.unwrap());
        linked.say(&PeerMessage::Heads(Vec::new()));
        linked
    }

    /// Takes frames as they come over the link.
    pub fn receive(&mut self, frames: impl Iterator<Item = Vec<u8>>) {
        for frame in frames {
            self.event(LinkEvent::Frame(Channel::Control, frame));
        }
    }

    /// How many operations of device 1 are here.
    pub fn have(&self, device: u8) -> u64 {
        count(&self.engine, device)
    }

    fn say(&mut self, message: &PeerMessage) {
        self.receive(cut(&message.encode(), FRAME_LEN_FIRST).into_iter());
    }

    fn event(&mut self, event: LinkEvent) {
        let peer = secret_id_1();
        self.input(Input::Link { peer, instance: self.instance, event });
    }

    fn input(&mut self, input: Input) {
        let mut inputs = VecDeque::from([input]);
        while let Some(input) = inputs.pop_front() {
            self.engine.handle(NOW, input).unwrap();
            while let Some(output) = self.engine.poll() {
                match output {
                    Output::Link { instance, command: LinkCommand::Open, .. } => self.instance = instance,
                    Output::Persist { ticket, .. } => inputs.push_back(Input::Persisted { ticket }),
                    Output::Link { command: LinkCommand::Send(Channel::Control, frame), .. }
                        if self.hello.is_none() =>
                    {
                        let message = Reassembly::default().push(&frame, FRAME_LEN_MAX).unwrap().unwrap();
                        if let PeerMessage::Hello(hello) = PeerMessage::decode(&message).unwrap() {
                            self.hello = Some(hello);
                        }
                    }
                    _ => {}
                }
            }
        }
    }
}

/// Deriving a key costs as much as checking a signature; this one is asked for with every frame.
fn secret_id_1() -> PeerId {
    static ID: std::sync::LazyLock<PeerId> = std::sync::LazyLock::new(|| secret(1).id());
    *ID
}

/// How many operations of a device count.
pub fn count(engine: &Engine, device: u8) -> u64 {
    engine.counted().count(&room::LogId { author: secret(device).id(), stream: Stream::main() })
}

fn sealed<T: Serialize>(key: &[u8; 32], purpose: Purpose, body: &T, rng: &mut ChaCha20Rng) -> String {
    seal(key, purpose, &postcard::to_allocvec(body).unwrap(), rng)
}

/// Two engines with a link that takes no time, and disks that take none.
pub struct Pair {
    now: Millis,
    sides: [Side; 2],
    /// The newest connection of each.
    instances: [u64; 2],
    inputs: VecDeque<(usize, Input)>,
    /// Bytes of the frames sent, both ways, and how many there were.
    pub sent_len: usize,
    pub sent: usize,
}

struct Side {
    engine: Engine,
    id: PeerId,
    profile: String,
    wake_at: Option<Millis>,
}

impl Pair {
    /// Devices 0 and 100, one of them with what is stored; neither has started.
    pub fn new(stored: StoredRoom) -> Self {
        let side = |device, stored| {
            let id = secret(device).id();
            Side { engine: engine(device, stored), id, profile: String::new(), wake_at: None }
        };
        Self {
            now: NOW,
            sides: [side(0, stored), side(100, StoredRoom::default())],
            instances: [0; 2],
            inputs: VecDeque::new(),
            sent_len: 0,
            sent: 0,
        }
    }

    /// Starts both and runs until the second has as many operations of this device as the first.
    pub fn sync(&mut self, device: u8) {
        let all = count(&self.sides[0].engine, device);
        self.inputs.extend([(0, Input::Start), (1, Input::Start)]);
        loop {
            while let Some((side, input)) = self.inputs.pop_front() {
                self.sides[side].engine.handle(self.now, input).unwrap();
                self.drain(side);
            }
            if count(&self.sides[1].engine, device) >= all {
                return;
            }
            let next = self.sides.iter_mut().filter_map(|side| side.wake_at.take()).min();
            let at = next.expect("neither has anything to wait for");
            assert!(at.since(NOW) < 60_000, "a minute is over and they are not in sync");
            self.now = self.now.max(at);
            self.inputs.extend([(0, Input::Tick), (1, Input::Tick)]);
        }
    }

    fn drain(&mut self, side: usize) {
        let other = 1 - side;
        while let Some(output) = self.sides[side].engine.poll() {
            let ids = [self.sides[side].id, self.sides[other].id];
            let mut to_other = |input| self.inputs.push_back((other, input));
            match output {
                Output::Connect => {
                    let challenge = SignalInput::Challenge { to_sign: Vec::new() };
                    self.inputs.push_back((side, Input::Signal(challenge)));
                }
                Output::Signal(SignalOutput::Join { profile, .. }) => {
                    to_other(Input::Signal(SignalInput::PeerJoined(ids[0], profile.clone())));
                    let there = &self.sides[other].profile;
                    let peers = (!there.is_empty()).then(|| (ids[1], there.clone())).into_iter().collect();
                    self.sides[side].profile = profile;
                    self.inputs.push_back((side, Input::Signal(SignalInput::Joined { peers })));
                }
                Output::Signal(SignalOutput::Relay { payload, .. }) => {
                    to_other(Input::Signal(SignalInput::Relayed { from: ids[0], payload }));
                }
                Output::Link { peer, instance, command } => self.command(side, peer, instance, command),
                Output::Persist { ticket, .. } => {
                    self.inputs.push_back((side, Input::Persisted { ticket }));
                }
                Output::WakeAt(at) => self.sides[side].wake_at = Some(at),
                Output::Signal(SignalOutput::Leave | SignalOutput::Ping)
                | Output::Disconnect
                | Output::View(_) => {}
            }
        }
    }

    fn command(&mut self, side: usize, peer: PeerId, instance: u64, command: LinkCommand) {
        let mut event = |event| self.inputs.push_back((side, Input::Link { peer, instance, event }));
        let description = LinkEvent::LocalDescription;
        match command {
            LinkCommand::Open => self.instances[side] = instance,
            LinkCommand::Offer { .. } => event(description(SignalContent::Offer(NOTHING))),
            LinkCommand::Accept(SignalContent::Offer(_)) => {
                event(description(SignalContent::Answer(NOTHING)));
            }
            LinkCommand::Accept(SignalContent::Answer(_)) => {
                event(OPEN);
                let fingerprints = Fingerprints { local: SEEN.remote, remote: SEEN.local };
                let open = LinkEvent::ChannelsOpen { fingerprints, message_len_max: MESSAGE_LEN_MAX };
                self.tell_other(side, open);
            }
            LinkCommand::Send(channel, frame) => {
                self.sent_len += frame.len();
                self.sent += 1;
                self.tell_other(side, LinkEvent::Frame(channel, frame));
            }
            LinkCommand::TellDrained(channel) => event(LinkEvent::Drained(channel)),
            LinkCommand::Accept(SignalContent::Candidate(_))
            | LinkCommand::Relay { .. }
            | LinkCommand::AddCandidate(_)
            | LinkCommand::Close => {}
        }
    }

    fn tell_other(&mut self, side: usize, event: LinkEvent) {
        let (peer, instance) = (self.sides[side].id, self.instances[1 - side]);
        self.inputs.push_back((1 - side, Input::Link { peer, instance, event }));
    }
}
