//! Several whole engines, which hand each other their logs directly, and people who write logs by hand.

use std::collections::{BTreeMap, VecDeque};

use super::*;
use crate::{
    Ballot, BoxPurpose, Changes, CommandId, Content, DeviceBox, Draft, Epoch, EpochName, LogId,
    MemoryStorage, Operation, OptionId, PollAsk, PollDraft, PollId, PollKind, PollOption, PollRules,
    PollView, PollWish, Receipt, Stream, ThreadInfo, UserId, polls::Sealing,
};

/// Several pages, each with a disk.
pub(super) struct Village {
    pub keys: RoomKeys,
    pub now: Millis,
    pub pages: Vec<Page>,
    rng: ChaCha20Rng,
    /// Logs of those who are no pages: who writes what no page would.
    logs: BTreeMap<u8, Vec<Operation>>,
}

pub(super) struct Page {
    pub(super) engine: Engine,
    pub(super) disk: MemoryStorage,
    device: u8,
    user: u8,
    pub polls: BTreeMap<PollId, PollView>,
    pub(super) gone: Vec<PollId>,
    pub(super) threads: Vec<ThreadInfo>,
    pub(super) messages: BTreeMap<MessageId, Message>,
    /// The disk does not answer: what it would is in `waiting`.
    pub(super) held: bool,
    pub(super) waiting: VecDeque<(u64, Changes)>,
    /// The disk takes nothing.
    pub(super) full: bool,
}

impl Village {
    /// One page for each device, which belongs to this user; all linked to each other.
    pub(super) fn of(people: &[(u8, u8)]) -> Self {
        Self::begin(people, RoomKeys::derive(&RoomSecret([7; 32])))
    }

    /// The same in a room that the user of the first device made.
    pub(super) fn founded(people: &[(u8, u8)]) -> Self {
        let made = FounderSecret::from_seed(&[1; 32]);
        let keys = RoomKeys::derive(&RoomSecret::of(&made.address()).unwrap());
        let mut village = Self::begin(people, keys);
        let owner = user(people[0].1);
        let founding = made.found(&village.keys.room_id, owner);
        village.profile(99, people[0].1);
        village.script(99, &[], &Content::Found(founding));
        village.share();
        village
    }

    fn begin(people: &[(u8, u8)], keys: RoomKeys) -> Self {
        let mut village = Self {
            keys,
            now: Millis(1_000_000),
            pages: Vec::new(),
            rng: ChaCha20Rng::from_seed([5; 32]),
            logs: BTreeMap::new(),
        };
        for (device, user) in people {
            let page = village.page(*device, *user, MemoryStorage::default());
            village.pages.push(page);
        }
        (0..people.len()).for_each(|page| village.start(page));
        village.share();
        village
    }

    fn page(&self, device: u8, user: u8, disk: MemoryStorage) -> Page {
        let config = Config {
            keys: self.keys.clone(),
            me: self.secret(device),
            user: UserSecret::from_seed(&[user; 32]),
            name: format!("person {user}"),
            unix_ms: self.now.0,
            device: DeviceSecret::derive(&DeviceSeed([device; 32]), &self.keys.room_id),
            founder: None,
            durable: true,
            relay: RelayPolicy::Automatic,
            privacy: Privacy::default(),
            picture: None,
            hushed: crate::Hushed::default(),
            rng: ChaCha20Rng::from_seed([device; 32]),
        };
        let stored = disk.load_now(&self.keys.room_id);
        Page {
            engine: Engine::new(self.now, config, stored),
            disk,
            device,
            user,
            polls: BTreeMap::new(),
            gone: Vec::new(),
            threads: Vec::new(),
            messages: BTreeMap::new(),
            held: false,
            waiting: VecDeque::new(),
            full: false,
        }
    }

    fn secret(&self, device: u8) -> PeerSecret {
        PeerSecret::derive(&DeviceSeed([device; 32]), &self.keys.room_id, 0)
    }

    pub(super) fn peer(&self, device: u8) -> PeerId {
        self.secret(device).id()
    }

