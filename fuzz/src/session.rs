//! A whole session: the input is a script of what a member of the room, who knows its keys, does to a real engine.
//!
//! The link is up from the start and set up again when the engine ends it. Whatever the peer, the server, the disk and the
//! person do, the engine neither panics nor spins, what it says to one input is bounded, what it sends decodes, and a restart on
//! what it stored counts the same operations.

use std::collections::{BTreeMap, VecDeque};

use chacha20::ChaCha20Rng;
use rand_core::SeedableRng;
use room::{
    Attendance, BoxPurpose, Certificate, Change, Changes, Channel, ChannelChange, ChannelId, Command,
    CommandId, Config, Content, Count, Description, DeviceBox, Draft, Engine, Epoch, EpochName,
    FRAME_LEN_FIRST, FRAME_LEN_MAX, Fingerprints, Handshake, Head, Hello, History, Input, LinkCommand,
    LinkEvent, LogId, MemoryStorage, MessageId, Millis, Operation, OperationKey, Output, PEER_PROTOCOL,
    PeerId, PeerMessage, Profile, Purpose, Reassembly, Recent, Role, SignalBody, SignalContent, SignalInput,
    SignalOutput, Stream, Thread, UserId, cut, seal, testing,
};

use crate::{Script, samples};

/// The engine's own device; the scripted peer; a third author, whose operations the peer passes on.
const DEVICES: [u8; 3] = [0, 1, 2];
const PEER: usize = 1;
/// Streams written to; only the first is shown.
const STREAMS: [&str; 2] = ["main", "code/read-me"];
/// Steps of a script that are run: longer ones find nothing else.
const STEPS_MAX: usize = 400;
/// Connections a script may use up.
const CONNECTIONS_MAX: usize = 16;
/// As the simulator has it: one input makes fewer outputs.
const OUTPUTS_MAX: usize = 5_000;
/// What one input may send: a window, the longest operation, heads, a preview and as many proofs as a peer may bring, all with
/// much to spare.
const SENT_LEN_MAX: usize = 8 * 1024 * 1024;
/// What Chromium says its SCTP takes.
const MESSAGE_LEN_MAX: u32 = 262_144;
const SEEN: Fingerprints = Fingerprints { local: [1; 32], remote: [2; 32] };
const OPEN: LinkEvent = LinkEvent::ChannelsOpen { fingerprints: SEEN, message_len_max: MESSAGE_LEN_MAX };
/// Inputs that may follow from one input without time passing.
const FOLLOWING_MAX: usize = 500;

// What a step does: the byte, modulo 16.

/// A message as it comes: channel, bytes.
pub(crate) const RAW: u8 = 0;
/// A frame as it comes: channel, bytes.
const FRAME: u8 = 1;
/// An operation is written: author, stream, how, content. See [`Session::write`].
const WRITE: u8 = 2;
/// Operations are sent: how many of the last, in which order.
const SEND: u8 = 3;
/// Heads: how many, then author, stream, number, tip.
pub(crate) const HEADS: u8 = 4;
/// Counts of what is stored: how many, then author, stream, number.
const HAVE: u8 = 5;
/// Counts of what is read, like those of what is stored.
const READ: u8 = 6;
/// A proof of a fork: two operations, counted from the last.
const FORK: u8 = 7;
/// A preview: how many operations, their depth.
const RECENT: u8 = 8;
/// Time passes.
const TIME: u8 = 9;
/// The person does something.
const COMMAND: u8 = 10;
/// The disk answers late, again, or not at all.
const DISK: u8 = 11;
/// The connection has an event.
const LINK: u8 = 12;
/// Hello, ping, pong, typing, bye.
const SMALL: u8 = 13;
/// Something from the peer through the server.
const RELAY: u8 = 14;
/// Something from the server.
const SERVER: u8 = 15;

/// Runs a script against an engine.
pub fn session(bytes: &[u8]) {
    let mut session = Session::new();
    let mut script = Script(bytes);
    for _ in 0..STEPS_MAX {
        if script.over() {
            break;
        }
        session.connect();
        session.step(&mut script);
    }
    session.finish();
}

