//! The world the engines live in: a server that loses what it relays, connections that break, disks that take their time.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use chacha20::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};
use room::{
    Changes, Command, CommandRefused, Config, Description, DeviceSecret, DeviceSeed, Engine, FRAME_LEN_FIRST,
    FRAME_LEN_MAX, Fingerprints, FounderSecret, Input, LinkCommand, LinkEvent, Millis, Output, PeerId,
    PeerMessage, PeerSecret, Privacy, Reassembly, RelayKind, RelayPolicy, RoomKeys, RoomSecret,
    SignalContent, SignalInput, SignalOutput, Standing, UserId, UserSecret, cut,
};

use crate::disk::Disk;
use crate::screen::Screen;

/// Something that will happen.
#[derive(Debug)]
pub enum Event {
    Input(usize, Input),
    /// The server reads what page `0` sent over socket number `1`.
    ServerReads(usize, u64, SignalOutput),
    /// The disk of page `0` has finished with its oldest write.
    Written(usize),
}

/// One tab, from its opening to its end.
pub struct Page {
    pub id: PeerId,
    pub device: u8,
    pub engine: Engine,
    pub alive: bool,
    /// Breaks the rules; nothing is expected of it.
    pub hostile: bool,
    pub screen: Screen,
    /// Number of the socket that is open, if any.
    socket: Option<u64>,
    joined: bool,
    profile: String,
    wake_at: Option<Millis>,
    /// Connections: instance to the offer or answer state.
    conns: BTreeMap<(PeerId, u64), Conn>,
    /// Writes on their way to the disk, oldest first.
    writes: VecDeque<(u64, Changes)>,
    /// How far this device's wall clock is off.
    pub skew_ms: u64,
    /// Writes that failed in this second.
    failures: (u64, u32),
}

/// What stands for an `RTCPeerConnection`: its descriptions name the connection, so two that took each other's open.
#[derive(Debug, Default)]
struct Conn {
    /// The other connection, once a description of it was taken.
    remote: Option<u64>,
    local_offer: bool,
    /// Has both descriptions.
    complete: bool,
    open: bool,
    /// Reliable frames arrive in order: not before this.
    arrives_at: Millis,
    /// What was sent, for checking.
    said: Reassembly,
}

pub struct World {
    pub now: Millis,
    pub rng: ChaCha20Rng,
    pub keys: RoomKeys,
    pub pages: Vec<Page>,
    pub disks: BTreeMap<u8, Disk>,
    events: BTreeMap<(Millis, u64), Event>,
    pub serial: u64,
    pub server_up: bool,
    /// Relayed signals lost, in percent.
    pub loss: u32,
    /// Frames take up to this much longer, in milliseconds.
    pub jitter_ms: u32,
    /// Pairs of devices whose direct path is cut.
    pub cut: BTreeSet<(u8, u8)>,
    /// What each device may not be able to read, whatever it gets hold of.
    pub secrets: Vec<(u8, String)>,
    /// Devices that somebody gave a role again after they were removed: they were given what was written meanwhile.
    pub let_back_in: BTreeSet<u8>,
    /// Newcomers could not read everything at some time.
    pub partial_history: bool,
    /// Whose devices are not a person of their own: the other device.
    pub owners: BTreeMap<u8, u8>,
    /// What the person of a device goes by, once they gave another name.
    pub names: BTreeMap<u8, String>,
    /// Frames of channels that may lose some are lost, in percent.
    pub frame_loss: u32,
    /// What each device said to whom, once somebody wants to know.
    pub heard: Option<Vec<(u8, PeerId, PeerMessage)>>,
    /// Whom the person of device 0 does not hear when a page is opened.
    pub hushed: room::Hushed,
    /// Frames that a cut path holds back: reliable channels send them again once it heals.
    held: Vec<Event>,
}

impl World {
    pub fn new(seed: u64) -> Self {
        Self {
            now: Millis(1_000),
            rng: ChaCha20Rng::seed_from_u64(seed),
            keys: RoomKeys::derive(&RoomSecret::of(&founder().address()).unwrap()),
            pages: Vec::new(),
            disks: BTreeMap::new(),
            events: BTreeMap::new(),
            serial: 0,
            server_up: true,
            loss: 0,
            jitter_ms: 0,
            cut: BTreeSet::new(),
            secrets: Vec::new(),
            let_back_in: BTreeSet::new(),
            partial_history: false,
            owners: BTreeMap::new(),
            names: BTreeMap::new(),
            frame_loss: 0,
            heard: None,
            hushed: room::Hushed::default(),
            held: Vec::new(),
        }
    }

