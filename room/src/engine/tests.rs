//! One engine at a time with a made-up server and one made-up person; many whole engines run in `tests/sim`.

use std::collections::BTreeMap;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

mod diagnostics;
mod members;
mod messages;
mod naming;
mod picture;
mod polls;
mod polls_audit;
mod polls_secret;
mod presence;
mod reading;
mod star;
mod storing;
mod typing;
mod village;

use rand_core::SeedableRng;

use super::*;
use crate::{
    CandidateKind, Certificate, Delivery, Description, DeviceId, DeviceSecret, DeviceSeed, Fingerprints,
    FounderSecret, LinkCommand, LinkEvent, LinkStatus, Message, MessageId, Privacy, RoomSecret, Route,
    TITLE_CHARS_MAX, Thread, Transport, Trouble, UserSecret, frame,
};

/// The instance of the other's connection.
const THEIRS: u64 = 99;

const SEEN: Fingerprints = Fingerprints { local: [1; 32], remote: [2; 32] };

/// Our page, and Bo, who is a list of what to say.
struct Room {
    engine: Engine,
    keys: RoomKeys,
    bo: PeerSecret,
    now: Millis,
    rng: ChaCha20Rng,
    /// Our connection to Bo.
    instance: u64,
    wake_at: Option<Millis>,
    /// What we told Bo, and what the engine did besides, since somebody looked.
    told: Vec<PeerMessage>,
    outputs: Vec<Output>,
    messages: BTreeMap<MessageId, Message>,
    /// Receipts as they were stored last.
    marks: Option<Vec<u8>>,
    /// The disk takes nothing more.
    full: bool,
    /// What was stored at once, for each time.
    stored: Vec<Vec<OperationKey>>,
}

impl Room {
    fn new(founder: bool) -> Self {
        Self::restored(founder, StoredRoom::default())
    }

    /// With what was stored.
    fn restored(founder: bool, stored: StoredRoom) -> Self {
        let made = FounderSecret::from_seed(&[1; 32]);
        let keys = RoomKeys::derive(&RoomSecret::of(&made.address()).unwrap());
        let secret = |n| PeerSecret::derive(&DeviceSeed([n; 32]), &keys.room_id, 0);
        let (a, b) = (secret(1), secret(2));
        // The one who does not yield when two offers cross.
        let (me, bo) = if a.id() < b.id() { (a, b) } else { (b, a) };
        let config = Config {
            keys: keys.clone(),
            me,
            user: UserSecret::from_seed(&[1; 32]),
            name: "Ada".to_owned(),
            unix_ms: 0,
            device: DeviceSecret::derive(&DeviceSeed([1; 32]), &keys.room_id),
            founder: founder.then_some(made),
            durable: true,
            relay: RelayPolicy::Automatic,
            privacy: Privacy::default(),
            picture: None,
            hushed: crate::Hushed::default(),
            rng: ChaCha20Rng::from_seed([1; 32]),
        };
        let now = Millis(1_000);
        let mut room = Self {
            engine: Engine::new(now, config, stored),
            keys,
            bo,
            now,
            rng: ChaCha20Rng::from_seed([2; 32]),
            instance: 0,
            wake_at: None,
            told: Vec::new(),
            outputs: Vec::new(),
            messages: BTreeMap::new(),
            marks: None,
            full: false,
            stored: Vec::new(),
        };
        while let Some(output) = room.engine.poll() {
            room.act(output);
        }
        room
    }

    /// In the room with Bo's profile in it.
    fn joined(founder: bool) -> Self {
        let mut room = Self::new(founder);
        room.input(Input::Start);
        room.signal(SignalInput::Challenge { to_sign: b"to sign".to_vec() });
        let profile = room.profile(&room.keys.clone(), "Bo");
        room.signal(SignalInput::Joined { peers: vec![(room.bo.id(), profile)] });
        room
    }

