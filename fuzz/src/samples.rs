//! Real encodings: what the corpus starts from. `cargo test -p fuzz -- --ignored write_the_samples` writes them.

use std::sync::LazyLock;

use chacha20::ChaCha20Rng;
use rand_core::SeedableRng;
use room::{
    Archive, Attendance, Ballot, BoxPurpose, Candidate, Certificate, Change, ChannelChange, ChannelId,
    CommandId, Content, Count, DateAnswer, Description, DeviceBox, DeviceId, DeviceSecret, DeviceSeed, Draft,
    Epoch, EpochName, ForkProof, FounderSecret, Head, Hello, History, MessageId, Operation, OperationKey,
    OptionId, OutboxEntry, PassedBallots, PeerId, PeerLink, PeerMessage, PeerSecret, PollAnswer, PollAsk,
    PollDraft, PollError, PollId, PollKind, PollOption, PollRole, PollRules, Profile, Purpose, Receipt,
    Recent, Role, RoomAddress, RoomKeys, RoomSecret, SealedBallot, SignalBody, SignalContent, Standing,
    StoredRoom, StoredRoomEntry, Stream, Stretch, Thread, UserSecret, VaultKey, WrappedKey, seal, testing,
};
use signaling::{
    ClientMessage, ErrorCode, IceServer, LeaveReason, Nonce, PROTOCOL_VERSION, PeerEntry, PeerKey, RoomId,
    ServerMessage,
};

/// Opens the archives of the corpus.
pub const PASSPHRASE: &str = "correct horse";

/// The keys of the room that all targets are in.
pub fn keys() -> &'static RoomKeys {
    static KEYS: LazyLock<RoomKeys> =
        LazyLock::new(|| RoomKeys::derive(&RoomSecret::of(&founder().address()).expect("a code")));
    &KEYS
}

/// The key of a device's tab.
pub fn secret(device: u8) -> PeerSecret {
    static SECRETS: LazyLock<Vec<PeerSecret>> = LazyLock::new(|| {
        let room_id = &keys().room_id;
        (0..8).map(|device| PeerSecret::derive(&DeviceSeed([device; 32]), room_id, 0)).collect()
    });
    SECRETS[usize::from(device % 8)].clone()
}

/// The key that made the room.
pub fn founder() -> FounderSecret {
    FounderSecret::from_seed(&[42; 32])
}

/// The key under which a device is given what is for it alone.
pub fn device(device: u8) -> DeviceSecret {
    DeviceSecret::derive(&DeviceSeed([device; 32]), &keys().room_id)
}

/// The root key of a device's person.
pub fn user(device: u8) -> UserSecret {
    UserSecret::from_seed(&[device; 32])
}

/// Every sample: its target, its name and its bytes. The same at every call.
pub fn all() -> Vec<(&'static str, String, Vec<u8>)> {
    let mut all = Vec::new();
    let mut add = |target, samples: Vec<Vec<u8>>| {
        for (number, bytes) in samples.into_iter().enumerate() {
            all.push((target, format!("sample-{number:02}"), bytes));
        }
    };
    add("operation", operations().iter().map(Operation::encode).collect());
    add("certificate", ["Ada", "Zoë Ω 李", &"x".repeat(64)].map(certificate).to_vec());
    add("handshake", handshakes());
    add("content", contents().iter().map(Content::encode).collect());
    add("message", messages().iter().map(PeerMessage::encode).collect());
    add("frames", frames());
    add("signal", signals());
    add("sealed", sealed());
    add("boxes", vec![sealed_for(device(0).id()).sealed, contents_of_found()]);
    add("vault", wrapped());
    add("archive", archives());
    add("marks", marks());
    add("address", texts(&addresses()));
    add(
        "names",
        texts(&["main", "code/read-me_2", "records", "Ada Lovelace", "a\u{202e}b  c\u{200b}\n", "👩‍👩‍👧 Zoë"]),
    );
    add("client", client().into_iter().map(String::into_bytes).collect());
    add("server", server().into_iter().map(String::into_bytes).collect());
    add("session", sessions());
    all
}

fn texts<T: AsRef<str>>(texts: &[T]) -> Vec<Vec<u8>> {
    texts.iter().map(|text| text.as_ref().as_bytes().to_vec()).collect()
}

fn id(device: u8) -> PeerId {
    secret(device).id()
}

fn rng() -> ChaCha20Rng {
    ChaCha20Rng::from_seed([1; 32])
}

