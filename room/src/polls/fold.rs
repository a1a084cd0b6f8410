//! The polls of a room: their operations, kept in whatever order they come, and what they come to.
//!
//! Commands are kept by who asked, answers by who answered, each by its number. The answers of the owner are gone through in order of its
//! log; where it agrees to pass the poll on, those of the next owner go on. A place is kept in each log, so that an operation that comes
//! last costs what it changes and nothing else. What comes before that place, as when its key came late, makes the poll be counted anew,
//! so whatever order operations come in, the result is the same.

use std::collections::{BTreeMap, BTreeSet};

use super::{Asker, Ballot, POLLS_MAX, PollAnswer, PollAsk, PollDraft, PollId, Receipt, State};
use crate::{CommandId, Content, MessageId, Order, PeerId, Thread, UserId, chat::Meta};

/// All polls of a room.
#[derive(Debug, Default)]
pub(crate) struct Polls {
    /// Those included that were only spoken of.
    polls: BTreeMap<PollId, Poll>,
    /// Those that were made, in the order in which they were.
    order: BTreeSet<(Order, PollId)>,
    /// The last of those that are shown, once there are as many.
    last: Option<(Order, PollId)>,
    /// Something of theirs was folded in since the last review.
    touched: BTreeSet<PollId>,
}

/// One poll.
#[derive(Debug, Default)]
pub(crate) struct Poll {
    made: Option<Made>,
    asked: BTreeMap<(PeerId, CommandId), Asked>,
    decisions: BTreeMap<PeerId, BTreeMap<u64, Decision>>,
    /// What does not count, as of who was not in the room: for the audit, which owners may have thought otherwise.
    pub void: BTreeSet<MessageId>,
    state: Option<State>,
    /// How far the decisions of each owner were gone through.
    places: BTreeMap<PeerId, u64>,
    /// Not answered, in the order in which they are.
    open: BTreeSet<(Order, PeerId, CommandId)>,
    /// Something came before a place that was gone through.
    stale: bool,
}

/// The operation that made it.
#[derive(Debug)]
pub(crate) struct Made {
    /// Which peer.
    pub by: PeerId,
    pub draft: PollDraft,
    pub thread: Thread,
    pub order: Order,
    pub at_unix_ms: u64,
}

/// A command.
#[derive(Debug)]
pub(crate) struct Asked {
    /// Its number in its author's log.
    pub seq: u64,
    pub order: Order,
    /// Whose peer asked.
    pub user: Option<UserId>,
    /// Who the author thought would answer.
    pub to: PeerId,
    pub ask: PollAsk,
    /// What is sealed in it, where this device can open it.
    pub opened: Opened,
}

impl Asked {
    /// Who asked, of an owner that is a peer of the `owners` one.
    pub(crate) fn asker(&self, peer: PeerId, owners: Option<UserId>) -> Asker {
        Asker { peer, seq: self.seq, user: self.user, owners }
    }
}

/// What a command has in it for this device.
#[derive(Debug, Default)]
pub(crate) enum Opened {
    /// Nothing.
    #[default]
    Nothing,
    /// A vote in a secret poll.
    Ballot((Receipt, Ballot)),
    /// All votes of a secret poll that is passed on to us.
    Ballots(BTreeMap<UserId, (Receipt, Ballot)>),
}

/// Something an owner decided.
#[derive(Debug)]
pub(crate) struct Decision {
    at_unix_ms: u64,
    /// Whose peer decided.
    user: Option<UserId>,
    what: Decided,
}

#[derive(Debug)]
enum Decided {
    Answer { command: (PeerId, CommandId), answer: PollAnswer },
    Tally { revision: u64, ballots: Vec<(Receipt, Ballot)> },
}