struct Session {
    engine: Engine,
    now: Millis,
    wake_at: Option<Millis>,
    inputs: VecDeque<Input>,
    /// Connection of the engine, if there is one, and whether the peer said hello on it.
    connection: Option<(u64, bool)>,
    connections: usize,
    /// The number of the engine's last offer.
    offered: u32,
    /// What the engine greeted with on the last connection.
    hello: Option<Hello>,
    /// What the engine said on `control`.
    said: Reassembly,
    storage: MemoryStorage,
    writes: VecDeque<(u64, Changes)>,
    disk_waits: bool,
    /// A write failed or was never answered: a restart may know less.
    lost: bool,
    /// What each author wrote, so that more can follow.
    logs: BTreeMap<LogId, Vec<Operation>>,
    /// Everything the script wrote, in order.
    written: Vec<Operation>,
    rng: ChaCha20Rng,
}

impl Session {
    fn new() -> Self {
        let mut session = Self {
            engine: engine(Millis(1_000), room::StoredRoom::default()),
            now: Millis(1_000),
            wake_at: None,
            inputs: VecDeque::new(),
            connection: None,
            connections: 0,
            offered: 0,
            hello: None,
            said: Reassembly::default(),
            storage: MemoryStorage::default(),
            writes: VecDeque::new(),
            disk_waits: false,
            lost: false,
            logs: BTreeMap::new(),
            written: Vec::new(),
            rng: ChaCha20Rng::from_seed([6; 32]),
        };
        session.input(Input::Start);
        session
    }

    fn step(&mut self, script: &mut Script<'_>) {
        match script.byte() % 16 {
            RAW => {
                let channel = Channel::ALL[script.below(Channel::ALL.len())];
                let bytes = script.bytes().to_vec();
                self.say_on(channel, &bytes);
            }
            FRAME => {
                let channel = Channel::ALL[script.below(Channel::ALL.len())];
                let frame = script.bytes().to_vec();
                self.event(LinkEvent::Frame(channel, frame));
            }
            WRITE => self.write(script),
            SEND => {
                let count = script.below(64);
                let reversed = script.byte() % 2 == 1;
                let mut operations: Vec<_> = self.newest(count).map(Operation::encode).collect();
                if !reversed {
                    operations.reverse();
                }
                self.say(&PeerMessage::Operations(operations));
            }
            HEADS => {
                let heads = (0..script.below(8))
                    .map(|_| {
                        let (log, next) = (log(script), script.number());
                        let hash = script.byte();
                        Head {
                            author: log.author,
                            stream: log.stream,
                            next,
                            tip: [hash; 8],
                            fork: (hash % 2 == 1).then_some(next),
                        }
                    })
                    .collect();
                self.say(&PeerMessage::Heads(heads));
            }
            HAVE => {
                let counts = counts(script);
                self.say(&PeerMessage::Have(counts));
            }
            READ => {
                let counts = counts(script);
                self.say(&PeerMessage::Read(counts));
            }
            FORK => {
                let [first, second] = [script.below(64), script.below(64)]
                    .map(|back| self.newest(back + 1).last().map(Operation::encode).unwrap_or_default());
                self.say(&PeerMessage::Fork { first, second });
            }
            RECENT => {
                let (count, depth) = (script.below(80), script.number());
                let recent = self.newest(count).map(|o| Recent { depth, bytes: o.encode() }).collect();
                self.say(&PeerMessage::Recent(recent));
            }
            TIME => {
                self.now = self.now + [1, 100, 800, 3_000, 11_000, 60_000][script.below(6)];
                self.input(Input::Tick);
            }
            COMMAND => self.command(script),
            DISK => self.disk(script),
            LINK => {
                let event = match script.below(8) {
                    0 => LinkEvent::ChannelsClosed,
                    1 => LinkEvent::Disconnected,
                    2 => LinkEvent::Unreachable,
                    3 => OPEN,
                    4 => LinkEvent::Drained(Channel::Control),
                    5 => LinkEvent::Broken("broken".to_owned()),
                    6 => {
                        LinkEvent::LocalDescription(SignalContent::Offer(self.described("again".to_owned())))
                    }
                    _ => LinkEvent::LocalDescription(SignalContent::Answer(
                        self.described("answer".to_owned()),
                    )),
                };
                self.event(event);
            }
            SMALL => {
                let message = match script.below(6) {
                    0 => PeerMessage::Ping { nonce: script.byte().into() },
                    1 => PeerMessage::Pong { nonce: script.byte().into() },
                    2 => {
                        return self.say_on(
                            Channel::Presence,
                            &PeerMessage::Writing { thread: Thread::Room, active: true }.encode(),
                        );
                    }
                    3 => {
                        self.say(&PeerMessage::KNOWS_MORE);
                        return self
                            .say_on(Channel::Presence, &PeerMessage::Presence(Attendance::Here).encode());
                    }
                    4 => PeerMessage::Bye,
                    // A second one.
                    _ => PeerMessage::Hello(Hello {
                        protocol: PEER_PROTOCOL,
                        nonce: [script.byte(); 32],
                        frame_len_max: MESSAGE_LEN_MAX,
                    }),
                };
                self.say(&message);
            }
            RELAY => self.relay(script),
            _ => self.server(script),
        }
    }