fn certificate(name: &str) -> Vec<u8> {
    Certificate::issue(&user(1), id(1), device(1).id(), name, 1_700_000_000_000).encode()
}

fn contents() -> Vec<Content> {
    let message = MessageId { author: id(1), seq: 300 };
    let channel = ChannelId(message);
    let command = CommandId([4; 16]);
    vec![
        Content::Profile(certificate("Ada")),
        Content::Message { text: "Hello, everybody.".to_owned(), reply_to: None },
        Content::Message { text: "👋".to_owned(), reply_to: Some(message) },
        Content::Edit { message, text: "better".to_owned() },
        Content::Delete(message),
        Content::React { message, emoji: "👍".to_owned(), on: true },
        Content::Command { id: command, to: id(2), change: Change::Title("Tuesday".to_owned()) },
        Content::Ack { by: id(1), id: command, revision: 1 },
        Content::Error { by: id(1), id: command, message: "no".to_owned() },
        Content::Found(founder().found(&keys().room_id, user(1).id())),
        Content::Close { members: vec![user(1).id(), user(2).id()] },
        Content::Role { user: user(2).id(), role: Some(Role::Reader), from: vec![count(id(2), 5)] },
        Content::Role { user: user(2).id(), role: None, from: Vec::new() },
        Content::History(History::FromArrival),
        Content::Revoke { peer: id(3), from: vec![count(id(3), 1)] },
        Content::Keys {
            epochs: vec![EpochName::of(&[7; 32])],
            boxes: vec![sealed_for(device(1).id())],
            drawn: true,
        },
        Content::Picture { bytes: picture() },
        Content::Picture { bytes: Vec::new() },
        Content::Private { to: user(2).id(), boxes: vec![sealed_for(device(2).id())], sealed: vec![9; 40] },
        Content::MakeChannel { title: "Tea".to_owned(), purpose: "Who brings what".to_owned() },
        Content::ChangeChannel {
            channel,
            change: ChannelChange::Named { title: "Coffee".to_owned(), purpose: String::new() },
        },
        Content::ChangeChannel { channel, change: ChannelChange::Archived(true) },
        Content::In { channel, body: Content::Message { text: "here".to_owned(), reply_to: None }.encode() },
        Content::Pin { message, on: true },
        Content::Forward { text: "Bring lanterns.".to_owned(), from: "Bo".to_owned() },
    ]
    .into_iter()
    .chain(polls(PollId(message), command))
    .collect()
}

/// Everything that is said about a poll.
fn polls(poll: PollId, command: CommandId) -> Vec<Content> {
    let to = id(1);
    let ask = |ask| Content::AskPoll { id: command, poll, to, ask };
    let option = PollOption::Text("Monday".to_owned());
    let chosen = Ballot::Chosen(vec![OptionId(0), OptionId(3)]);
    let dates = Ballot::Dates(vec![(OptionId(0), DateAnswer::Yes), (OptionId(1), DateAnswer::IfNeedBe)]);
    let boxes = postcard::to_allocvec(&vec![sealed_for(device(1).id())]);
    let sealed = SealedBallot(boxes.unwrap_or_default());
    let draft = |kind, options| {
        let rules = PollRules { deadline: Some(1_700_000_000_000), cap: None, ..PollRules::default() };
        let (question, description) = ("When?".to_owned(), "In the garden,\nif it is dry.".to_owned());
        Content::Poll(Box::new(PollDraft { question, description, kind, options, rules }))
    };
    let days = vec![PollOption::Day(20_000), PollOption::Time { from: 1_700_000_000, to: 1_700_003_600 }];
    let passed = PassedBallots { revision: 4, sealed: sealed_for(device(2).id()).sealed };
    vec![
        draft(PollKind::Choice { most: 2 }, vec![option.clone(), PollOption::Text("Friday".to_owned())]),
        draft(PollKind::Dates, days),
        ask(PollAsk::Vote(chosen.clone())),
        ask(PollAsk::Vote(dates)),
        ask(PollAsk::Vote(Ballot::Ranked(vec![OptionId(2), OptionId(0)]))),
        ask(PollAsk::VoteSecretly(sealed)),
        ask(PollAsk::AddOption(option)),
        ask(PollAsk::Describe { question: "Where?".to_owned(), description: String::new() }),
        ask(PollAsk::SetDeadline(None)),
        ask(PollAsk::SetRole { user: user(2).id(), role: PollRole::Editor }),
        ask(PollAsk::Close),
        ask(PollAsk::Reopen),
        ask(PollAsk::Pass { to: id(2), ballots: Some(passed) }),
        Content::TallyPoll { poll, revision: 5, ballots: vec![(Receipt([6; 16]), chosen)] },
        Content::AnswerPoll { poll, by: id(2), id: command, answer: PollAnswer::Ack { revision: 5 } },
        Content::AnswerPoll {
            poll,
            by: id(2),
            id: command,
            answer: PollAnswer::Error { message: PollError::Closed.to_string() },
        },
    ]
}