impl Polls {
    /// Folds in one operation that counts, by this person. `opened`: what it has in it for us.
    pub(crate) fn apply(&mut self, meta: Meta, content: &Content, user: Option<UserId>, opened: Opened) {
        let Meta { author, seq, order, at_unix_ms, thread } = meta;
        match content {
            Content::Poll(draft) => {
                let id = PollId(MessageId { author, seq });
                let poll = self.polls.entry(id).or_default();
                poll.made = Some(Made { by: author, draft: (**draft).clone(), thread, order, at_unix_ms });
                poll.stale = true;
                self.touched.insert(id);
                if self.order.insert((order, id)) {
                    self.make_room((order, id));
                }
            }
            Content::AskPoll { id, poll, to, ask } => {
                let asked = Asked { seq, order, user, to: *to, ask: ask.clone(), opened };
                self.entry(*poll).ask((author, *id), asked);
            }
            Content::AnswerPoll { poll, by, id, answer } => {
                let what = Decided::Answer { command: (*by, *id), answer: answer.clone() };
                self.entry(*poll).decide(author, seq, Decision { at_unix_ms, user, what });
            }
            Content::TallyPoll { poll, revision, ballots } => {
                let what = Decided::Tally { revision: *revision, ballots: ballots.clone() };
                self.entry(*poll).decide(author, seq, Decision { at_unix_ms, user, what });
            }
            _ => {}
        }
    }

    /// A poll has come: should they be too many, the last of those shown is so no longer.
    fn make_room(&mut self, new: (Order, PollId)) {
        match self.last {
            Some(last) if new < last => {
                self.touched.insert(last.1);
                self.last = self.order.range(..last).next_back().copied();
            }
            None if self.order.len() == POLLS_MAX => self.last = self.order.last().copied(),
            _ => {}
        }
    }

    /// An operation of a poll that does not count.
    pub(crate) fn pass_over(&mut self, meta: Meta, content: &Content) {
        if let Content::AskPoll { poll, .. }
        | Content::AnswerPoll { poll, .. }
        | Content::TallyPoll { poll, .. } = content
        {
            let id = MessageId { author: meta.author, seq: meta.seq };
            self.polls.entry(*poll).or_default().void.insert(id);
        }
    }

    fn entry(&mut self, id: PollId) -> &mut Poll {
        self.touched.insert(id);
        self.polls.entry(id).or_default()
    }

    /// Counts what came since the last review. Answers of which polls something came, and whether they may look different: what others
    /// ask for changes nothing until it is answered. One that is not shown may have been.
    pub(crate) fn review(&mut self) -> BTreeMap<PollId, bool> {
        let touched = std::mem::take(&mut self.touched);
        let advance = |id: PollId| {
            let changed = self.polls.get_mut(&id).is_none_or(Poll::advance);
            (id, changed || self.get(id).is_none())
        };
        crate::map_of(touched.into_iter().map(advance))
    }

    /// A poll that there is.
    pub(crate) fn get(&self, id: PollId) -> Option<&Poll> {
        let poll = self.polls.get(&id)?;
        let made = poll.made.as_ref()?;
        self.last.is_none_or(|last| (made.order, id) <= last).then_some(poll)
    }

    /// Where a command stands.
    pub(crate) fn place(&self, poll: PollId, command: &(PeerId, CommandId)) -> Option<MessageId> {
        let seq = self.polls.get(&poll)?.asked.get(command)?.seq;
        Some(MessageId { author: command.0, seq })
    }

    /// Whether there can be no more.
    pub(crate) fn full(&self) -> bool {
        self.order.len() >= POLLS_MAX
    }

    /// All that there are.
    pub(crate) fn ids(&self) -> impl Iterator<Item = PollId> {
        self.order.iter().take(POLLS_MAX).map(|(_, id)| *id)
    }
}

impl Poll {
    /// What made it.
    pub(crate) fn made(&self) -> Option<&Made> {
        self.made.as_ref()
    }

    /// What it comes to, as of the last review.
    pub(crate) fn state(&self) -> Option<&State> {
        self.state.as_ref()
    }

    /// A command.
    pub(crate) fn asked(&self, command: &(PeerId, CommandId)) -> Option<&Asked> {
        self.asked.get(command)
    }

    /// What these peers asked for, in order.
    pub(crate) fn asked_by(&self, peers: &BTreeSet<PeerId>) -> Vec<((PeerId, CommandId), &Asked)> {
        let (first, last) = (CommandId([0; 16]), CommandId([0xff; 16]));
        let of = |peer: &PeerId| self.asked.range((*peer, first)..=(*peer, last));
        let mut asked: Vec<_> = peers.iter().flat_map(of).map(|(command, asked)| (*command, asked)).collect();
        crate::SmallSort::small_sort_by_key(asked.as_mut_slice(), |(command, asked)| (asked.order, *command));
        asked
    }