    /// Begins, and links everybody who is there.
    pub(super) fn start(&mut self, page: usize) {
        self.drain(page);
        self.input(page, Input::Start);
        for other in (0..self.pages.len()).filter(|other| *other != page) {
            self.link(page, other);
            self.link(other, page);
        }
    }

    fn link(&mut self, page: usize, other: usize) {
        let (peer, own) = (self.pages[other].engine.me, self.pages[other].user == self.pages[page].user);
        let now = self.now;
        let ledger = &mut self.pages[page].engine.ledger;
        ledger.on_up(now, peer, true, own);
        ledger.on_message(now, peer, PeerMessage::Heads(Vec::new()));
        self.input(page, Input::Tick);
    }

    /// Nobody is linked to this page any more.
    pub(super) fn away(&mut self, page: usize) {
        let gone = self.pages[page].engine.me;
        for other in (0..self.pages.len()).filter(|other| *other != page) {
            let peer = self.pages[other].engine.me;
            self.pages[page].engine.ledger.on_down(peer);
            self.pages[other].engine.ledger.on_down(gone);
            self.input(other, Input::Tick);
        }
        self.input(page, Input::Tick);
    }

    /// The page is gone and opened again, from its disk.
    pub(super) fn restart(&mut self, page: usize) {
        self.away(page);
        let Page { device, user, .. } = self.pages[page];
        let disk = std::mem::take(&mut self.pages[page].disk);
        self.pages[page] = self.page(device, user, disk);
        self.drain(page);
    }

    pub(super) fn input(&mut self, page: usize, input: Input) {
        self.pages[page].engine.handle(self.now, input).unwrap();
        self.drain(page);
    }

    pub(super) fn try_command(&mut self, page: usize, command: Command) -> Result<(), CommandRefused> {
        let at_unix_ms = self.now.0;
        let result = self.pages[page].engine.handle(self.now, Input::Command { command, at_unix_ms });
        self.drain(page);
        result
    }

    fn drain(&mut self, page: usize) {
        while let Some(output) = self.pages[page].engine.poll() {
            let room_id = self.keys.room_id.clone();
            let here = &mut self.pages[page];
            match output {
                Output::Persist { ticket, changes } if here.held => here.waiting.push_back((ticket, changes)),
                Output::Persist { ticket, .. } if here.full => {
                    self.input(page, Input::PersistFailed { ticket, reason: "full".to_owned() });
                }
                Output::Persist { ticket, changes } => {
                    here.disk.commit_now(&room_id, &changes);
                    self.input(page, Input::Persisted { ticket });
                }
                Output::View(View::Poll(poll)) => drop(here.polls.insert(poll.id, *poll)),
                Output::View(View::PollGone(id)) => {
                    here.polls.remove(&id).unwrap();
                    here.gone.push(id);
                }
                Output::View(View::Threads(threads)) => here.threads = threads,
                Output::View(View::Messages(messages)) => {
                    here.messages.extend(messages.into_iter().map(|message| (message.id, message)));
                }
                _ => {}
            }
        }
    }

    /// The disk of a page that is held stores the first of what waits.
    pub(super) fn store_one(&mut self, page: usize) {
        let (ticket, changes) = self.pages[page].waiting.pop_front().unwrap();
        self.pages[page].disk.commit_now(&self.keys.room_id, &changes);
        self.input(page, Input::Persisted { ticket });
    }

    /// What is on one page's disk comes to another.
    pub(super) fn give(&mut self, from: usize, to: usize) {
        let operations = self.pages[from].disk.load_now(&self.keys.room_id).operations;
        self.bring(from, to, operations);
    }

    pub(super) fn bring(&mut self, from: usize, to: usize, operations: Vec<Vec<u8>>) {
        let (now, peer) = (self.now, self.pages[from].engine.me);
        self.pages[to].engine.ledger.on_message(now, peer, PeerMessage::Operations(operations));
        self.input(to, Input::Tick);
    }

    /// Everybody has everything, and what follows from it.
    pub(super) fn share(&mut self) {
        for _ in 0..4 {
            for from in 0..self.pages.len() {
                for to in (0..self.pages.len()).filter(|to| *to != from) {
                    self.give(from, to);
                }
            }
        }
    }