/// A WebP as far as anybody looks at it.
fn picture() -> Vec<u8> {
    let frame = [0, 0, 0, 0x9d, 0x01, 0x2a, 128, 0, 128, 0, 1, 2];
    [b"RIFF\x18\0\0\0WEBPVP8 \x0c\0\0\0".as_slice(), &frame].concat()
}

fn contents_of_found() -> Vec<u8> {
    Content::Found(founder().found(&keys().room_id, user(1).id())).encode()
}

/// A wrapped key as it is stored.
fn wrapped() -> Vec<Vec<u8>> {
    let mut rng = rng();
    let salt = WrappedKey::salt(&mut rng);
    let key = VaultKey::random(&mut rng);
    vec![WrappedKey::wrap(&key, Stretch::STANDARD, salt, &[5; 32], &mut rng).to_bytes()]
}

fn count(author: PeerId, next: u64) -> Count {
    Count { author, stream: Stream::main(), next }
}

fn sealed_for(device: DeviceId) -> DeviceBox {
    let purpose = BoxPurpose::Epochs { author: id(1) };
    DeviceBox::seal(device, &keys().room_id, purpose, &[7; 32], &mut rng()).expect("a device's key")
}

/// A log with every kind of content, and one operation that stands after others.
fn operations() -> Vec<Operation> {
    let mut rng = rng();
    let mut write = |device, prev: Option<&Operation>, stream: &str, seen, body: &[u8]| {
        let stream = Stream::new(stream).expect("a good name");
        let seq = prev.map_or(0, |prev| prev.seq() + 1);
        let draft =
            Draft { stream, seq, seen, at_unix_ms: 1_700_000_000_000 + seq, epoch: Epoch::First, body };
        Operation::write(&secret(device), &keys().room_id, &keys().epoch_key, prev, draft, &mut rng)
    };
    let mut log: Vec<Operation> = Vec::new();
    for content in contents() {
        log.push(write(1, log.last(), "main", Vec::new(), &content.encode()));
    }
    let mut seen: Vec<OperationKey> = [2, 3, 4]
        .map(|device| OperationKey { author: id(device), stream: Stream::main(), seq: 70_000 })
        .to_vec();
    seen.sort();
    log.push(write(1, None, "code/read-me", seen, b""));
    log
}

fn messages() -> Vec<PeerMessage> {
    let operations: Vec<Vec<u8>> = operations().iter().map(Operation::encode).collect();
    let head = |device, next| Head {
        author: id(device),
        stream: Stream::main(),
        next,
        tip: [device; 8],
        fork: (device == 2).then_some(next),
    };
    let counts = vec![
        Count { author: id(1), stream: Stream::main(), next: 3 },
        Count { author: id(2), stream: Stream::new("board").expect("a good name"), next: u64::MAX },
    ];
    vec![
        PeerMessage::Hello(Hello { protocol: room::PEER_PROTOCOL, nonce: [9; 32], frame_len_max: 65_536 }),
        PeerMessage::Proof(vec![5; 300]),
        PeerMessage::Links(vec![PeerLink { peer: id(2), relayed: true, latency_ms: Some(300) }]),
        PeerMessage::Asleep,
        PeerMessage::Standing(Standing::Asks),
        PeerMessage::Standing(Standing::In(Role::Moderator)),
        PeerMessage::Heads(vec![head(1, 300), head(2, 0)]),
        PeerMessage::Heads(Vec::new()),
        PeerMessage::Have(counts.clone()),
        PeerMessage::Operations(operations[..3].to_vec()),
        PeerMessage::Recent(vec![Recent { depth: 128, bytes: operations[1].clone() }]),
        PeerMessage::Fork { first: operations[1].clone(), second: operations[2].clone() },
        PeerMessage::Read(counts.clone()),
        PeerMessage::Ping { nonce: 7 },
        PeerMessage::Pong { nonce: u32::MAX },
        PeerMessage::Bye,
        PeerMessage::Typing { active: true },
        PeerMessage::KNOWS_MORE,
        PeerMessage::Presence(Attendance::Away),
        PeerMessage::Writing {
            thread: Thread::Channel(ChannelId(MessageId { author: id(1), seq: 300 })),
            active: true,
        },
        PeerMessage::Looked { thread: Thread::Private(user(2).id()), counts: counts.clone() },
        PeerMessage::ReadIn { thread: Thread::Room, counts },
    ]
}