    /// An operation of any of the authors: the next of its log, or beside the last, or with a gap before it.
    fn write(&mut self, script: &mut Script<'_>) {
        let author = script.below(DEVICES.len());
        let stream = stream(script);
        let how = script.byte();
        let body = body(script);
        let id = LogId { author: samples::secret(DEVICES[author]).id(), stream: stream.clone() };
        let log = self.logs.entry(id.clone()).or_default();
        let fork = how & 1 == 1 && !log.is_empty();
        let prev =
            if fork { log.len().checked_sub(2).and_then(|at| log.get(at)) } else { log.last() }.cloned();
        let gap = u64::from(how & 6 == 6 && prev.is_some());
        let seq = prev.as_ref().map_or(0, |prev| prev.seq() + 1 + gap);
        let seen = if how & 8 == 8 {
            let ends = self.logs.iter().filter(|(other, _)| **other != id);
            let mut seen: Vec<_> = ends.filter_map(|(_, log)| log.last()).map(Operation::key).collect();
            // Something that nobody has.
            if how & 16 == 16
                && let Some(last) = seen.last_mut()
            {
                last.seq += u64::from(how >> 5);
            }
            seen.sort();
            seen
        } else {
            Vec::new()
        };
        let draft =
            Draft { stream, seq, seen, at_unix_ms: u64::from(how) << 56, epoch: Epoch::First, body: &body };
        let keys = samples::keys();
        let secret = samples::secret(DEVICES[author]);
        let operation =
            Operation::write(&secret, &keys.room_id, &keys.epoch_key, prev.as_ref(), draft, &mut self.rng);
        if !fork && let Some(log) = self.logs.get_mut(&id) {
            log.push(operation.clone());
        }
        self.written.push(operation);
        if how & 6 == 0 {
            let last = self.newest(1).map(Operation::encode).collect();
            self.say(&PeerMessage::Operations(last));
        }
    }

    /// The last operations written, newest first.
    fn newest(&self, count: usize) -> impl Iterator<Item = &Operation> {
        self.written.iter().rev().take(count)
    }

    fn command(&mut self, script: &mut Script<'_>) {
        let command = match script.below(22) {
            0..=2 => {
                let reply_to = (script.byte() % 2 == 1).then(|| message_id(script));
                let to = thread(script);
                Command::Say { text: text(script), reply_to, to }
            }
            3 => Command::Edit { message: message_id(script), text: text(script) },
            4 => Command::Delete(message_id(script)),
            5 => Command::React {
                message: message_id(script),
                emoji: text(script),
                on: script.byte() % 2 == 1,
            },
            6 => Command::Retry(message_id(script)),
            7 => Command::Discard(message_id(script)),
            12 | 13 => Command::SetRole { user: user_id(script), role: role(script) },
            14 => Command::Close,
            15 => Command::SetHistory([History::Shared, History::FromArrival][script.below(2)]),
            16 => Command::Revoke(peer_id(script.below(DEVICES.len()))),
            18 => Command::MakeChannel { title: text(script), purpose: text(script) },
            19 => Command::ChangeChannel {
                channel: ChannelId(message_id(script)),
                change: channel_change(script),
            },
            8 | 17 => Command::Seen(thread(script)),
            9 => Command::AskTitle(text(script)),
            10 => Command::Typing { active: script.byte() % 2 == 1, thread: thread(script) },
            20 => Command::Pin { message: message_id(script), on: script.byte() % 2 == 1 },
            21 => Command::Forward { text: text(script), from: text(script), to: thread(script) },
            _ => Command::Leave,
        };
        self.input(Input::Command { command, at_unix_ms: script.number() });
    }

