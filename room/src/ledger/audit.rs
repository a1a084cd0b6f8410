//! Counting a poll again, and naming what its owners did wrong.
//!
//! Every operation of the poll is read anew from the log, whose signatures were checked when it came, and gone through in the order in
//! which its owners decided. An owner is blamed only for what its own log shows: what it had seen when it decided follows from what its
//! operations name as seen. Where it may have known otherwise than we do now who was in the room, or was shown operations that a fork has
//! cut off since, or where we cannot read what it read, it is not blamed. So an owner that crashed, was away or had a full disk never is.

use std::collections::{BTreeMap, BTreeSet};

use super::{Ledger, key_of};
use crate::{
    Ballot, CommandId, Content, Epoch, MessageId, Misdeed, Order, OwnVote, PeerId, PollAnswer, PollAsk,
    PollAudit, PollError, PollId, Receipt, Role, SmallSort, UserId, VectorClock, Wrong,
    chat::Meta,
    polls::{Answered, Asker, Opened, Outcome, Poll, State},
    replica::Log,
    set_of,
};

/// Misdeeds that are named: whoever did so many did more.
const MISDEEDS_MAX: usize = 1_000;

type CommandOf = (PeerId, CommandId);

/// One count.
struct Auditor<'a> {
    ledger: &'a Ledger,
    poll: &'a Poll,
    id: PollId,
    asked: BTreeMap<CommandOf, Asked>,
    /// Commands that do not count.
    void: BTreeSet<CommandOf>,
    /// What was decided, in the order of each log.
    decided: BTreeMap<PeerId, BTreeMap<u64, Decided>>,
    state: State,
    clocks: BTreeMap<PeerId, Seen>,
    found: Vec<(Order, Misdeed)>,
    /// Commands that nobody answered, whether that would count or not.
    never: BTreeSet<(Order, CommandOf)>,
    /// The first operation of each log, looked at so far, that cannot be read here.
    unreadable: BTreeMap<PeerId, Option<u64>>,
    unchecked: u32,
    /// Commands that were dropped, unless the owner had reasons.
    unsure: BTreeSet<(Order, CommandOf)>,
    /// From here on the owner may have counted what we cannot see.
    clouded: bool,
    /// Commands that were wronged.
    wronged: BTreeSet<CommandOf>,
}

struct Asked {
    meta: Meta,
    user: Option<UserId>,
    epoch: Epoch,
    ask: PollAsk,
}

struct Decided {
    meta: Meta,
    epoch: Epoch,
    content: Content,
}

/// What an owner had seen so far.
#[derive(Default)]
struct Seen {
    clock: VectorClock,
    /// Something of it was cut off by a fork since.
    cut: bool,
    /// Under which epochs it wrote.
    epochs: BTreeSet<Epoch>,
    /// With so many acts about members known, whether it counted otherwise than we do.
    otherwise: Option<(usize, bool)>,
}

impl Ledger {
    /// Counts a poll again.
    pub(crate) fn poll_audit(&self, id: PollId) -> Option<PollAudit> {
        let poll = self.polls.get(id)?;
        let (_, made) = self.read(self.replica.place(&key_of(id.0))?)?;
        let Content::Poll(draft) = made else { return None };
        let at = self.replica.operation(self.replica.place(&key_of(id.0))?)?.at_unix_ms();
        let mut auditor = Auditor {
            ledger: self,
            poll,
            id,
            asked: BTreeMap::new(),
            void: BTreeSet::new(),
            decided: BTreeMap::new(),
            state: State::new(id.0.author, at, &draft),
            clocks: BTreeMap::new(),
            found: Vec::new(),
            never: BTreeSet::new(),
            unreadable: BTreeMap::new(),
            unchecked: 0,
            unsure: BTreeSet::new(),
            clouded: false,
            wronged: BTreeSet::new(),
        };
        auditor.read();
        auditor.count();
        Some(auditor.finish())
    }

    /// The first operation in the log of this peer whose key is not here. What has its key and says nothing, says nothing to anybody.
    fn first_unreadable(&self, author: PeerId) -> Option<u64> {
        let log = self.main_of(author);
        let locked = |seq: &u64| {
            let operation = self.replica.place(&log.at(*seq)).and_then(|place| self.replica.operation(place));
            operation.is_none_or(|operation| match operation.epoch() {
                Epoch::First => false,
                Epoch::Later(name) => self.epochs.key(name).is_none(),
            })
        };
        let len = self.replica.find(&log).map_or(0, Log::len);
        (0..len).find(locked)
    }
}