/// A nonce, then what is sealed in a proof: certificate, whether storage lasts, signature.
fn handshakes() -> Vec<Vec<u8>> {
    let certificate = certificate("Ada");
    let proof = [&[certificate.len() as u8 | 0x80, 1], certificate.as_slice(), &[1], &[7; 64]].concat();
    vec![[[3; 32].as_slice(), &proof].concat(), [1; 32].to_vec()]
}

fn frames() -> Vec<Vec<u8>> {
    let short = |frames: &[&[u8]]| {
        frames.iter().flat_map(|frame| [&[0, frame.len() as u8], *frame].concat()).collect::<Vec<u8>>()
    };
    vec![
        short(&[b"\x01\x00whole"]),
        short(&[b"\x01\x01first", b"\x01\x01second", b"\x01\x00last", b"\x01\x00another"]),
        short(&[b"\x09\x00", b"\x01\x02", b"\x01", b""]),
        // 45 frames of the longest kind are a message of the longest kind.
        [200, 1].repeat(45).into_iter().chain([200, 0]).collect(),
        [200, 1].repeat(46).into_iter().chain([255, 1, 0, 2, 1, 0]).collect(),
    ]
}

fn signals() -> Vec<Vec<u8>> {
    let candidate = |line: &str| Candidate {
        candidate: line.to_owned(),
        sdp_mid: Some("0".to_owned()),
        sdp_mline_index: Some(0),
    };
    let bodies = [
        (None, SignalContent::Offer(described("v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\n"))),
        (Some(u64::MAX), SignalContent::Answer(described("v=0\r\n"))),
        (Some(7), SignalContent::Candidate(candidate("candidate:1 1 udp 2122 192.0.2.1 9 typ host"))),
        (Some(7), SignalContent::Candidate(candidate(""))),
    ];
    let mut all: Vec<Vec<u8>> = bodies
        .map(|(to_instance, content)| SignalBody { from_instance: 1 << 40, to_instance, content })
        .iter()
        .map(testing::write_signal_body)
        .collect();
    all.push(testing::write_profile(&Profile { name: "Ada".to_owned() }));
    all
}

fn sealed() -> Vec<Vec<u8>> {
    let key = keys().signal_key;
    let profile = testing::write_profile(&Profile { name: "Ada".to_owned() });
    let own = seal(&key, Purpose::Profile { of: id(1) }, &profile, &mut rng());
    let other = seal(&key, Purpose::Signal { from: id(1), to: id(2) }, &profile, &mut rng());
    vec![own.into_bytes(), other.into_bytes(), b"padded\x80\0\0\0".to_vec(), vec![0; 256], vec![0x80]]
}

fn archives() -> Vec<Vec<u8>> {
    let key = OperationKey { author: id(1), stream: Stream::main(), seq: 1 };
    let [first, second] = [1, 2].map(|n: usize| operations()[n].encode());
    let entry = StoredRoomEntry {
        room_id: keys().room_id.clone(),
        fragment: RoomAddress::Secret([3; 16]).fragment(),
        entered_unix_ms: 1_700_000_000_000,
        turn: 0,
        notes: Vec::new(),
    };
    let room = StoredRoom {
        operations: vec![first.clone(), second.clone()],
        outbox: vec![OutboxEntry { key: key.clone(), attention: true }],
        forks: vec![ForkProof { key, first, second }],
        marks: marks().pop(),
    };
    let empty = Archive { user_seed: [1; 32], name: String::new(), rooms: Vec::new() };
    let full = Archive { user_seed: [1; 32], name: "Ada".to_owned(), rooms: vec![(entry, room)] };
    [empty, full]
        .iter()
        .flat_map(|archive| {
            let sealed = testing::seal_cheaply(archive, PASSPHRASE, &mut rng()).expect("a short one");
            [sealed, postcard::to_allocvec(archive).expect("a short one")]
        })
        .collect()
}