    fn disk(&mut self, script: &mut Script<'_>) {
        match script.below(4) {
            0 => self.disk_waits = true,
            1 => self.disk_waits = false,
            // Everything that waits has failed.
            2 => {
                if let Some((ticket, _)) = self.writes.back() {
                    let ticket = *ticket;
                    self.writes.clear();
                    self.lost = true;
                    self.input(Input::PersistFailed { ticket, reason: "full".to_owned() });
                }
            }
            // Answers that nobody waits for.
            _ => {
                let ticket = script.number();
                if self.writes.front().is_none_or(|(oldest, _)| ticket < *oldest) {
                    self.input(Input::Persisted { ticket });
                }
            }
        }
        self.answer_writes();
    }

    fn relay(&mut self, script: &mut Script<'_>) {
        let (me, from) = (peer_id(0), peer_id(PEER));
        let purpose = Purpose::Signal { from, to: me };
        let instance = self.connection.map(|(instance, _)| instance);
        let to_instance = instance.filter(|_| script.byte() & 3 > 0);
        let text = text(script);
        let plain = match script.below(4) {
            0 => script.bytes().to_vec(),
            kind => {
                let content = match kind {
                    1 => SignalContent::Offer(self.described(text)),
                    2 => SignalContent::Answer(self.described(text)),
                    _ => SignalContent::Candidate(room::Candidate {
                        candidate: text,
                        sdp_mid: None,
                        sdp_mline_index: Some(0),
                    }),
                };
                let from_instance = script.number();
                testing::write_signal_body(&SignalBody { from_instance, to_instance, content })
            }
        };
        let payload = seal(&samples::keys().signal_key, purpose, &plain, &mut self.rng);
        self.input(Input::Signal(SignalInput::Relayed { from, payload }));
    }

    fn server(&mut self, script: &mut Script<'_>) {
        let device = script.byte() % 8;
        let peer = samples::secret(device).id();
        let profile = self.profile(device, &text(script));
        self.input(match script.below(10) {
            0 => Input::Signal(SignalInput::PeerJoined(peer, profile)),
            1 => Input::Signal(SignalInput::PeerLeft(peer)),
            2 => Input::Signal(SignalInput::Joined { peers: vec![(peer, profile)] }),
            3 => Input::Signal(SignalInput::Closed),
            4 => Input::Signal(SignalInput::Refused {
                message: "no".to_owned(),
                retry_after_ms: Some(script.number()),
                notable: device % 2 == 1,
            }),
            5 => Input::Signal(SignalInput::Closing { retry_after_ms: script.number() }),
            6 => Input::Signal(SignalInput::Challenge { to_sign: script.bytes().to_vec() }),
            7 => Input::Signal(SignalInput::SeatTaken),
            8 => Input::Signal(SignalInput::PeerJoined(peer, "not sealed".to_owned())),
            _ => Input::NetworkChanged,
        });
    }

    fn profile(&mut self, device: u8, name: &str) -> String {
        let plain = testing::write_profile(&Profile { name: name.to_owned() });
        let of = samples::secret(device).id();
        seal(&samples::keys().signal_key, Purpose::Profile { of }, &plain, &mut self.rng)
    }

    /// Sets the link up, unless it is.
    fn connect(&mut self) {
        if self.connection.is_some_and(|(_, greeted)| greeted) || self.connections >= CONNECTIONS_MAX {
            return;
        }
        self.connections += 1;
        if self.connection.is_none() {
            let peers = vec![(peer_id(PEER), self.profile(DEVICES[PEER], "peer"))];
            self.input(Input::Signal(SignalInput::Joined { peers }));
        }
        let Some((instance, _)) = self.connection else { return };
        let answer = SignalContent::Answer(self.described("answer".to_owned()));
        let from_instance = self.connections as u64;
        let body = SignalBody { from_instance, to_instance: Some(instance), content: answer };
        let purpose = Purpose::Signal { from: peer_id(PEER), to: peer_id(0) };
        let plain = testing::write_signal_body(&body);
        let payload = seal(&samples::keys().signal_key, purpose, &plain, &mut self.rng);
        self.input(Input::Signal(SignalInput::Relayed { from: peer_id(PEER), payload }));
        self.event(OPEN);
        self.greet();
        if let Some((now, greeted)) = &mut self.connection {
            *greeted = *now == instance;
        }
    }