    pub fn below(&mut self, n: u32) -> u32 {
        self.rng.next_u32() % n
    }

    fn after(&mut self, ms: u64, event: Event) {
        self.at(self.now + ms, event);
    }

    fn at(&mut self, at: Millis, event: Event) {
        self.serial += 1;
        self.events.insert((at, self.serial), event);
    }

    /// The key of a device's tab.
    pub fn secret(&self, device: u8) -> PeerSecret {
        PeerSecret::derive(&DeviceSeed([device; 32]), &self.keys.room_id, 0)
    }

    /// Whose device it is: one device a person, unless `owners` says otherwise.
    pub fn user(&self, device: u8) -> UserId {
        UserSecret::from_seed(&[self.owner(device); 32]).id()
    }

    fn owner(&self, device: u8) -> u8 {
        self.owners.get(&device).copied().unwrap_or(device)
    }

    /// What its person goes by.
    pub fn name(&self, device: u8) -> String {
        self.names.get(&device).cloned().unwrap_or_else(|| format!("person {}", self.owner(device)))
    }

    /// What is sealed for a device is sealed for this.
    pub fn device(&self, device: u8) -> DeviceSecret {
        DeviceSecret::derive(&DeviceSeed([device; 32]), &self.keys.room_id)
    }

    /// What an engine of a device is made of. Device 0 made the room.
    pub fn config(&mut self, device: u8, skew_ms: u64) -> Config {
        let mut seed = [0; 32];
        self.rng.fill_bytes(&mut seed);
        Config {
            keys: self.keys.clone(),
            me: self.secret(device),
            user: UserSecret::from_seed(&[self.owner(device); 32]),
            name: self.name(device),
            unix_ms: self.now.0 + skew_ms,
            device: self.device(device),
            founder: (device == 0).then(founder),
            durable: true,
            relay: RelayPolicy::Automatic,
            privacy: Privacy::default(),
            picture: None,
            hushed: if device == 0 { self.hushed.clone() } else { room::Hushed::default() },
            rng: ChaCha20Rng::from_seed(seed),
        }
    }

    /// Opens a tab on what the device's disk holds.
    pub fn open_page(&mut self, device: u8) -> usize {
        let id = self.secret(device).id();
        assert!(self.page_of(id).is_none(), "one tab a device, for a seat is taken by one");
        let skew_ms = u64::from(self.below(3)) * 86_400_000;
        let config = self.config(device, skew_ms);
        let same = (0..u8::MAX)
            .filter(|other| self.owner(*other) == self.owner(device) && self.owners.contains_key(other));
        let mine = same.map(|other| self.secret(other).id()).collect();
        let disk = self.disks.entry(device).or_default();
        let stored = disk.storage.load_now(&self.keys.room_id);
        let promised = disk.promised.clone();
        self.pages.push(Page {
            id,
            device,
            engine: Engine::new(self.now, config, stored),
            alive: true,
            hostile: self.is_hostile(device),
            screen: Screen { mine, ..Screen::default() },
            socket: None,
            joined: false,
            profile: String::new(),
            wake_at: None,
            conns: BTreeMap::new(),
            writes: VecDeque::new(),
            skew_ms,
            failures: (0, 0),
        });
        let page = self.pages.len() - 1;
        self.drain(page);
        for (id, text) in promised {
            let shown = self.pages[page].screen.messages.get(&id);
            // A change that was on its way to the disk may have got there.
            let there = shown.is_some_and(|shown| shown.text == text || shown.edited || shown.deleted);
            assert!(there, "{id:?} was shown as saved and is gone after a restart");
        }
        self.input(page, Input::Start);
        page
    }

    /// The tab is gone without a word. Of what was on its way to the disk, some got there.
    pub fn kill(&mut self, page: usize) {
        let writes = self.pages[page].writes.len() as u32;
        for _ in 0..self.below(writes + 1) {
            let device = self.pages[page].device;
            if let Some((_, changes)) = self.pages[page].writes.pop_front() {
                let room_id = self.keys.room_id.clone();
                self.disk(device).write(&room_id, &changes);
            }
        }
        self.pages[page].writes.clear();
        self.pages[page].alive = false;
        self.drop_socket(page);
        let conns: Vec<_> = self.pages[page].conns.keys().copied().collect();
        for (peer, instance) in conns {
            self.close_conn(page, peer, instance);
        }
    }