    /// What is not answered, in order.
    pub(crate) fn open(&self) -> impl Iterator<Item = (PeerId, CommandId)> {
        self.open.iter().map(|(_, by, id)| (*by, *id))
    }

    /// Every operation of it that counts, but for the one that made it: where it stands.
    pub(crate) fn places(&self) -> impl Iterator<Item = MessageId> {
        let asked =
            self.asked.iter().map(|((author, _), asked)| MessageId { author: *author, seq: asked.seq });
        let decided = self.decisions.iter().flat_map(|(author, decisions)| {
            decisions.keys().map(|seq| MessageId { author: *author, seq: *seq })
        });
        asked.chain(decided)
    }

    /// Who passed it on last, and how far their log goes with that.
    pub(crate) fn passed_at(&self) -> Option<(PeerId, u64)> {
        let (by, _) = self.state.as_ref()?.passed?;
        Some((by, self.places.get(&by).copied()?))
    }

    /// The vote of somebody in a secret poll that counts now, if this device can tell.
    pub(crate) fn secret_vote(&self, user: UserId) -> Option<&(Receipt, Ballot)> {
        let state = self.state.as_ref()?;
        let opened = |command| self.asked.get(command).map(|asked| &asked.opened);
        match opened(&state.votes.get(&user)?.command) {
            Some(Opened::Ballot(ballot)) => Some(ballot),
            _ => match opened(state.passed.as_ref()?) {
                Some(Opened::Ballots(ballots)) => ballots.get(&user),
                _ => None,
            },
        }
    }

    /// The same of everybody whose vote counts, but for this person's.
    pub(crate) fn secret_votes(&self, but: Option<UserId>) -> impl Iterator<Item = &(Receipt, Ballot)> {
        let users = self.state.iter().flat_map(|state| state.votes.keys());
        users.filter(move |user| Some(**user) != but).filter_map(|user| self.secret_vote(*user))
    }

    fn ask(&mut self, command: (PeerId, CommandId), asked: Asked) {
        // The first in its author's log counts.
        if self.asked.get(&command).is_some_and(|first| first.seq <= asked.seq) {
            return;
        }
        let answered = self.state.as_ref().is_some_and(|state| state.answered.contains_key(&command));
        self.stale |= answered;
        if !answered {
            self.open.insert((asked.order, command.0, command.1));
        }
        if let Some(later) = self.asked.insert(command, asked) {
            self.open.remove(&(later.order, command.0, command.1));
        }
    }

    fn decide(&mut self, author: PeerId, seq: u64, decision: Decision) {
        self.stale |= self.places.get(&author).is_some_and(|place| seq < *place);
        self.decisions.entry(author).or_default().insert(seq, decision);
    }

    /// Goes through what came. Answers whether that was anything.
    fn advance(&mut self) -> bool {
        let Some(made) = &self.made else { return false };
        let mut changed = false;
        if std::mem::take(&mut self.stale) || self.state.is_none() {
            self.state = Some(State::new(made.by, made.at_unix_ms, &made.draft));
            self.places.clear();
            changed = true;
            self.open = self.asked.iter().map(|((by, id), asked)| (asked.order, *by, *id)).collect();
        }
        let Some(state) = &mut self.state else { return changed };
        loop {
            let place = self.places.entry(state.owner).or_default();
            let next = self.decisions.get(&state.owner).and_then(|all| all.range(*place..).next());
            let Some((seq, Decision { at_unix_ms, user, what })) = next else { return changed };
            changed = true;
            *place = seq + 1;
            match what {
                Decided::Answer { command, answer } => {
                    let asked = self.asked.get(command);
                    let who = |asked: &Asked| asked.asker(command.0, *user);
                    state.answer(*command, answer, *at_unix_ms, asked.map(|asked| (who(asked), &asked.ask)));
                    if let Some(asked) = asked.filter(|_| state.answered.contains_key(command)) {
                        self.open.remove(&(asked.order, command.0, command.1));
                    }
                }
                Decided::Tally { revision, ballots } => drop(state.tally(*revision, ballots, *at_unix_ms)),
            }
        }
    }
}