    fn greet(&mut self) {
        let (me, peer) = (peer_id(0), peer_id(PEER));
        let seen = Fingerprints { local: SEEN.remote, remote: SEEN.local };
        let (mut handshake, hello) = Handshake::begin(peer, me, seen, MESSAGE_LEN_MAX, &mut self.rng);
        self.say(&PeerMessage::Hello(hello));
        let Some(ours) = self.hello else { return };
        let device = DEVICES[PEER];
        let certificate =
            Certificate::issue(&samples::user(device), peer, samples::device(device).id(), "peer", 0)
                .encode();
        let secret = samples::secret(device);
        let proof = handshake.on_hello(ours, &secret, samples::keys(), certificate, true, &mut self.rng);
        self.say(&proof.expect("the engine greets well"));
    }

    fn say(&mut self, message: &PeerMessage) {
        self.say_on(Channel::Control, &message.encode());
    }

    fn say_on(&mut self, channel: Channel, message: &[u8]) {
        for frame in cut(message, FRAME_LEN_FIRST) {
            self.event(LinkEvent::Frame(channel, frame));
        }
    }

    fn event(&mut self, event: LinkEvent) {
        if let Some((instance, _)) = self.connection {
            self.input(Input::Link { peer: peer_id(PEER), instance, event });
        }
    }

    /// Gives the engine an input and does what it asks for, until it asks for nothing more.
    fn input(&mut self, input: Input) {
        self.inputs.push_back(input);
        for _ in 0..FOLLOWING_MAX {
            match self.inputs.pop_front() {
                Some(input) => {
                    let is_tick = input == Input::Tick;
                    // Only commands are refused, and that is the person's business.
                    let _ = self.engine.handle(self.now, input);
                    if is_tick && self.wake_at.is_some_and(|at| at <= self.now) {
                        self.wake_at = None;
                    }
                    self.drain();
                    self.answer_writes();
                }
                None if self.wake_at.is_some_and(|at| at <= self.now) => self.inputs.push_back(Input::Tick),
                None => return,
            }
        }
        panic!("the engine spins: over {FOLLOWING_MAX} inputs follow from one");
    }

    fn drain(&mut self) {
        let (mut count, mut sent) = (0, 0);
        while let Some(output) = self.engine.poll() {
            count += 1;
            assert!(count < OUTPUTS_MAX, "one input made {count} outputs");
            match output {
                Output::Connect => {
                    let challenge = SignalInput::Challenge { to_sign: b"to sign".to_vec() };
                    self.inputs.push_back(Input::Signal(challenge));
                }
                Output::Signal(SignalOutput::Join { .. }) => {
                    self.inputs.push_back(Input::Signal(SignalInput::Joined { peers: Vec::new() }));
                }
                Output::Link { peer, instance, command } if peer == peer_id(PEER) => {
                    sent += self.on_link_command(instance, command);
                    assert!(sent < SENT_LEN_MAX, "one input made it send {sent} bytes");
                }
                Output::Persist { ticket, changes } => self.writes.push_back((ticket, changes)),
                Output::WakeAt(at) => self.wake_at = Some(at),
                Output::Disconnect | Output::Signal(_) | Output::Link { .. } | Output::View(_) => {}
            }
        }
    }

    /// A description with the number of the last offer.
    fn described(&self, sdp: String) -> Description {
        Description { number: self.offered, sdp }
    }