    pub fn disk(&mut self, device: u8) -> &mut Disk {
        self.disks.get_mut(&device).unwrap()
    }

    pub fn page_of(&self, id: PeerId) -> Option<usize> {
        self.pages.iter().rposition(|p| p.id == id && p.alive)
    }

    pub fn alive(&self) -> Vec<usize> {
        (0..self.pages.len()).filter(|page| self.pages[*page].alive).collect()
    }

    /// The person at a page does something; what is refused is their business.
    pub fn command(&mut self, page: usize, command: Command) -> Result<(), CommandRefused> {
        if !self.pages[page].alive {
            return Err(CommandRefused::Empty);
        }
        let at_unix_ms = self.now.0 + self.pages[page].skew_ms;
        let result = self.pages[page].engine.handle(self.now, Input::Command { command, at_unix_ms });
        self.drain(page);
        result
    }

    pub fn input(&mut self, page: usize, input: Input) {
        if self.pages[page].alive {
            self.pages[page].engine.handle(self.now, input).unwrap();
            self.drain(page);
        }
    }

    fn drain(&mut self, page: usize) {
        let mut outputs = VecDeque::new();
        while let Some(output) = self.pages[page].engine.poll() {
            outputs.push_back(output);
        }
        assert!(outputs.len() < 5_000, "one input made {} outputs", outputs.len());
        for output in outputs {
            self.act(page, output);
        }
    }

    fn act(&mut self, page: usize, output: Output) {
        match output {
            Output::Connect => {
                self.drop_socket(page);
                if self.server_up {
                    self.serial += 1;
                    self.pages[page].socket = Some(self.serial);
                    let challenge = SignalInput::Challenge { to_sign: b"to sign".to_vec() };
                    self.after(5, Event::Input(page, Input::Signal(challenge)));
                } else {
                    self.after(5, Event::Input(page, Input::Signal(SignalInput::Closed)));
                }
            }
            Output::Disconnect => self.drop_socket(page),
            Output::Signal(signal) => {
                if let Some(socket) = self.pages[page].socket {
                    // In order, as a socket is.
                    self.after(5, Event::ServerReads(page, socket, signal));
                }
            }
            Output::Link { peer, instance, command } => self.driver(page, peer, instance, command),
            Output::Persist { ticket, changes } => {
                self.pages[page].writes.push_back((ticket, changes));
                let ms = 1 + u64::from(self.below(30));
                self.after(ms, Event::Written(page));
            }
            Output::WakeAt(at) => self.pages[page].wake_at = Some(at),
            Output::View(view) => {
                if !self.pages[page].hostile {
                    let me = self.pages[page].id;
                    self.pages[page].screen.show(me, view);
                    self.check_promises(page);
                }
            }
        }
    }

    /// What is shown as saved is on the disk.
    fn check_promises(&mut self, page: usize) {
        let Page { device, screen, .. } = &mut self.pages[page];
        let promises = std::mem::take(&mut screen.promises);
        let withdrawn = std::mem::take(&mut screen.withdrawn);
        let disk = self.disks.get_mut(device).unwrap();
        for (id, text) in promises {
            assert!(
                disk.has(id.author, id.seq),
                "page {page}: {id:?} is shown as saved and is not on the disk"
            );
            disk.promised.insert(id, text);
        }
        for id in withdrawn {
            disk.promised.remove(&id);
        }
    }

    fn written(&mut self, page: usize) {
        let Some((ticket, changes)) = self.pages[page].writes.pop_front() else {
            return;
        };
        let device = self.pages[page].device;
        let disk = self.disks.get_mut(&device).unwrap();
        // Deleting needs no room, everything else does.
        let answer = if disk.full && (!changes.operations.is_empty() || changes.marks.is_some()) {
            let (second, count) = &mut self.pages[page].failures;
            *count = if *second == self.now.0 / 1_000 { *count + 1 } else { 1 };
            *second = self.now.0 / 1_000;
            assert!(*count < 30, "page {page} asks a full disk again and again");
            Input::PersistFailed { ticket, reason: "full".to_owned() }
        } else {
            disk.write(&self.keys.room_id, &changes);
            Input::Persisted { ticket }
        };
        self.input(page, answer);
    }

    fn drop_socket(&mut self, page: usize) {
        let p = &mut self.pages[page];
        p.socket = None;
        if std::mem::take(&mut p.joined) {
            let id = p.id;
            self.tell_others(page, &SignalInput::PeerLeft(id));
        }
    }