    /// Linked to Bo, who has said hello.
    fn linked(founder: bool) -> Self {
        let mut room = Self::joined(founder);
        room.open();
        room.greet(room.bo.id());
        room.run_for(0);
        assert_eq!(room.status(), Some(LinkStatus::Connected));
        room.told.clear();
        room.outputs.clear();
        room
    }

    /// Bo answers our offer and the channels open.
    fn open(&mut self) {
        let opened = |output: &Output| match output {
            Output::Link { instance, command: LinkCommand::Open, .. } => Some(*instance),
            _ => None,
        };
        self.instance = self.outputs.iter().find_map(opened).unwrap();
        let answer = SignalContent::Answer(Description { number: 1, sdp: "answer".to_owned() });
        let body = SignalBody { from_instance: THEIRS, to_instance: Some(self.instance), content: answer };
        let payload = self.seal_for(self.engine.me, &encode_body(&body));
        self.signal(SignalInput::Relayed { from: self.bo.id(), payload });
        self.event(LinkEvent::ChannelsOpen { fingerprints: SEEN, message_len_max: 262_144 });
    }

    /// Bo answers our hello, with a certificate for this peer.
    fn greet(&mut self, of: PeerId) {
        self.greet_as(&UserSecret::from_seed(&[2; 32]), of);
    }

    /// The same, as a peer of this user.
    fn greet_as(&mut self, user: &UserSecret, of: PeerId) {
        let certificate = Certificate::issue(user, of, DeviceId([2; 32]), "Bo", 0).encode();
        self.prove(certificate, Fingerprints { local: [2; 32], remote: [1; 32] });
    }

    fn prove(&mut self, certificate: Vec<u8>, seen: Fingerprints) {
        let ours = self.told.iter().find_map(|message| match message {
            PeerMessage::Hello(hello) => Some(*hello),
            _ => None,
        });
        let (mut bo, hello) = Handshake::begin(self.bo.id(), self.engine.me, seen, 262_144, &mut self.rng);
        self.hear(&PeerMessage::Hello(hello));
        let proof = bo.on_hello(ours.unwrap(), &self.bo, &self.keys, certificate, true, &mut self.rng);
        self.hear(&proof.unwrap());
    }

    fn profile(&mut self, keys: &RoomKeys, name: &str) -> String {
        let profile = encode_body(&Profile { name: name.to_owned() });
        seal::seal(&keys.signal_key, Purpose::Profile { of: self.bo.id() }, &profile, &mut self.rng)
    }

    fn seal_for(&mut self, to: PeerId, plain: &[u8]) -> String {
        seal::seal(&self.keys.signal_key, Purpose::Signal { from: self.bo.id(), to }, plain, &mut self.rng)
    }

    fn handle(&mut self, input: Input) -> Result<(), CommandRefused> {
        let result = self.engine.handle(self.now, input);
        while let Some(output) = self.engine.poll() {
            self.act(output);
        }
        result
    }

    fn input(&mut self, input: Input) {
        self.handle(input).unwrap();
    }

    fn signal(&mut self, signal: SignalInput) {
        self.input(Input::Signal(signal));
    }

    fn event(&mut self, event: LinkEvent) {
        let (peer, instance) = (self.bo.id(), self.instance);
        self.input(Input::Link { peer, instance, event });
    }

    fn command(&mut self, command: Command) -> Result<(), CommandRefused> {
        self.handle(Input::Command { command, at_unix_ms: self.now.0 })
    }

    fn say(&mut self, text: &str) {
        self.command(Command::Say { text: text.to_owned(), reply_to: None, to: Thread::Room }).unwrap();
    }

    /// Bo says something.
    fn hear(&mut self, message: &PeerMessage) {
        for frame in frame::cut(&message.encode(), frame::FRAME_LEN_FIRST) {
            self.event(LinkEvent::Frame(message.channel(), frame));
        }
    }