    /// Answers how many bytes were sent.
    fn on_link_command(&mut self, instance: u64, command: LinkCommand) -> usize {
        let current = self.connection.is_some_and(|(now, _)| now == instance);
        match command {
            LinkCommand::Open => {
                assert!(self.connection.is_none(), "a second live connection to one peer");
                self.connection = Some((instance, false));
                self.said = Reassembly::default();
            }
            LinkCommand::Close if current => self.connection = None,
            LinkCommand::Offer { number, .. } if current => {
                self.offered = number;
                let event =
                    LinkEvent::LocalDescription(SignalContent::Offer(self.described("offer".to_owned())));
                self.inputs.push_back(Input::Link { peer: peer_id(PEER), instance, event });
            }
            LinkCommand::Accept(SignalContent::Candidate(_)) => panic!("a candidate is no description"),
            LinkCommand::TellDrained(channel) if current => {
                let event = LinkEvent::Drained(channel);
                self.inputs.push_back(Input::Link { peer: peer_id(PEER), instance, event });
            }
            LinkCommand::Send(channel, frame) => {
                assert!(current, "sent on a closed connection");
                if channel.reliable()
                    && let Some(message) = self.said.push(&frame, FRAME_LEN_MAX).expect("a good frame")
                    && let PeerMessage::Hello(hello) = PeerMessage::decode(&message).expect("a good message")
                {
                    self.hello = Some(hello);
                }
                return frame.len();
            }
            _ => {}
        }
        0
    }

    fn answer_writes(&mut self) {
        while !self.disk_waits
            && let Some((ticket, changes)) = self.writes.pop_front()
        {
            self.storage.commit_now(&samples::keys().room_id, &changes);
            for (_, bytes) in &changes.operations {
                let operation = Operation::decode(bytes, &samples::keys().room_id).expect("ours is good");
                // What the engine writes, the script may go on from and fork.
                if operation.key().author == peer_id(0) {
                    let log = self.logs.entry(operation.log()).or_default();
                    if operation.seq() == log.len() as u64 {
                        log.push(operation.clone());
                    }
                    self.written.push(operation);
                }
            }
            self.inputs.push_back(Input::Persisted { ticket });
        }
    }

    /// A restart on what is stored.
    fn finish(mut self) {
        self.disk_waits = false;
        self.answer_writes();
        self.input(Input::Tick);
        let stored = self.storage.load_now(&samples::keys().room_id);
        let mut again = engine(self.now, stored);
        while again.poll().is_some() {}
        if !self.lost {
            assert_eq!(again.counted(), self.engine.counted(), "a restart counts something else");
        }
    }
}

fn engine(now: Millis, stored: room::StoredRoom) -> Engine {
    let config = Config {
        keys: samples::keys().clone(),
        me: samples::secret(DEVICES[0]),
        user: samples::user(DEVICES[0]),
        name: "me".to_owned(),
        unix_ms: 1_700_000_000_000,
        device: samples::device(DEVICES[0]),
        founder: Some(samples::founder()),
        durable: true,
        relay: room::RelayPolicy::Automatic,
        privacy: room::Privacy::default(),
        picture: None,
        hushed: room::Hushed::default(),
        rng: ChaCha20Rng::from_seed([8; 32]),
    };
    Engine::new(now, config, stored)
}

fn peer_id(author: usize) -> PeerId {
    samples::secret(DEVICES[author]).id()
}

fn stream(script: &mut Script<'_>) -> Stream {
    let nth = script.byte();
    // Now and then one of many, up to and over the limits.
    let name = match nth {
        0..=159 => STREAMS[usize::from(nth % 8 == 7)].to_owned(),
        _ => format!("code/{nth}"),
    };
    Stream::new(&name).expect("a good name")
}

fn log(script: &mut Script<'_>) -> LogId {
    let author = match script.byte() {
        byte @ 0..=127 => peer_id(usize::from(byte) % DEVICES.len()),
        byte => PeerId([byte; 32]),
    };
    LogId { author, stream: stream(script) }
}

fn counts(script: &mut Script<'_>) -> Vec<Count> {
    let many = script.below(8);
    let count = |_| {
        let (log, next) = (log(script), script.number());
        Count { author: log.author, stream: log.stream, next }
    };
    (0..many).map(count).collect()
}

fn message_id(script: &mut Script<'_>) -> MessageId {
    let OperationKey { author, seq, .. } = log(script).at(script.number());
    MessageId { author, seq }
}

fn text(script: &mut Script<'_>) -> String {
    String::from_utf8_lossy(script.bytes()).into_owned()
}