    fn tell_others(&mut self, page: usize, signal: &SignalInput) {
        for other in 0..self.pages.len() {
            if other != page && self.pages[other].joined {
                self.after(5, Event::Input(other, Input::Signal(signal.clone())));
            }
        }
    }

    fn server_reads(&mut self, page: usize, socket: u64, signal: SignalOutput) {
        if self.pages[page].socket != Some(socket) {
            return;
        }
        match signal {
            SignalOutput::Join { profile, peer, .. } => {
                let peers =
                    self.pages.iter().filter(|p| p.joined).map(|p| (p.id, p.profile.clone())).collect();
                self.pages[page].joined = true;
                self.pages[page].profile.clone_from(&profile);
                self.after(5, Event::Input(page, Input::Signal(SignalInput::Joined { peers })));
                self.tell_others(page, &SignalInput::PeerJoined(peer, profile));
            }
            SignalOutput::Ping => self.after(5, Event::Input(page, Input::Signal(SignalInput::Pong))),
            SignalOutput::Leave => {
                if std::mem::take(&mut self.pages[page].joined) {
                    let id = self.pages[page].id;
                    self.tell_others(page, &SignalInput::PeerLeft(id));
                }
            }
            SignalOutput::Relay { kind, to, payload } => {
                assert!(matches!(kind, RelayKind::Offer | RelayKind::Answer | RelayKind::IceCandidate));
                let from = self.pages[page].id;
                let lost = self.below(100) < self.loss;
                if let Some(other) = self.page_of(to).filter(|o| self.pages[*o].joined && !lost) {
                    self.after(5, Event::Input(other, Input::Signal(SignalInput::Relayed { from, payload })));
                }
            }
        }
    }

    fn event(&mut self, page: usize, peer: PeerId, instance: u64, event: LinkEvent) {
        self.after(3, Event::Input(page, Input::Link { peer, instance, event }));
    }

    fn driver(&mut self, page: usize, peer: PeerId, instance: u64, command: LinkCommand) {
        let key = (peer, instance);
        match command {
            LinkCommand::Open => {
                let live = self.pages[page].conns.keys().filter(|(p, _)| *p == peer).count();
                assert_eq!(live, 0, "a second live connection to one peer");
                self.pages[page].conns.insert(key, Conn::default());
            }
            LinkCommand::Offer { number, .. } => {
                if let Some(conn) = self.pages[page].conns.get_mut(&key) {
                    conn.local_offer = true;
                    let offer = SignalContent::Offer(Description { number, sdp: sdp_of(instance) });
                    self.event(page, peer, instance, LinkEvent::LocalDescription(offer));
                }
            }
            LinkCommand::Accept(SignalContent::Offer(Description { number, sdp })) => {
                let conn = self.pages[page].conns.get_mut(&key).unwrap();
                conn.local_offer = false;
                conn.remote = instance_of(&sdp);
                conn.complete = true;
                let answer = SignalContent::Answer(Description { number, sdp: sdp_of(instance) });
                self.event(page, peer, instance, LinkEvent::LocalDescription(answer));
            }
            LinkCommand::Accept(SignalContent::Answer(Description { sdp, .. })) => {
                let conn = self.pages[page].conns.get_mut(&key).unwrap();
                assert!(conn.local_offer, "an answer without an offer makes the browser throw");
                conn.local_offer = false;
                conn.remote = instance_of(&sdp);
                conn.complete = true;
                self.try_open(page, peer, instance);
            }
            LinkCommand::Accept(SignalContent::Candidate(_)) => panic!("a candidate is no description"),
            LinkCommand::AddCandidate(_) | LinkCommand::Relay { .. } => {}
            LinkCommand::TellDrained(channel) => {
                self.event(page, peer, instance, LinkEvent::Drained(channel));
            }
            LinkCommand::Send(channel, frame) => {
                let conn = self.pages[page].conns.get_mut(&key).expect("sent on a closed connection");
                let whole = match channel.reliable() {
                    true => conn.said.push(&frame, FRAME_LEN_MAX).unwrap(),
                    false => Reassembly::default().push(&frame, FRAME_LEN_MAX).unwrap(),
                };
                if let Some(message) = whole {
                    let message = PeerMessage::decode(&message).unwrap();
                    self.check_said(page, peer, &message);
                    let device = self.pages[page].device;
                    self.heard.iter_mut().for_each(|heard| heard.push((device, peer, message.clone())));
                }
                self.carry(page, key, channel, frame);
            }
            LinkCommand::Close => self.close_conn(page, peer, instance),
        }
    }