    /// The disk stores at once; Bo answers pings and the server answers, too.
    fn act(&mut self, output: Output) {
        match output {
            Output::Persist { ticket, .. } if self.full => {
                self.input(Input::PersistFailed { ticket, reason: "full".to_owned() });
            }
            Output::Persist { ticket, changes } => {
                self.stored.push(changes.operations.into_iter().map(|(key, _)| key).collect());
                self.marks = changes.marks.or(self.marks.take());
                self.input(Input::Persisted { ticket });
            }
            Output::WakeAt(at) => self.wake_at = Some(at),
            Output::Signal(SignalOutput::Ping) => self.signal(SignalInput::Pong),
            Output::Link { command: LinkCommand::Send(_, frame), .. } => {
                let whole = frame::Reassembly::default().push(&frame, frame::FRAME_LEN_MAX).unwrap().unwrap();
                match PeerMessage::decode(&whole).unwrap() {
                    PeerMessage::Ping { nonce } => self.hear(&PeerMessage::Pong { nonce }),
                    message => self.told.push(message),
                }
            }
            Output::View(View::Messages(messages)) => {
                self.messages.extend(messages.into_iter().map(|message| (message.id, message)));
            }
            output => self.outputs.push(output),
        }
    }

    fn run_for(&mut self, ms: u64) {
        let end = self.now + ms;
        while let Some(at) = self.wake_at.take_if(|at| *at <= end) {
            self.now = self.now.max(at);
            self.input(Input::Tick);
        }
        self.now = end;
    }

    fn status(&self) -> Option<LinkStatus> {
        self.engine.link_details(self.now, self.bo.id()).map(|details| details.status)
    }

    /// What was shown since the last look, messages aside.
    fn views(&mut self) -> Vec<View> {
        let view = |output| match output {
            Output::View(view) => Some(view),
            _ => None,
        };
        std::mem::take(&mut self.outputs).into_iter().filter_map(view).collect()
    }

    fn misbehaved(&mut self) -> Option<String> {
        self.views().into_iter().find_map(|view| match view {
            View::Notice(Notice::PeerMisbehaved { reason, .. }) => Some(reason),
            _ => None,
        })
    }

    fn restarts(&mut self) -> usize {
        let restart = |output: &Output| {
            matches!(output, Output::Link { command: LinkCommand::Offer { ice_restart: true, .. }, .. })
        };
        std::mem::take(&mut self.outputs).iter().filter(|output| restart(output)).count()
    }

    fn only_message(&self) -> &Message {
        assert_eq!(self.messages.len(), 1);
        self.messages.values().next().unwrap()
    }
}

fn route(local: CandidateKind) -> LinkEvent {
    LinkEvent::Route(Route { local, remote: CandidateKind::Host, transport: Transport::Udp })
}

#[test]
fn a_seat_that_another_tab_took_is_given_up_for_good() {
    let mut room = Room::linked(false);
    room.signal(SignalInput::SeatTaken);
    assert!(room.outputs.contains(&Output::Disconnect));
    assert!(room.outputs.contains(&Output::View(View::Notice(Notice::SeatTaken))));
    assert!(room.outputs.contains(&Output::View(View::Signaling(SignalingStatus::Offline))));
    room.signal(SignalInput::Closed);
    room.run_for(3_600_000);
    room.input(Input::NetworkChanged);
    assert!(!room.outputs.contains(&Output::Connect), "two tabs would take it from each other for ever");
}

#[test]
fn who_is_refused_is_told_why_and_comes_back_no_sooner_than_asked() {
    let mut room = Room::new(false);
    room.input(Input::Start);
    room.signal(SignalInput::Challenge { to_sign: Vec::new() });
    room.outputs.clear();
    let message = "the room is full".to_owned();
    room.signal(SignalInput::Refused {
        message: message.clone(),
        retry_after_ms: Some(20_000),
        notable: true,
    });
    assert!(room.outputs.contains(&Output::Disconnect));
    assert!(room.views().contains(&View::Notice(Notice::ServerRefused(message))));
    room.run_for(20_000);
    assert!(!room.outputs.contains(&Output::Connect));
    room.run_for(1_000);
    assert!(room.outputs.contains(&Output::Connect));
}