fn user_id(script: &mut Script<'_>) -> UserId {
    samples::user(DEVICES[script.below(DEVICES.len())]).id()
}

fn channel_change(script: &mut Script<'_>) -> ChannelChange {
    match script.below(3) {
        0 => ChannelChange::Archived(script.byte() % 2 == 1),
        _ => ChannelChange::Named { title: text(script), purpose: text(script) },
    }
}

fn thread(script: &mut Script<'_>) -> Thread {
    match script.below(4) {
        0 => Thread::Private(user_id(script)),
        1 => Thread::Channel(ChannelId(message_id(script))),
        _ => Thread::Room,
    }
}

fn role(script: &mut Script<'_>) -> Option<Role> {
    [None, Some(Role::Reader), Some(Role::Member), Some(Role::Moderator), Some(Role::Owner)][script.below(5)]
}

/// Boxes for some devices, good ones and others.
fn boxes(script: &mut Script<'_>, purpose: BoxPurpose, plain: &[u8]) -> Vec<DeviceBox> {
    let mut rng = ChaCha20Rng::from_seed([6; 32]);
    let mut sealed = |script: &mut Script<'_>| {
        let device = samples::device(DEVICES[script.below(DEVICES.len())]).id();
        if script.byte().is_multiple_of(4) {
            return Some(DeviceBox { device, sealed: script.bytes().to_vec() });
        }
        DeviceBox::seal(device, &samples::keys().room_id, purpose, plain, &mut rng)
    };
    (0..script.below(4)).filter_map(|_| sealed(script)).collect()
}

/// What an operation says: anything, or something well formed.
fn body(script: &mut Script<'_>) -> Vec<u8> {
    let by = |script: &mut Script<'_>| peer_id(script.below(DEVICES.len()));
    let command = |script: &mut Script<'_>| CommandId([script.byte(); 16]);
    let content = match script.below(26) {
        0 => return script.bytes().to_vec(),
        1 => {
            let device = DEVICES[script.below(DEVICES.len())];
            let peer = by(script);
            let name = text(script);
            Content::Profile(
                Certificate::issue(
                    &samples::user(device),
                    peer,
                    samples::device(device).id(),
                    &name,
                    script.number(),
                )
                .encode(),
            )
        }
        2 | 3 => {
            let reply_to = (script.byte() % 2 == 1).then(|| message_id(script));
            Content::Message { text: text(script), reply_to }
        }
        4 => Content::Edit { message: message_id(script), text: text(script) },
        5 => Content::Delete(message_id(script)),
        6 | 7 => {
            Content::React { message: message_id(script), emoji: text(script), on: script.byte() % 2 < 1 }
        }
        8 => {
            let owner = user_id(script);
            Content::Found(samples::founder().found(&samples::keys().room_id, owner))
        }
        9 => Content::Command { id: command(script), to: by(script), change: Change::Title(text(script)) },
        10 => Content::Ack { by: by(script), id: command(script), revision: script.number() },
        11 => Content::Error { by: by(script), id: command(script), message: text(script) },
        12 => Content::Close { members: (0..script.below(4)).map(|_| user_id(script)).collect() },
        13 | 14 => Content::Role { user: user_id(script), role: role(script), from: counts(script) },
        15 => Content::History(if script.byte().is_multiple_of(2) {
            History::Shared
        } else {
            History::FromArrival
        }),
        16 => Content::Revoke { peer: by(script), from: counts(script) },
        17 | 18 => {
            let key = [script.byte() % 4; 32];
            let author = by(script);
            let boxes = boxes(script, BoxPurpose::Epochs { author }, &key);
            Content::Keys { epochs: vec![EpochName::of(&key)], boxes, drawn: script.byte() % 2 == 1 }
        }
        19 => Content::MakeChannel { title: text(script), purpose: text(script) },
        20 => {
            Content::ChangeChannel { channel: ChannelId(message_id(script)), change: channel_change(script) }
        }
        21 | 22 => {
            let said = match script.below(3) {
                0 => Content::Edit { message: message_id(script), text: text(script) },
                1 => Content::MakeChannel { title: text(script), purpose: String::new() },
                _ => Content::Message { text: text(script), reply_to: None },
            };
            Content::In { channel: ChannelId(message_id(script)), body: said.encode() }
        }
        23 => Content::Pin { message: message_id(script), on: script.byte() % 2 == 1 },
        24 => Content::Forward { text: text(script), from: text(script) },
        _ => {
            let purpose = BoxPurpose::Private { author: by(script), seq: u64::from(script.byte() % 16) };
            let boxes = boxes(script, purpose, &[7; 32]);
            Content::Private { to: user_id(script), boxes, sealed: script.bytes().to_vec() }
        }
    };
    content.encode()
}