    /// Takes a frame to the other side.
    fn carry(&mut self, page: usize, key: (PeerId, u64), channel: room::Channel, frame: Vec<u8>) {
        let jitter = u64::from(self.jitter_ms);
        if !channel.reliable() && self.frame_loss > 0 && self.below(100) < self.frame_loss {
            return;
        }
        let delay = 20 + if jitter > 0 { u64::from(self.rng.next_u32()) % jitter } else { 0 };
        let now = self.now;
        let Some(conn) = self.pages[page].conns.get_mut(&key) else { return };
        let (open, remote) = (conn.open, conn.remote);
        let mut at = now + delay;
        if channel.reliable() {
            conn.arrives_at = conn.arrives_at.max(at);
            at = conn.arrives_at;
        }
        let Some(other) = self.page_of(key.0) else { return };
        if open {
            let (from, remote) = (self.pages[page].id, remote.unwrap());
            let event = LinkEvent::Frame(channel, frame);
            let event = Event::Input(other, Input::Link { peer: from, instance: remote, event });
            if !self.is_cut(page, other) {
                self.at(at, event);
            } else if channel.reliable() {
                self.held.push(event);
            }
        }
    }

    /// To whom a page has open connections.
    pub fn open_links(&self, page: usize) -> BTreeSet<PeerId> {
        let conns = self.pages[page].conns.iter();
        conns.filter(|(_, conn)| conn.open).map(|((peer, _), _)| *peer).collect()
    }

    /// A hostile page says something of its own over every open connection to `to`.
    pub fn inject(&mut self, page: usize, to: PeerId, message: &[u8]) {
        let open = self.pages[page].conns.iter().filter(|((peer, _), conn)| *peer == to && conn.open);
        let keys: Vec<_> = open.map(|(key, _)| *key).collect();
        for key in keys {
            for frame in cut(message, FRAME_LEN_FIRST) {
                self.carry(page, key, room::Channel::Control, frame);
            }
        }
    }

    /// Nothing is sent, and nothing is acknowledged, that is not on the disk; and nothing of the room to who is not in it.
    fn check_said(&mut self, page: usize, to: PeerId, message: &PeerMessage) {
        let Page { screen, hostile, .. } = &self.pages[page];
        let told = screen.standings.get(&to);
        if !hostile && told.is_some_and(|standing| !matches!(standing, Standing::In(_))) {
            let of_links = matches!(
                message,
                PeerMessage::Hello(_)
                    | PeerMessage::Proof(_)
                    | PeerMessage::Standing(_)
                    | PeerMessage::Ping { .. }
                    | PeerMessage::Pong { .. }
                    | PeerMessage::Asleep
                    | PeerMessage::Bye
            );
            assert!(of_links, "{to:?}, who is {told:?}, is told {message:?}");
        }
        let (id, room_id) = (self.pages[page].id, self.keys.room_id.clone());
        let device = self.pages[page].device;
        let disk = self.disk(device);
        match message {
            PeerMessage::Operations(operations) => {
                for bytes in operations {
                    let key = room::Operation::decode(bytes, &room_id).unwrap().key();
                    let stored = disk.has(key.author, key.seq);
                    assert!(stored, "{id:?} sent {key:?}, which is not on its disk");
                }
            }
            PeerMessage::Heads(heads) => {
                for head in heads {
                    assert!(
                        disk.holds_below(head.author, head.next),
                        "{id:?} claims to have {} of {:?}",
                        head.next,
                        head.author
                    );
                }
            }
            PeerMessage::Passed(passed) if passed.from == id => {
                let Some(to) = passed.to else { return };
                let device = (0..u8::MAX).find(|device| self.secret(*device).id() == to).unwrap();
                let said = passed.open(&room_id, &self.device(device)).unwrap();
                assert!(!matches!(said, PeerMessage::Passed(_)));
                self.check_said(page, to, &said);
            }
            PeerMessage::Have(counts) => {
                for count in counts {
                    assert!(
                        disk.holds_below(count.author, count.next),
                        "{id:?} acknowledged {} of {:?}, not on its disk",
                        count.next,
                        count.author
                    );
                }
            }
            _ => {}
        }
    }

    fn is_cut(&self, a: usize, b: usize) -> bool {
        let (a, b) = (self.pages[a].device, self.pages[b].device);
        self.cut.contains(&(a.min(b), a.max(b)))
    }