    pub(super) fn wait(&mut self, ms: u64) {
        self.now = self.now + ms;
        (0..self.pages.len()).for_each(|page| self.input(page, Input::Tick));
    }

    /// The first page makes a poll, and everybody knows.
    pub(super) fn make(&mut self, draft: PollDraft) -> PollId {
        self.try_command(0, Command::MakePoll { draft, to: Thread::Room }).unwrap();
        self.share();
        *self.pages[0].polls.keys().last().unwrap()
    }

    pub(super) fn want(&mut self, page: usize, poll: PollId, wish: PollWish) -> Result<(), CommandRefused> {
        self.try_command(page, Command::AskPoll { poll, wish })
    }

    pub(super) fn say(&mut self, page: usize, text: &str) {
        let say = Command::Say { text: text.to_owned(), reply_to: None, to: Thread::Room };
        self.try_command(page, say).unwrap();
    }

    pub(super) fn vote(&mut self, page: usize, poll: PollId, options: &[u16]) {
        self.want(page, poll, vote(options)).unwrap();
    }

    pub(super) fn view(&self, page: usize, poll: PollId) -> &PollView {
        &self.pages[page].polls[&poll]
    }

    /// What everybody must agree on.
    fn agreed(&self, page: usize, poll: PollId) -> impl PartialEq + std::fmt::Debug + use<> {
        let view = self.view(page, poll).clone();
        let votes: Vec<_> =
            view.votes.into_iter().map(|vote| (vote.user, vote.ballot, vote.at_unix_ms)).collect();
        (view.revision, votes, view.options, view.closed, view.roles, view.question, view.owner.peer)
    }

    pub(super) fn all_agree(&self, poll: PollId) {
        for page in 1..self.pages.len() {
            assert_eq!(self.agreed(page, poll), self.agreed(0, poll), "page {page}");
        }
    }

    pub(super) fn audit(&self, page: usize, poll: PollId) -> crate::PollAudit {
        self.pages[page].engine.poll_audit(poll).unwrap()
    }

    /// Nobody finds anything to blame anybody for.
    pub(super) fn nobody_is_to_blame(&self, poll: PollId) {
        for page in 0..self.pages.len() {
            let audit = self.audit(page, poll);
            assert_eq!(audit.misdeeds, [], "page {page}");
            let view = self.view(page, poll);
            assert_eq!((audit.votes as usize, audit.revision), (view.votes.len(), view.revision));
        }
    }

    /// An operation of somebody who has no page, after everything of `seen`; everybody gets it. Answers which it is.
    pub(super) fn script(&mut self, device: u8, seen: &[PeerId], content: &Content) -> MessageId {
        let key = self.keys.epoch_key;
        self.script_under(device, seen, Epoch::First, &key, &content.encode())
    }

    /// The same, sealed under another key, or with something else in it.
    pub(super) fn script_under(
        &mut self,
        device: u8,
        seen: &[PeerId],
        epoch: Epoch,
        key: &[u8; 32],
        body: &[u8],
    ) -> MessageId {
        let author = self.secret(device);
        let len = |peer: PeerId| {
            let log = LogId { author: peer, stream: Stream::main() };
            Some((log.clone(), self.pages[0].engine.ledger.replica().find(&log)?.len()))
        };
        let mut seen: Vec<OperationKey> =
            seen.iter().filter_map(|peer| len(*peer)).map(|(log, len)| log.at(len - 1)).collect();
        seen.sort();
        let log = self.logs.entry(device).or_default();
        let seq = log.len() as u64;
        let draft = Draft { stream: Stream::main(), seq, seen, at_unix_ms: self.now.0, epoch, body };
        let operation = Operation::write(&author, &self.keys.room_id, key, log.last(), draft, &mut self.rng);
        let bytes = operation.encode();
        log.push(operation);
        for page in 0..self.pages.len() {
            let other = usize::from(page == 0);
            self.bring(other, page, vec![bytes.clone()]);
        }
        MessageId { author: author.id(), seq }
    }