#[test]
fn what_the_engine_copes_with_is_not_shown() {
    let mut room = Room::linked(false);
    let message = "somebody is not there".to_owned();
    room.signal(SignalInput::Refused { message, retry_after_ms: None, notable: false });
    assert_eq!(room.outputs, []);
}

#[test]
fn a_server_that_goes_down_is_given_the_time_it_asks_for() {
    let mut room = Room::joined(false);
    room.outputs.clear();
    room.signal(SignalInput::Closing { retry_after_ms: 30_000 });
    room.signal(SignalInput::Closed);
    room.run_for(30_000);
    assert!(!room.outputs.contains(&Output::Connect));
    room.run_for(1_000);
    assert!(room.outputs.contains(&Output::Connect));
}

#[test]
fn who_does_not_know_the_key_of_the_room_is_nobody() {
    let mut room = Room::joined(false);
    room.outputs.clear();
    let eve = PeerSecret::derive(&DeviceSeed([9; 32]), "room", 0).id();
    let other_room = RoomKeys::derive(&RoomSecret([2; 32]));
    let (foreign, of_bo) = (room.profile(&other_room, "Eve"), room.profile(&room.keys.clone(), "Bo"));
    for profile in [foreign, of_bo, "no box at all".to_owned()] {
        room.signal(SignalInput::PeerJoined(eve, profile));
    }
    assert_eq!(room.outputs, []);
    assert_eq!(room.engine.link_details(room.now, eve), None);
}

#[test]
fn signals_that_are_not_for_us_or_say_nothing_are_dropped() {
    let mut room = Room::linked(false);
    let from = room.bo.id();
    let offer = SignalContent::Offer(Description { number: 2, sdp: Fingerprints::line(&SEEN.remote) });
    let body = SignalBody { from_instance: THEIRS, to_instance: Some(room.instance), content: offer };
    let (for_another, for_us) =
        (room.seal_for(from, &encode_body(&body)), room.seal_for(room.engine.me, &encode_body(&body)));
    let nonsense = room.seal_for(room.engine.me, &[0xff; 20]);
    for payload in [for_another, nonsense, "no box at all".to_owned()] {
        room.signal(SignalInput::Relayed { from, payload });
        assert_eq!(room.outputs, []);
    }
    room.signal(SignalInput::Relayed { from, payload: for_us });
    assert!(!room.outputs.is_empty(), "the same, well sealed, is taken");
}

#[test]
fn a_certificate_of_somebody_else_ends_the_link() {
    let mut room = Room::joined(false);
    room.open();
    room.greet(room.engine.me);
    assert_eq!(room.status(), Some(LinkStatus::Offline));
    assert!(room.misbehaved().unwrap().contains("somebody else"));
}

#[test]
fn a_proof_without_a_good_certificate_ends_the_link() {
    let mut room = Room::joined(false);
    room.open();
    let seen = Fingerprints { local: [2; 32], remote: [1; 32] };
    room.prove(b"of my own making".to_vec(), seen);
    assert_eq!(room.status(), Some(LinkStatus::Offline));
    assert!(room.misbehaved().is_some());
}

#[test]
fn nothing_is_said_to_somebody_in_the_middle() {
    let mut room = Room::joined(false);
    room.open();
    let certificate =
        Certificate::issue(&UserSecret::from_seed(&[2; 32]), room.bo.id(), DeviceId([2; 32]), "Bo", 0)
            .encode();
    // Bo's browser talks to somebody else's.
    room.prove(certificate, Fingerprints { local: [2; 32], remote: [3; 32] });
    assert_eq!(room.status(), Some(LinkStatus::Offline));
    assert!(room.misbehaved().unwrap().contains("between you"));
    let said = |message: &PeerMessage| !matches!(message, PeerMessage::Hello(_) | PeerMessage::Proof(_));
    assert!(!room.told.iter().any(said), "{:?}", room.told);
}