/// The version, then maps: who has, who has read, what was read here; later also where, what the others may know of that, and when
/// people were there.
fn marks() -> Vec<Vec<u8>> {
    use std::collections::BTreeMap;

    use room::LogId;
    let log = |device| LogId { author: id(device), stream: Stream::main() };
    let vector = BTreeMap::from([(log(1), 3_u64), (log(2), u64::MAX)]);
    let peers = BTreeMap::from([(id(2), vector.clone()), (id(3), BTreeMap::new())]);
    let full = postcard::to_allocvec(&(&peers, &peers, &vector)).expect("short");
    let threads = BTreeMap::from([(Thread::Private(user(2).id()), vector.clone())]);
    let seen = BTreeMap::from([(user(3).id(), 1_700_000_000_000_u64)]);
    let today = postcard::to_allocvec(&(&peers, &peers, &vector, threads, &vector, seen)).expect("short");
    vec![
        Vec::new(),
        testing::rewrite_marks(&[]),
        [&[4], today.as_slice()].concat(),
        [&[1], full.as_slice()].concat(),
    ]
}

fn addresses() -> Vec<String> {
    let secret = RoomAddress::Secret(*b"sixteen bytes of").fragment();
    vec![
        secret.clone(),
        secret.to_uppercase().replace('-', " "),
        format!("https://tincan.example/room#{secret}"),
        "#name:my%20team".to_owned(),
        " My  Team ".to_owned(),
        "name:%C3%9Cbung%F0%9F%98%80".to_owned(),
        "name:%ff%".to_owned(),
        "İstanbul ẞ".to_owned(),
        "tc1-0o1il".to_owned(),
    ]
}

fn client() -> Vec<String> {
    let (peer, payload) = (PeerKey(id(1).0), "sealed".to_owned());
    let room = RoomId::new(&keys().room_id).expect("a room id");
    let join = ClientMessage::JoinRoom { room, peer, signature: "c2ln".to_owned(), profile: payload.clone() };
    let mut all: Vec<String> = [
        join,
        ClientMessage::LeaveRoom,
        ClientMessage::Offer { to: peer, payload: payload.clone() },
        ClientMessage::Answer { to: peer, payload: payload.clone() },
        ClientMessage::IceCandidate { to: peer, payload },
    ]
    .iter()
    .map(|message| message.to_json().expect("strings"))
    .collect();
    all.push(format!(r#" {{"payload":{{"any":[null,1e9]}},"to":"{peer}","type":"\u006fffer","more":1}}"#));
    all.push(r#"["leave_room",null,null,null,null,null,null]"#.to_owned());
    all
}

fn server() -> Vec<String> {
    let (peer, sealed) = (PeerKey(id(1).0), "sealed".to_owned());
    let room = RoomId::new(&keys().room_id).expect("a room id");
    let turn = IceServer {
        urls: vec!["stun:a.example".to_owned(), "turns:a.example:443?transport=tcp".to_owned()],
        username: Some("1:u".to_owned()),
        credential: Some("c".to_owned()),
    };
    let entry = PeerEntry { peer, profile: sealed.clone() };
    [
        ServerMessage::Challenge { version: PROTOCOL_VERSION, nonce: Nonce([2; 32]), site: None },
        ServerMessage::RoomJoined { room, peers: vec![entry], ice_servers: vec![turn.clone()] },
        ServerMessage::PeerJoined { peer, profile: sealed.clone() },
        ServerMessage::PeerLeft { peer, reason: LeaveReason::Lost },
        ServerMessage::Offer { from: peer, payload: sealed.clone() },
        ServerMessage::Answer { from: peer, payload: sealed.clone() },
        ServerMessage::IceCandidate { from: peer, payload: sealed },
        ServerMessage::Error {
            code: ErrorCode::RoomFull,
            message: "full".to_owned(),
            retry_after: Some(1.5),
        },
        ServerMessage::ServerClosing { retry_after: 2.0 },
        ServerMessage::IceServers { ice_servers: vec![turn] },
    ]
    .iter()
    .map(|message| message.to_json().expect("numbers and strings"))
    .collect()
}

/// Scripts of `session.rs`, where each byte is explained.
fn sessions() -> Vec<Vec<u8>> {
    let by_hand: Vec<Vec<u8>> = vec![
        // Somebody is new, writes, is answered, reads.
        [crate::session::HEADS, 0].into(),
        crate::session::sample_conversation(),
        crate::session::sample_fork(),
        crate::session::sample_disk_trouble(),
        crate::session::sample_reconnect(),
        crate::session::sample_many(),
    ];
    let raw = messages().into_iter().map(|message| crate::session::sample_raw(&message.encode()));
    by_hand.into_iter().chain(raw).collect()
}

fn described(sdp: &str) -> Description {
    Description { number: 1, sdp: sdp.to_owned() }
}