    /// Somebody who has no page tells all who have one a key.
    pub(super) fn tell_key(&mut self, device: u8, key: &[u8; 32]) -> Epoch {
        let (name, purpose) = (EpochName::of(key), BoxPurpose::Epochs { author: self.peer(device) });
        let devices: Vec<DeviceId> = self.pages.iter().map(|page| page.engine.ledger.device().id()).collect();
        let (room_id, rng) = (&self.keys.room_id, &mut self.rng);
        let boxes = devices.into_iter().filter_map(|to| DeviceBox::seal(to, room_id, purpose, key, rng));
        let keys = Content::Keys { epochs: vec![name], boxes: boxes.collect(), drawn: true };
        self.script(device, &[], &keys);
        Epoch::Later(name)
    }

    /// The receipt of somebody's vote, as this device opens it.
    pub(super) fn opened_by(&self, device: &DeviceSecret, poll: PollId, author: PeerId) -> Receipt {
        let room_id = &self.keys.room_id;
        let open = |bytes: &Vec<u8>| {
            let operation = Operation::decode(bytes, room_id).unwrap();
            match Content::decode(&operation.open(&self.keys.epoch_key).unwrap()) {
                Some(Content::AskPoll { id, ask: PollAsk::VoteSecretly(sealed), .. })
                    if operation.key().author == author =>
                {
                    Sealing { room_id, poll, author, id }.open(device, &sealed)
                }
                _ => None,
            }
        };
        let stored = self.pages[0].disk.load_now(room_id).operations;
        stored.iter().find_map(open).unwrap().0
    }

    /// The last command of a page.
    pub(super) fn command_of(&self, page: usize, poll: PollId) -> (CommandId, PollAsk) {
        let pending = self.view(page, poll).pending.last().unwrap().id;
        let stored = self.pages[page].disk.load_now(&self.keys.room_id).operations;
        let read = |bytes: &Vec<u8>| {
            let operation = Operation::decode(bytes, &self.keys.room_id).unwrap();
            match Content::decode(&operation.open(&self.keys.epoch_key).unwrap()) {
                Some(Content::AskPoll { id, ask, .. }) if id == pending => Some((id, ask)),
                _ => None,
            }
        };
        stored.iter().find_map(read).unwrap()
    }

    /// Somebody who has no page signs another operation of this number, and everybody hears of it.
    pub(super) fn fork(&mut self, device: u8, seq: u64) {
        let first = self.logs[&device][seq as usize].encode();
        self.logs.get_mut(&device).unwrap().truncate(seq as usize);
        self.script(device, &[], &Content::History(crate::History::Shared));
        let second = self.logs[&device][seq as usize].encode();
        for page in 0..self.pages.len() {
            let other = usize::from(page == 0);
            let (now, peer) = (self.now, self.pages[other].engine.me);
            let fork = PeerMessage::Fork { first: first.clone(), second: second.clone() };
            self.pages[page].engine.ledger.on_message(now, peer, fork);
            self.input(page, Input::Tick);
        }
    }

    /// The profile of somebody who has no page.
    pub(super) fn profile(&mut self, device: u8, user: u8) {
        let secret = UserSecret::from_seed(&[user; 32]);
        let id = DeviceSecret::derive(&DeviceSeed([device; 32]), &self.keys.room_id).id();
        let name = format!("person {user}");
        let certificate = Certificate::issue(&secret, self.peer(device), id, &name, self.now.0);
        self.script(device, &[], &Content::Profile(certificate.encode()));
    }
}

pub(super) fn user(n: u8) -> UserId {
    UserSecret::from_seed(&[n; 32]).id()
}

pub(super) fn vote(options: &[u16]) -> PollWish {
    PollWish::Vote(Ballot::Chosen(options.iter().copied().map(OptionId).collect()))
}

pub(super) fn text(text: &str) -> PollOption {
    PollOption::Text(text.to_owned())
}

pub(super) fn draft(rules: PollRules) -> PollDraft {
    PollDraft {
        question: "Tea?".to_owned(),
        description: String::new(),
        kind: PollKind::Choice { most: 2 },
        options: vec![text("green"), text("black"), text("none")],
        rules,
    }
}