#[test]
fn whom_somebody_is_linked_to_is_shown_when_it_changes() {
    let mut room = Room::linked(false);
    let bo = room.bo.id();
    let link = PeerLink { peer: PeerId([7; 32]), relayed: true, latency_ms: Some(20) };
    for _ in 0..2 {
        room.hear(&PeerMessage::Links(vec![link]));
    }
    assert_eq!(room.views(), [View::Links(bo, vec![link])]);
    room.hear(&PeerMessage::Links(vec![link; PEOPLE_MAX + 1]));
    assert!(room.misbehaved().unwrap().contains("257 links"));
    assert_eq!(room.status(), Some(LinkStatus::Offline));
}

#[test]
fn a_page_put_to_sleep_says_so_and_is_waited_for() {
    let mut room = Room::linked(false);
    room.command(Command::Sleep).unwrap();
    assert!(room.told.contains(&PeerMessage::Asleep));
    // Now Bo, who answers nothing any more and whose socket ends.
    let bo = room.bo.id();
    room.hear(&PeerMessage::Asleep);
    assert_eq!(room.status(), Some(LinkStatus::Asleep));
    room.instance = 0;
    room.signal(SignalInput::PeerLeft(bo));
    room.run_for(60_000);
    assert_eq!(room.status(), Some(LinkStatus::Asleep), "a call may take a minute");
    room.run_for(15 * 60_000);
    assert!(room.views().contains(&View::PersonGone(bo)));
    assert_eq!(room.status(), None);
}

#[test]
fn a_link_that_stands_against_the_persons_wish_is_made_anew() {
    let mut room = Room::linked(false);
    room.event(route(CandidateKind::Host));
    room.command(Command::UseRelay(RelayPolicy::Never)).unwrap();
    assert_eq!(room.restarts(), 0, "it is direct as it is");
    room.command(Command::UseRelay(RelayPolicy::Always)).unwrap();
    let told = |wanted: LinkCommand| {
        room.outputs.iter().any(|output| matches!(output, Output::Link { command, .. } if *command == wanted))
    };
    assert!(told(LinkCommand::Close) && told(LinkCommand::Open) && told(LinkCommand::Relay { only: true }));
    let details = room.engine.link_details(room.now, room.bo.id()).unwrap();
    assert_eq!((details.relay_only, details.connections), (true, 2));
}

#[test]
fn new_credentials_remake_relayed_routes_and_leave_the_others() {
    let mut room = Room::linked(false);
    for (local, restarts) in [(CandidateKind::Host, 0), (CandidateKind::Relay, 1)] {
        room.event(route(local));
        room.outputs.clear();
        room.signal(SignalInput::RelaysRenewed);
        assert_eq!(room.restarts(), restarts, "{local:?}");
    }
    assert_eq!(room.status(), Some(LinkStatus::Connected), "and the link goes on meanwhile");
}

#[test]
fn a_close_look_at_a_link_tells_what_was_measured() {
    let mut room = Room::linked(false);
    room.event(route(CandidateKind::ServerReflexive));
    room.run_for(5_000);
    let details = room.engine.link_details(room.now, room.bo.id()).unwrap();
    assert_eq!(details.up_ms, Some(5_000));
    assert_eq!(details.route.map(|route| route.local), Some(CandidateKind::ServerReflexive));
    assert_eq!(details.latencies_ms, [Some(0); 3]);
    assert_eq!((details.connections, details.restarts, details.failures), (1, 0, 0));
    assert!(details.bytes_sent > 0 && details.bytes_received > 0);
    assert_eq!((details.next_attempt_ms, details.fault), (None, None));
    room.event(LinkEvent::Broken("DTLS failed".to_owned()));
    let details = room.engine.link_details(room.now, room.bo.id()).unwrap();
    assert_eq!((details.up_ms, details.route), (None, None));
    assert_eq!(details.fault.as_deref(), Some("DTLS failed"));
    assert!(details.next_attempt_ms.is_some());
}