    pub fn cut_off(&mut self, a: usize, b: usize) {
        let (a, b) = (self.pages[a].device, self.pages[b].device);
        if a != b {
            self.cut.insert((a.min(b), a.max(b)));
        }
    }

    pub fn heal(&mut self) {
        self.cut.clear();
        for event in std::mem::take(&mut self.held) {
            self.after(20, event);
        }
    }

    fn try_open(&mut self, page: usize, peer: PeerId, instance: u64) {
        let Some(other) = self.page_of(peer) else { return };
        let me = self.pages[page].id;
        let remote = self.pages[page].conns.get(&(peer, instance)).and_then(|c| c.remote);
        let Some(remote) = remote else { return };
        if self.is_cut(page, other) {
            return;
        }
        let Some(theirs) = self.pages[other].conns.get_mut(&(me, remote)) else {
            return;
        };
        if theirs.remote != Some(instance) || !theirs.complete {
            return;
        }
        let was_open = std::mem::replace(&mut theirs.open, true);
        if let Some(conn) = self.pages[page].conns.get_mut(&(peer, instance)) {
            conn.open = true;
        }
        if !was_open {
            let (here, there) = (fingerprint(instance), fingerprint(remote));
            for (page, peer, instance, [local, remote]) in
                [(page, peer, instance, [here, there]), (other, me, remote, [there, here])]
            {
                let fingerprints = Fingerprints { local, remote };
                let open = LinkEvent::ChannelsOpen { fingerprints, message_len_max: 262_144 };
                self.event(page, peer, instance, open);
            }
        }
    }

    fn close_conn(&mut self, page: usize, peer: PeerId, instance: u64) {
        let me = self.pages[page].id;
        let Some(conn) = self.pages[page].conns.remove(&(peer, instance)) else {
            return;
        };
        let Some(other) = self.page_of(peer) else { return };
        // A killed process says nothing; a closed connection is seen at once unless the path is cut.
        if let Some(remote) = conn.remote
            && conn.open
            && self.pages[page].alive
            && !self.is_cut(page, other)
            && let Some(theirs) = self.pages[other].conns.get_mut(&(me, remote))
        {
            theirs.open = false;
            self.event(other, me, remote, LinkEvent::ChannelsClosed);
        }
    }

    pub fn run_for(&mut self, ms: u64) {
        let end = self.now + ms;
        for _ in 0..400_000 {
            let event_at = self.events.first_key_value().map(|(key, _)| key.0);
            let wake = (0..self.pages.len())
                .filter(|p| self.pages[*p].alive)
                .filter_map(|p| self.pages[p].wake_at.map(|at| (at, p)))
                .min();
            match (event_at, wake) {
                (Some(at), wake) if at <= end && wake.is_none_or(|(w, _)| at <= w) => {
                    self.now = self.now.max(at);
                    let Some((_, event)) = self.events.pop_first() else { unreachable!() };
                    match event {
                        Event::Input(page, input) => self.input(page, input),
                        Event::ServerReads(page, socket, signal) => self.server_reads(page, socket, signal),
                        Event::Written(page) => self.written(page),
                    }
                }
                (_, Some((at, page))) if at <= end => {
                    self.now = self.now.max(at);
                    self.pages[page].wake_at = None;
                    self.input(page, Input::Tick);
                }
                _ => {
                    self.now = end;
                    return;
                }
            }
        }
        panic!("the world spins: over 400,000 events in {ms} ms");
    }

    pub fn server_stops(&mut self) {
        self.server_up = false;
        for page in 0..self.pages.len() {
            self.pages[page].joined = false;
            if self.pages[page].socket.take().is_some() {
                self.after(5, Event::Input(page, Input::Signal(SignalInput::Closed)));
            }
        }
    }
}

/// The key that makes the room.
fn founder() -> FounderSecret {
    FounderSecret::from_seed(&[42; 32])
}

/// Every connection has a certificate of its own.
fn fingerprint(instance: u64) -> [u8; 32] {
    let mut fingerprint = [0; 32];
    fingerprint[..8].copy_from_slice(&instance.to_be_bytes());
    fingerprint
}

fn sdp_of(instance: u64) -> String {
    format!("{instance}\n{}", Fingerprints::line(&fingerprint(instance)))
}

fn instance_of(sdp: &str) -> Option<u64> {
    sdp.lines().next()?.parse().ok()
}