// Scripts for the corpus.

/// No heads: the peer is new.
const NEW: &[u8] = &[HEADS, 0];
/// The peer's next operation in `main`, sent at once: a message of two letters.
const SAYS: &[u8] = &[WRITE, 1, 0, 0, 2, 0, 2, b'h', b'i'];
/// The person at the engine says something.
const ANSWERS: &[u8] = &[COMMAND, 0, 0, 2, b'y', b'o', 9];

/// Both write, and look at it.
pub(crate) fn sample_conversation() -> Vec<u8> {
    let profile = &[WRITE, 1, 0, 0, 1, 1, 1, 3, b'A', b'd', b'a', 1];
    let reaction = &[WRITE, 1, 0, 8, 6, 0, 0, 2, 1, b'+', 0];
    let title = &[WRITE, 1, 0, 8, 9, 1, 0, 2, b'o', b'k'];
    let have = &[HAVE, 1, 0, 3];
    let read = &[READ, 1, 0, 3];
    let seen = &[COMMAND, 8, 9];
    [
        NEW,
        profile,
        SAYS,
        ANSWERS,
        reaction,
        title,
        have,
        read,
        seen,
        &[TIME, 3, SMALL, 0, 7, SMALL, 2, TIME, 4],
    ]
    .concat()
}

/// Two histories, in operations and as a proof; then one of the engine's own log.
pub(crate) fn sample_fork() -> Vec<u8> {
    let other = &[WRITE, 1, 0, 1, 2, 0, 2, b'n', b'o'];
    let own = &[WRITE, 0, 0, 1, 2, 0, 2, b'm', b'e'];
    [NEW, SAYS, SAYS, other, &[FORK, 0, 1], &[TIME, 1], ANSWERS, own, ANSWERS, &[TIME, 4]].concat()
}

/// The disk is slow, then full, then well again.
pub(crate) fn sample_disk_trouble() -> Vec<u8> {
    [
        NEW,
        &[DISK, 0],
        SAYS,
        ANSWERS,
        &[DISK, 2],
        ANSWERS,
        &[TIME, 3, DISK, 1, COMMAND, 6, 0, 0, 2, 9, TIME, 4],
    ]
    .concat()
}

/// The link breaks and comes again; people come and go.
pub(crate) fn sample_reconnect() -> Vec<u8> {
    let joins = &[SERVER, 3, 3, b'E', b'v', b'e', 0];
    let offer = &[RELAY, 1, 2, b'v', b'0', 1, 9];
    [NEW, SAYS, &[LINK, 0], NEW, SAYS, &[LINK, 2, TIME, 5], joins, offer, &[SMALL, 4], NEW, ANSWERS].concat()
}

/// Many operations, held back and sent out of order, and some of them as a preview.
pub(crate) fn sample_many() -> Vec<u8> {
    let held = &[WRITE, 1, 0, 2, 2, 0, 2, b'h', b'i'];
    let third = &[WRITE, 2, 0, 10, 2, 0, 2, b'y', b'e'];
    let pair = [held.as_slice(), third.as_slice()].concat();
    let ahead = &[HEADS, 2, 1, 0, 40, 0, 2, 0, 40, 0];
    [ahead.as_slice(), &pair.repeat(12), &[RECENT, 20, 9, SEND, 24, 1, TIME, 1, SEND, 24, 0, TIME, 4]]
        .concat()
}

/// A message as it comes.
pub(crate) fn sample_raw(message: &[u8]) -> Vec<u8> {
    let len = message.len();
    let len = if len < 240 { vec![len as u8] } else { vec![240 + (len / 256) as u8, (len % 256) as u8] };
    [NEW, &[RAW, 0], &len, message].concat()
}