#[test]
fn what_the_person_cannot_do_is_refused_in_words_and_changes_nothing() {
    let mut room = Room::linked(false);
    let none = MessageId { author: room.bo.id(), seq: 0 };
    room.say("hello");
    let own = room.only_message().id;
    let counted = room.engine.counted();
    let long = "x".repeat(crate::TEXT_LEN_MAX + 1);
    let refused = [
        (Command::Say { text: " \n".to_owned(), reply_to: None, to: Thread::Room }, CommandRefused::Empty),
        (Command::Edit { message: own, text: String::new() }, CommandRefused::Empty),
        (Command::Edit { message: own, text: long.clone() }, CommandRefused::TooLong { len: long.len() }),
        (
            Command::Say { text: long, reply_to: None, to: Thread::Room },
            CommandRefused::TooLong { len: crate::TEXT_LEN_MAX + 1 },
        ),
        (Command::React { message: own, emoji: "no".to_owned(), on: true }, CommandRefused::BadEmoji),
        (Command::React { message: none, emoji: "👍".to_owned(), on: true }, CommandRefused::NoSuchMessage),
        (Command::Delete(none), CommandRefused::NoSuchMessage),
        (Command::AskTitle("x".repeat(TITLE_CHARS_MAX + 1)), CommandRefused::BadTitle),
        (Command::AskTitle("Tea room".to_owned()), CommandRefused::NoOwner),
    ];
    for (command, why) in refused {
        assert_eq!(room.command(command.clone()), Err(why), "{command:?}");
    }
    assert_eq!(room.engine.counted(), counted);
}

#[test]
fn a_message_that_nobody_confirms_is_asked_about_and_then_sent_again_or_taken_back() {
    let mut room = Room::linked(false);
    // Bo's heads have come, so he is sent everything; that he stored it he never says.
    room.hear(&PeerMessage::Heads(Vec::new()));
    room.say("hello");
    let id = room.only_message().id;
    assert_eq!(room.only_message().delivery, Some(Delivery::Sent));
    room.run_for(120_000);
    let asked = Some(Delivery::Attention(Trouble::NotConfirmed));
    assert_eq!(room.only_message().delivery, asked);
    room.told.clear();
    room.command(Command::Retry(id)).unwrap();
    assert_eq!(room.only_message().delivery, Some(Delivery::Sent));
    assert!(room.told.iter().any(|told| matches!(told, PeerMessage::Operations(_))), "at once");
    room.run_for(120_000);
    assert_eq!(room.only_message().delivery, asked, "again");
    room.command(Command::Discard(id)).unwrap();
    assert!(room.only_message().deleted, "Bo may have it, so everybody is told");
    assert_eq!(room.command(Command::Discard(id)), Err(CommandRefused::NoSuchMessage));
}

#[test]
fn who_says_goodbye_is_gone_at_once_with_or_without_the_server() {
    for server in [true, false] {
        let mut room = Room::linked(false);
        if !server {
            room.signal(SignalInput::Closed);
        }
        room.hear(&PeerMessage::Bye);
        let bo = room.bo.id();
        assert!(room.views().contains(&View::PersonGone(bo)), "server: {server}");
        assert_eq!(room.engine.link_details(room.now, bo), None);
    }
}

#[test]
fn a_page_that_slept_doubts_everything_that_looks_open() {
    for (late_ms, restarts) in [(SLEPT_MS_MIN - 1, 0), (SLEPT_MS_MIN, 1)] {
        let mut room = Room::linked(false);
        // Timers stand still and then fire late; that Bo speaks first keeps his silence from being the reason.
        room.now = room.wake_at.unwrap() + late_ms;
        room.hear(&PeerMessage::Pong { nonce: 77 });
        assert_eq!(room.restarts(), restarts, "{late_ms} ms late");
    }
}