impl Auditor<'_> {
    /// Reads every operation of the poll.
    fn read(&mut self) {
        let mut answered = BTreeSet::new();
        let places: Vec<MessageId> = self.poll.places().chain(self.poll.void.iter().copied()).collect();
        for at in places {
            let ledger = self.ledger;
            let place = ledger.replica.place(&key_of(at));
            let Some((place, (meta, content))) = place.and_then(|place| Some((place, ledger.read(place)?)))
            else {
                continue;
            };
            let epoch = ledger.replica.operation(place).map_or(Epoch::First, |operation| operation.epoch());
            let counts = ledger.counts(meta, &content);
            match content {
                Content::AskPoll { id, .. } if !counts => drop(self.void.insert((meta.author, id))),
                Content::AskPoll { id, ask, .. } => {
                    let user = ledger.roster.user_at(meta.author, meta.seq);
                    self.asked.insert((meta.author, id), Asked { meta, user, epoch, ask });
                }
                content => {
                    if let Content::AnswerPoll { by, id, .. } = &content {
                        answered.insert((*by, *id));
                    }
                    if counts {
                        let decided = Decided { meta, epoch, content };
                        self.decided.entry(meta.author).or_default().insert(meta.seq, decided);
                    }
                }
            }
        }
        let never = self.asked.iter().filter(|(command, _)| !answered.contains(command));
        self.never = never.map(|(command, asked)| (asked.meta.order, *command)).collect();
    }

    /// Goes through the decisions of the owners, one after another.
    fn count(&mut self) {
        let mut decided = std::mem::take(&mut self.decided);
        while let Some((_, next)) = decided.get_mut(&self.state.owner).and_then(BTreeMap::pop_first) {
            self.see(&next);
            match &next.content {
                Content::AnswerPoll { by, id, answer, .. } => self.answer(&next, (*by, *id), answer),
                Content::TallyPoll { revision, ballots, .. } => self.tally(&next, *revision, ballots),
                _ => {}
            }
        }
        for left in decided.into_values().flat_map(BTreeMap::into_values) {
            self.see(&left);
            if let Content::AnswerPoll { by, .. } = left.content {
                self.charge(left.meta, Some(by), Wrong::NotOwner);
            }
        }
    }

    /// Notes what the author of a decision had seen when writing it.
    fn see(&mut self, decided: &Decided) {
        let Meta { author, seq, .. } = decided.meta;
        let seen = self.clocks.entry(author).or_default();
        let key = key_of(MessageId { author, seq });
        seen.cut |= !self.ledger.replica.extend_clock(&mut seen.clock, &key);
        seen.epochs.insert(decided.epoch);
    }

    fn had_seen(&self, owner: PeerId, author: PeerId, seq: u64) -> bool {
        let log = self.ledger.main_of(author);
        self.clocks.get(&owner).is_some_and(|seen| seen.clock.count(&log) > seq)
    }

    /// Whether an owner may have had reasons, at this number of its log, that we do not see.
    fn clouded_for(&mut self, owner: PeerId, seq: u64) -> bool {
        if self.clouded || self.clocks.get(&owner).is_none_or(|seen| seen.cut) {
            return true;
        }
        let (members, ledger) = (&self.ledger.members, self.ledger);
        let known = |peer: PeerId, seq: u64| self.had_seen(owner, peer, seq);
        let count = members.within(known);
        let before = self.clocks.get(&owner).and_then(|seen| seen.otherwise);
        let otherwise = match before {
            Some((of, otherwise)) if of == count => otherwise,
            _ => {
                let rights = members.rights_within(&ledger.roster, known);
                rights != ledger.rights && {
                    let differs = |at: MessageId| {
                        let (log, user) =
                            (ledger.main_of(at.author), ledger.roster.user_at(at.author, at.seq));
                        let good = |role: Option<Role>| role >= Some(Role::Member);
                        good(rights.role_at(user, &log, at.seq))
                            != good(ledger.rights.role_at(user, &log, at.seq))
                    };
                    self.poll.places().chain(self.poll.void.iter().copied()).any(differs)
                }
            }
        };
        if let Some(seen) = self.clocks.get_mut(&owner) {
            seen.otherwise = Some((count, otherwise));
        }
        otherwise || self.unreadable_below(owner, seq)
    }

    /// Whether an operation of this peer's log below that number cannot be read here.
    fn unreadable_below(&mut self, author: PeerId, below: u64) -> bool {
        let ledger = self.ledger;
        let first = self.unreadable.entry(author).or_insert_with(|| ledger.first_unreadable(author));
        first.is_some_and(|first| first < below)
    }

    /// Blames an owner, unless it may have had reasons. Answers whether it did.
    fn charge(&mut self, meta: Meta, of: Option<PeerId>, what: Wrong) -> bool {
        let clouded = self.clouded_for(meta.author, meta.seq);
        if clouded {
            self.unchecked = self.unchecked.saturating_add(1);
        } else {
            self.blame(meta, of, what);
        }
        !clouded
    }

    fn blame(&mut self, meta: Meta, of: Option<PeerId>, what: Wrong) {
        if self.found.len() < MISDEEDS_MAX {
            self.found.push((meta.order, Misdeed { owner: meta.author, of, what }));
        }
    }

    fn answer(&mut self, decided: &Decided, command: CommandOf, answer: &PollAnswer) {
        let meta = decided.meta;
        let owners = self.ledger.roster.user_at(meta.author, meta.seq);
        let asked = self.asked.get(&command);
        let asker =
            asked.map(|asked| Asker { peer: command.0, seq: asked.meta.seq, user: asked.user, owners });
        let allowed = asked
            .zip(asker)
            .is_some_and(|(asked, asker)| self.state.judge(asker, &asked.ask, meta.at_unix_ms).is_ok());
        let judgeable = asked.is_some_and(|asked| judgeable(&asked.ask, answer));
        let read = asked.is_some_and(|asked| self.could_read(meta.author, asked));
        let asked = asker.zip(asked.map(|asked| &asked.ask));
        let given = match answer {
            PollAnswer::Ack { revision } => Some(*revision),
            PollAnswer::Error { .. } => None,
        };
        let outcome = self.state.answer(command, answer, meta.at_unix_ms, asked);
        let deleted = self.ledger.chat.deleted(self.id.0, &self.ledger.roster);
        let wrong = match outcome {
            Outcome::Counts => None,
            Outcome::Refused => (allowed && judgeable && !deleted).then_some(Wrong::RefusedWrongly),
            Outcome::Against(reason) => Some(Wrong::AgainstRules(reason.to_string())),
            Outcome::Again => given.map(|_| Wrong::CountedTwice),
            Outcome::BadRevision { next } => given.map(|given| Wrong::BadRevision { next, given }),
            Outcome::Unknown => return self.unknown(meta, command),
        };
        let told = match wrong {
            None => false,
            // Of two commands under one id it may have judged the other.
            Some(Wrong::RefusedWrongly | Wrong::AgainstRules(_)) if !read => {
                self.unchecked += 1;
                false
            }
            Some(wrong) => self.charge(meta, Some(command.0), wrong),
        };
        if told {
            self.wronged.insert(command);
        }
        self.look_for_dropped(decided, command);
    }

    /// The owner agreed to something that is not here, or does not count.
    fn unknown(&mut self, meta: Meta, command: CommandOf) {
        let (author, ledger) = (command.0, self.ledger);
        let log = ledger.main_of(author);
        let seen = self.clocks.get(&meta.author).map_or(0, |seen| seen.clock.count(&log));
        let hidden = self.void.contains(&command)
            || ledger.replica.forked(&log)
            || self.clocks.get(&meta.author).is_none_or(|seen| seen.cut)
            || self.unreadable_below(author, seen);
        if hidden {
            self.unchecked += 1;
            self.clouded = true;
        } else {
            self.blame(meta, Some(author), Wrong::Invented);
        }
    }

    /// An owner answers in the order of the log. What stands before the command that it answers here, what it had seen and could read,
    /// and what nobody ever answered was dropped.
    fn look_for_dropped(&mut self, decided: &Decided, command: CommandOf) {
        let Some(asked) = self.asked.get(&command) else { return };
        if matches!(asked.ask, PollAsk::Pass { .. }) {
            // Goes before everything else.
            return;
        }
        let owner = decided.meta.author;
        let at = (asked.meta.order, command);
        let had = |(_, command): &&(Order, CommandOf)| {
            self.asked.get(command).is_some_and(|asked| {
                self.had_seen(owner, command.0, asked.meta.seq) && self.could_read(owner, asked)
            })
        };
        let dropped: Vec<(Order, CommandOf)> = self.never.range(..at).filter(had).copied().collect();
        if dropped.is_empty() {
            return;
        }
        if self.clouded_for(owner, decided.meta.seq) {
            return self.unsure.extend(dropped);
        }
        for at in dropped {
            let (_, command) = at;
            // Once is enough.
            self.never.remove(&at);
            self.wronged.insert(command);
            self.blame(decided.meta, Some(command.0), Wrong::Dropped);
        }
    }

    /// Whether an owner had the key of a command, as its own operations show.
    fn could_read(&self, owner: PeerId, asked: &Asked) -> bool {
        let wrote = || self.clocks.get(&owner).is_some_and(|seen| seen.epochs.contains(&asked.epoch));
        asked.epoch == Epoch::First || wrote()
    }

    fn tally(&mut self, decided: &Decided, revision: u64, ballots: &[(Receipt, Ballot)]) {
        let meta = decided.meta;
        if !self.state.tally(revision, ballots, meta.at_unix_ms) {
            return;
        }
        let (voted, published) = (self.state.votes.len() as u32, ballots.len() as u32);
        if voted != published {
            self.charge(meta, None, Wrong::BallotCount { voted, published });
        }
        let receipts = set_of(ballots.iter().map(|(receipt, _)| *receipt));
        let good = |(_, ballot): &(Receipt, Ballot)| !ballot.is_empty() && self.state.fits(ballot).is_ok();
        if receipts.len() != ballots.len()
            || !ballots.iter().all(good)
            || self.state.too_many(ballots.iter().map(|(_, ballot)| ballot))
        {
            self.charge(meta, None, Wrong::BadBallot);
        }
        let me = self.ledger.config.user.id();
        let own = self.state.votes.get(&me).map(|vote| vote.command);
        let Some(command) = own else { return };
        let Some((receipt, ballot)) = self.opened(command) else { return };
        let wrong = match ballots.iter().find(|(published, _)| *published == receipt) {
            None => Wrong::BallotMissing,
            Some((_, published)) if *published != ballot => Wrong::BallotAltered,
            Some(_) => return,
        };
        if self.charge(meta, Some(command.0), wrong) {
            self.wronged.insert(command);
        }
    }

    /// What is sealed in a command of ours.
    fn opened(&self, command: CommandOf) -> Option<(Receipt, Ballot)> {
        let asked = self.asked.get(&command)?;
        match self.ledger.open_ask(command.0, self.id, command.1, &asked.ask) {
            Opened::Ballot(ballot) => Some(ballot),
            _ => None,
        }
    }

    fn own(&self) -> OwnVote {
        let votes = self.asked.iter().filter(|((by, _), asked)| {
            self.ledger.roster.ours(*by) && matches!(asked.ask, PollAsk::Vote(_) | PollAsk::VoteSecretly(_))
        });
        let last = votes.max_by_key(|(command, asked)| (asked.meta.order, **command));
        let Some((command, _)) = last else { return OwnVote::None };
        if self.wronged.contains(command) {
            return OwnVote::Wronged;
        }
        match self.state.answered.get(command) {
            None => OwnVote::Pending,
            Some(Answered::Refused(_)) => OwnVote::Refused,
            Some(Answered::Nothing) => OwnVote::Unchecked,
            Some(Answered::Counts) => self.standing(*command),
        }
    }

    /// What became of the vote of ours that stands, when the last that we wrote was agreed to. What another device of ours wrote before may
    /// have been agreed to after it.
    fn standing(&self, last: CommandOf) -> OwnVote {
        let Some(vote) = self.state.votes.get(&self.ledger.config.user.id()) else { return OwnVote::None };
        let stands = vote.command;
        if self.wronged.contains(&stands) || (stands != last && stands.0 == last.0) {
            return OwnVote::Wronged;
        }
        if !self.state.rules.secret {
            return OwnVote::Counted;
        }
        let published = self.state.published.as_ref().zip(self.opened(stands));
        match published.is_some_and(|(published, own)| published.contains(&own)) {
            true => OwnVote::Counted,
            false => OwnVote::Unchecked,
        }
    }

    fn finish(mut self) -> PollAudit {
        self.found.small_sort_by_key(|(order, _)| *order);
        let votes = self.state.votes.len() as u32;
        let sealed = self.state.rules.secret && self.state.published.is_none();
        // Those that nobody was blamed for later.
        let unsure = self.unsure.intersection(&self.never).count() as u32;
        PollAudit {
            votes,
            revision: self.state.revision,
            own: self.own(),
            misdeeds: self.found.into_iter().map(|(_, misdeed)| misdeed).collect(),
            unchecked: self.unchecked + unsure + if sealed { votes } else { 0 },
        }
    }
}

/// Whether everybody can judge an answer to this as its owner could: not who it passes on to, nor a refusal for what is sealed.
fn judgeable(ask: &PollAsk, answer: &PollAnswer) -> bool {
    match (ask, answer) {
        (PollAsk::Pass { .. }, _) => false,
        (PollAsk::VoteSecretly(_), PollAnswer::Error { message }) => {
            !PollError::of_message(message).is_some_and(PollError::of_sealed)
        }
        _ => true,
    }
}
