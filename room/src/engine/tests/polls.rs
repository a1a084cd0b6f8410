//! Polls between whole engines, which hand each other their logs directly: who is asked, who decides, what everybody sees.

use std::collections::BTreeMap;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::*;
use crate::{
    Ballot, CommandId, Content, Draft, Epoch, LogId, MemoryStorage, Operation, OptionId, OwnVote, PollAsk,
    PollDraft, PollError, PollId, PollKind, PollOption, PollRole, PollRules, PollView, PollWish, Receipt,
    Stream, ThreadInfo, UserId, polls::Sealing,
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
    engine: Engine,
    disk: MemoryStorage,
    device: u8,
    user: u8,
    pub polls: BTreeMap<PollId, PollView>,
    gone: Vec<PollId>,
    threads: Vec<ThreadInfo>,
    messages: BTreeMap<MessageId, Message>,
    /// The disk does not answer.
    held: bool,
    /// The disk takes nothing.
    full: bool,
}

impl Village {
    /// One page for each device, which belongs to this user; all linked to each other.
    pub(super) fn of(people: &[(u8, u8)]) -> Self {
        let mut village = Self {
            keys: RoomKeys::derive(&RoomSecret([7; 32])),
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
    fn start(&mut self, page: usize) {
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
    fn away(&mut self, page: usize) {
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
    fn restart(&mut self, page: usize) {
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
                Output::Persist { .. } if here.held => {}
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

    /// What is on one page's disk comes to another.
    pub(super) fn give(&mut self, from: usize, to: usize) {
        let operations = self.pages[from].disk.load_now(&self.keys.room_id).operations;
        self.bring(from, to, operations);
    }

    fn bring(&mut self, from: usize, to: usize, operations: Vec<Vec<u8>>) {
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
        let (keys, body) = (&self.keys, content.encode());
        let draft = Draft {
            stream: Stream::main(),
            seq,
            seen,
            at_unix_ms: self.now.0,
            epoch: Epoch::First,
            body: &body,
        };
        let operation =
            Operation::write(&author, &keys.room_id, &keys.epoch_key, log.last(), draft, &mut self.rng);
        let bytes = operation.encode();
        log.push(operation);
        for page in 0..self.pages.len() {
            let other = usize::from(page == 0);
            self.bring(other, page, vec![bytes.clone()]);
        }
        MessageId { author: author.id(), seq }
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

fn refused(error: PollError) -> Result<(), CommandRefused> {
    Err(CommandRefused::Poll(error))
}

/// Ada's two devices, and Bo.
const THREE: [(u8, u8); 3] = [(1, 1), (2, 2), (3, 1)];

#[test]
fn a_vote_is_pending_until_the_owner_counts_it_and_then_counts_everywhere() {
    let mut village = Village::of(&THREE);
    let poll = village.make(draft(PollRules::default()));
    village.vote(1, poll, &[2, 0]);
    let pending = &village.view(1, poll).pending[0];
    assert_eq!((&pending.wish, pending.saved, pending.sent), (&vote(&[0, 2]), true, false));
    assert_eq!((village.view(1, poll).votes.len(), village.view(1, poll).own_vote.clone()), (0, None));
    village.share();
    for page in 0..3 {
        let view = village.view(page, poll);
        assert_eq!((view.revision, view.votes.len(), view.pending.len()), (1, 1, 0), "page {page}");
        assert_eq!(view.votes[0].user, user(2));
    }
    assert_eq!(village.view(1, poll).own_vote, Some(Ballot::Chosen(vec![OptionId(0), OptionId(2)])));
    village.all_agree(poll);
    village.nobody_is_to_blame(poll);
    assert_eq!(village.audit(1, poll).own, OwnVote::Counted);
    let message = &village.pages[1].messages[&poll.0];
    assert_eq!((message.poll, message.text.as_str()), (true, "Tea?"));
}

#[test]
fn a_person_votes_once_from_whatever_device() {
    let mut village = Village::of(&THREE);
    let poll = village.make(draft(PollRules::default()));
    village.vote(0, poll, &[0]);
    village.vote(2, poll, &[1]);
    village.share();
    village.vote(2, poll, &[2]);
    village.share();
    let view = village.view(1, poll);
    assert_eq!((view.votes.len(), view.revision), (1, 3));
    assert_eq!(view.votes[0].ballot, Some(Ballot::Chosen(vec![OptionId(2)])), "the last that was counted");
    assert_eq!(village.view(0, poll).own_vote, village.view(2, poll).own_vote);
    village.want(0, poll, vote(&[])).unwrap();
    village.share();
    assert!(village.view(1, poll).votes.is_empty());
    assert_eq!(village.want(0, poll, vote(&[])), refused(PollError::NotVoted));
    village.all_agree(poll);
    village.nobody_is_to_blame(poll);
}

#[test]
fn what_the_owner_cannot_agree_to_comes_back_with_its_words() {
    let mut village = Village::of(&[(1, 1), (2, 2), (4, 4)]);
    let rules = PollRules { cap: Some(1), changing: false, ..PollRules::default() };
    let poll = village.make(draft(rules));
    // Both see a free place.
    village.vote(1, poll, &[0]);
    village.vote(2, poll, &[0]);
    village.share();
    let refusals: Vec<_> = (1..3).filter_map(|page| village.view(page, poll).refused.clone()).collect();
    assert_eq!(refusals.len(), 1);
    assert_eq!(PollError::of_message(&refusals[0].message), Some(PollError::OptionFull));
    assert_eq!(refusals[0].wish, vote(&[0]));
    let late = usize::from(village.view(1, poll).refused.is_none()) + 1;
    assert_eq!(village.audit(late, poll).own, OwnVote::Refused);
    // Nothing that is known to be refused is even written.
    assert_eq!(village.want(late, poll, vote(&[0])), refused(PollError::OptionFull));
    assert_eq!(village.want(late, poll, vote(&[0, 1, 2])), refused(PollError::TooManyAnswers));
    assert_eq!(village.want(late, poll, vote(&[9])), refused(PollError::UnknownOption));
    assert_eq!(village.want(3 - late, poll, vote(&[1])), refused(PollError::NoChanges));
    village.vote(late, poll, &[1]);
    assert_eq!(village.view(late, poll).refused, None, "something else was asked for since");
    assert_eq!(village.want(late, poll, vote(&[2])), refused(PollError::NoChanges), "one waits already");
    village.share();
    village.all_agree(poll);
    village.nobody_is_to_blame(poll);
}

#[test]
fn an_owner_that_restarts_answers_what_it_had_not() {
    let mut village = Village::of(&THREE);
    let poll = village.make(draft(PollRules::default()));
    village.away(0);
    village.vote(1, poll, &[0]);
    assert!(!village.view(1, poll).owner.here);
    let log = village.pages[1].disk.load_now(&village.keys.room_id).operations;
    // It stores the vote and is gone before its answer is stored.
    village.pages[0].engine.ledger.on_up(village.now, PeerId([9; 32]), true, false);
    let ledger = &mut village.pages[0].engine.ledger;
    ledger.on_message(village.now, PeerId([9; 32]), PeerMessage::Operations(log.clone()));
    village.pages[0].engine.handle(village.now, Input::Tick).unwrap();
    while let Some(output) = village.pages[0].engine.poll() {
        if let Output::Persist { changes, .. } = output {
            village.pages[0].disk.commit_now(&village.keys.room_id, &changes);
        }
    }
    village.restart(0);
    assert_eq!(village.view(0, poll).revision, 0);
    village.start(0);
    assert_eq!(village.view(0, poll).revision, 1);
    // However often it comes.
    for _ in 0..3 {
        village.bring(1, 0, log.clone());
    }
    village.share();
    village.restart(0);
    village.start(0);
    village.share();
    assert_eq!((village.view(1, poll).revision, village.view(1, poll).votes.len()), (1, 1));
    village.all_agree(poll);
    village.nobody_is_to_blame(poll);
}

#[test]
fn answers_that_could_not_be_stored_are_given_again_and_count_once() {
    let mut village = Village::of(&THREE);
    let poll = village.make(draft(PollRules::default()));
    village.vote(1, poll, &[0]);
    village.give(1, 0);
    village.vote(1, poll, &[1]);
    // The vote is stored; from then on the disk takes nothing.
    village.pages[0].held = true;
    village.give(1, 0);
    village.pages[0].held = false;
    village.pages[0].full = true;
    village.input(0, Input::PersistFailed { ticket: u64::MAX, reason: "full".to_owned() });
    village.wait(6_000);
    assert_eq!(village.view(0, poll).revision, 1);
    village.pages[0].full = false;
    village.wait(6_000);
    village.wait(6_000);
    village.share();
    assert_eq!((village.view(2, poll).revision, village.view(2, poll).votes.len()), (2, 1));
    village.all_agree(poll);
    village.nobody_is_to_blame(poll);
}

#[test]
fn while_the_owner_is_away_votes_wait_or_are_refused() {
    for while_away in [true, false] {
        let mut village = Village::of(&THREE);
        let poll = village.make(draft(PollRules { while_away, ..PollRules::default() }));
        village.away(0);
        let asked = village.want(1, poll, vote(&[0]));
        if while_away {
            assert_eq!(asked, Ok(()));
            village.share();
            village.restart(1);
            assert_eq!(village.view(1, poll).pending.len(), 1, "it is kept");
            village.start(1);
        } else {
            assert_eq!(asked, refused(PollError::OwnerAway));
        }
        village.start(0);
        village.share();
        assert_eq!(village.view(1, poll).votes.len(), usize::from(while_away));
        assert!(village.view(1, poll).owner.here);
    }
}

#[test]
fn roles_are_the_owners_to_give_and_hold_for_everybody() {
    let mut village = Village::of(&[(1, 1), (2, 2), (4, 4), (3, 1)]);
    let rules = PollRules { everybody: PollRole::Viewer, ..PollRules::default() };
    let poll = village.make(draft(rules));
    assert_eq!(village.want(1, poll, vote(&[0])), refused(PollError::Viewer));
    assert_eq!(village.view(3, poll).role, PollRole::Editor, "the owner's other device");
    let role = |user, role| PollWish::SetRole { user, role };
    assert_eq!(village.want(1, poll, role(user(2), PollRole::Editor)), refused(PollError::NotOwner));
    assert_eq!(village.want(0, poll, role(user(2), PollRole::Owner)), refused(PollError::OwnersRole));
    assert_eq!(village.want(0, poll, role(user(1), PollRole::Viewer)), refused(PollError::OwnersRole));
    village.want(0, poll, role(user(2), PollRole::Voter)).unwrap();
    village.want(0, poll, role(user(4), PollRole::Editor)).unwrap();
    village.share();
    village.vote(1, poll, &[0]);
    assert_eq!(village.want(1, poll, PollWish::AddOption(text("mint"))), refused(PollError::NoAdding));
    assert_eq!(village.want(1, poll, PollWish::Close), refused(PollError::NotEditor));
    village.want(2, poll, PollWish::AddOption(text("mint"))).unwrap();
    let words = PollWish::Describe { question: "  Which\ntea?".to_owned(), description: "a\nb".to_owned() };
    village.want(2, poll, words).unwrap();
    village.want(2, poll, PollWish::Close).unwrap();
    village.share();
    let view = village.view(1, poll);
    assert_eq!((view.question.as_str(), view.options.len(), view.closed), ("Which tea?", 4, true));
    assert_eq!(village.want(1, poll, vote(&[0])), refused(PollError::Closed));
    village.want(3, poll, PollWish::Reopen).unwrap();
    village.share();
    village.vote(1, poll, &[3]);
    village.share();
    village.all_agree(poll);
    village.nobody_is_to_blame(poll);
    // The name of the thread about it follows the question.
    let comment =
        Command::Say { text: "mint!".to_owned(), reply_to: None, to: Thread::Channel(poll.comments()) };
    village.try_command(1, comment).unwrap();
    village.share();
    let thread = village.pages[2].threads.iter().find(|info| info.thread == Thread::Channel(poll.comments()));
    assert_eq!(thread.map(|info| (info.name.as_str(), info.unread.count)), Some(("Which tea?", 1)));
}

#[test]
fn a_poll_is_passed_on_to_another_person_and_to_another_device() {
    for to in [2, 3] {
        let mut village = Village::of(&THREE);
        let poll = village.make(draft(PollRules::default()));
        village.vote(1, poll, &[0]);
        village.share();
        let (old, new) = (village.peer(1), village.peer(to));
        assert_eq!(village.want(1, poll, PollWish::Pass(new)), refused(PollError::NotOwner));
        assert_eq!(village.want(0, poll, PollWish::Pass(PeerId([9; 32]))), refused(PollError::NotInRoom));
        assert_eq!(village.want(0, poll, PollWish::Pass(old)), refused(PollError::AlreadyOwner));
        village.want(0, poll, PollWish::Pass(new)).unwrap();
        // Asked of the old owner, answered by the new one.
        village.vote(1, poll, &[1]);
        village.share();
        let view = village.view(1, poll);
        assert_eq!((view.owner.peer, view.revision), (new, 3));
        assert_eq!(view.votes[0].ballot, Some(Ballot::Chosen(vec![OptionId(1)])));
        assert_eq!(village.want(0, poll, PollWish::Pass(new)), refused(PollError::NotOwner));
        // And back.
        let page = if to == 2 { 1 } else { 2 };
        village.want(page, poll, PollWish::Pass(old)).unwrap();
        village.share();
        village.vote(2, poll, &[2]);
        village.share();
        assert_eq!((village.view(1, poll).revision, village.view(1, poll).votes.len()), (5, 2));
        village.all_agree(poll);
        village.nobody_is_to_blame(poll);
    }
}

#[test]
fn no_vote_counts_after_the_deadline() {
    let mut village = Village::of(&THREE);
    let deadline = village.now.0 + 10_000;
    let past = PollRules { deadline: Some(village.now.0), ..PollRules::default() };
    let made = village.try_command(0, Command::MakePoll { draft: draft(past), to: Thread::Room });
    assert_eq!(made, refused(PollError::DeadlinePast));
    let poll = village.make(draft(PollRules { deadline: Some(deadline), ..PollRules::default() }));
    village.vote(0, poll, &[0]);
    village.away(0);
    village.vote(1, poll, &[1]);
    village.wait(10_000);
    assert_eq!(village.want(1, poll, vote(&[2])), refused(PollError::DeadlineOver));
    village.start(0);
    village.share();
    assert_eq!(village.view(1, poll).votes.len(), 1);
    let message = village.view(1, poll).refused.clone().unwrap().message;
    assert_eq!(PollError::of_message(&message), Some(PollError::DeadlineOver));
    village.want(0, poll, PollWish::Reopen).unwrap();
    village.share();
    village.vote(1, poll, &[1]);
    village.share();
    assert_eq!((village.view(1, poll).votes.len(), village.view(1, poll).rules.deadline), (2, None));
    village.all_agree(poll);
    village.nobody_is_to_blame(poll);
}

#[test]
fn nothing_is_asked_of_a_deleted_poll() {
    let mut village = Village::of(&THREE);
    let poll = village.make(draft(PollRules::default()));
    village.vote(1, poll, &[0]);
    let edit = Command::Edit { message: poll.0, text: "Coffee?".to_owned() };
    assert_eq!(village.try_command(0, edit), refused(PollError::EditedAsMessage));
    village.try_command(0, Command::Delete(poll.0)).unwrap();
    village.share();
    assert!(village.view(1, poll).deleted && village.view(1, poll).votes.is_empty());
    assert_eq!(
        village.view(1, poll).refused.as_ref().and_then(|refused| PollError::of_message(&refused.message)),
        Some(PollError::Deleted)
    );
    assert_eq!(village.want(1, poll, vote(&[0])), refused(PollError::Deleted));
    village.nobody_is_to_blame(poll);
}

#[test]
fn a_secret_ballot_is_read_by_the_owner_and_its_voter_and_published_without_a_name() {
    let mut village = Village::of(&[(1, 1), (2, 2), (4, 4), (5, 2)]);
    let poll = village.make(draft(PollRules { secret: true, ..PollRules::default() }));
    village.vote(1, poll, &[1]);
    village.vote(2, poll, &[0]);
    village.share();
    village.vote(2, poll, &[2]);
    village.share();
    let own = |village: &Village, page| village.view(page, poll).own_vote.clone();
    let first = Some(Ballot::Chosen(vec![OptionId(1)]));
    assert_eq!((own(&village, 1), own(&village, 3), own(&village, 0)), (first.clone(), first.clone(), None));
    assert_eq!(village.view(2, poll).published, None);
    assert_eq!(village.view(0, poll).published.as_ref().map(Vec::len), Some(2), "the owner counts");
    let named =
        |village: &Village, page| village.view(page, poll).votes.iter().any(|vote| vote.ballot.is_some());
    assert!((0..4).all(|page| !named(&village, page)));
    village.restart(1);
    village.restart(0);
    assert_eq!((own(&village, 1), village.view(0, poll).published.as_ref().map(Vec::len)), (first, Some(2)));
    village.start(1);
    village.start(0);
    assert_eq!(village.audit(2, poll).own, OwnVote::Unchecked);
    village.want(0, poll, PollWish::Close).unwrap();
    village.share();
    let ballots = village.view(2, poll).published.clone().unwrap();
    let mut options: Vec<_> = ballots.iter().flat_map(|(_, ballot)| ballot.options()).collect();
    options.sort();
    assert_eq!(options, [OptionId(1), OptionId(2)]);
    assert!(ballots.is_sorted_by_key(|(receipt, _)| *receipt));
    assert_eq!(village.audit(2, poll).own, OwnVote::Counted);
    village.all_agree(poll);
    village.nobody_is_to_blame(poll);
    // Open again, taken back, and closed by its deadline.
    village.want(0, poll, PollWish::Reopen).unwrap();
    village.want(0, poll, PollWish::SetDeadline(Some(village.now.0 + 5_000))).unwrap();
    village.share();
    assert_eq!(village.view(2, poll).published, None);
    village.want(2, poll, vote(&[])).unwrap();
    village.share();
    village.wait(5_000);
    village.share();
    let ballots = village.view(2, poll).published.clone().unwrap();
    assert_eq!((ballots.len(), village.view(2, poll).votes.len()), (1, 1));
    village.nobody_is_to_blame(poll);
}

#[test]
fn a_secret_poll_is_passed_on_with_its_votes() {
    let mut village = Village::of(&[(1, 1), (2, 2), (4, 4), (5, 2), (6, 6)]);
    let poll = village.make(draft(PollRules { secret: true, cap: Some(1), ..PollRules::default() }));
    village.vote(2, poll, &[0]);
    village.share();
    let new = village.peer(5);
    village.want(0, poll, PollWish::Pass(new)).unwrap();
    // Sealed for who owned it.
    village.vote(4, poll, &[1]);
    village.share();
    let message = village.view(4, poll).refused.clone().unwrap().message;
    assert_eq!(PollError::of_message(&message), Some(PollError::SealedForAnother));
    assert_eq!(village.view(3, poll).published.as_ref().map(Vec::len), Some(1));
    village.vote(0, poll, &[0]);
    village.share();
    let message = village.view(0, poll).refused.clone().unwrap().message;
    assert_eq!(PollError::of_message(&message), Some(PollError::OptionFull), "it knows what is taken");
    village.vote(0, poll, &[2]);
    village.share();
    village.restart(3);
    village.start(3);
    village.want(3, poll, PollWish::Close).unwrap();
    village.share();
    assert_eq!(village.view(2, poll).published.as_ref().map(Vec::len), Some(2));
    assert_eq!(village.audit(2, poll).own, OwnVote::Counted);
    village.all_agree(poll);
    village.nobody_is_to_blame(poll);
}
