//! A poll as it stands, by the answers of its owners: what they agree to is done, unless it cannot be (`judge`); then it takes up its
//! revision and has no effect.

use std::collections::BTreeMap;

use super::{
    Ballot, DateAnswer, OptionId, PollAnswer, PollAsk, PollDraft, PollError, PollKind, PollOption, PollRole,
    PollRules, Receipt,
};
use crate::{
    CommandId, PeerId, UserId,
    fault::{Fault, broken},
};

/// What the answers so far come to.
#[derive(Clone, Debug)]
pub(crate) struct State {
    pub question: String,
    pub description: String,
    pub kind: PollKind,
    /// With the deadline of now.
    pub rules: PollRules,
    pub options: Vec<PollOption>,
    pub owner: PeerId,
    /// Closed by somebody; a deadline closes it, too.
    pub closed: bool,
    pub revision: u64,
    /// When the owner last agreed to something.
    pub as_of_unix_ms: u64,
    pub roles: BTreeMap<UserId, PollRole>,
    pub votes: BTreeMap<UserId, Vote>,
    /// Where the last vote of each peer stands that was agreed to, taken back or not: none before it counts after it.
    pub last: BTreeMap<PeerId, u64>,
    /// Who votes, by the revision of their first vote that was not taken back.
    pub first: BTreeMap<u64, UserId>,
    /// Votes for each option, where a number of them may be too many.
    pub yes: Vec<u32>,
    /// What the owner published, until it is open again.
    pub published: Option<Vec<(Receipt, Ballot)>>,
    /// By which command the poll was passed on last.
    pub passed: Option<(PeerId, CommandId)>,
    /// How each command was answered.
    pub answered: BTreeMap<(PeerId, CommandId), Answered>,
}

/// A vote that counts.
#[derive(Clone, Debug)]
pub(crate) struct Vote {
    /// The revision of the first vote of its person.
    pub first: u64,
    /// By which command.
    pub command: (PeerId, CommandId),
    /// When the owner counted it.
    pub at_unix_ms: u64,
    /// `None` in a secret poll.
    pub ballot: Option<Ballot>,
}

/// How a command was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answered {
    /// It is so.
    Counts,
    /// The owner agreed, and it has no effect.
    Nothing,
    /// The owner refused, in these words.
    Refused(String),
}

/// Who asks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asker {
    pub peer: PeerId,
    /// The number of what it asks for in its log.
    pub seq: u64,
    /// Whose peer it was when asking.
    pub user: Option<UserId>,
    /// Whose peer the owner was when answering.
    pub owners: Option<UserId>,
}

/// What an answer comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// What was asked for is so.
    Counts,
    /// It was refused.
    Refused,
    /// Agreed to, though it cannot be; no effect.
    Against(PollError),
    /// Agreed to, though there is no such command, or none that counts; no effect.
    Unknown,
    /// Answered before; says nothing.
    Again,
    /// Not the next revision; says nothing.
    BadRevision {
        /// Which would have been.
        next: u64,
    },
}

impl State {
    pub(crate) fn new(owner: PeerId, made_unix_ms: u64, draft: &PollDraft) -> Self {
        let PollDraft { question, description, kind, options, rules } = draft.clone();
        Self {
            question,
            description,
            kind,
            rules,
            yes: vec![0; options.len()],
            options,
            owner,
            closed: false,
            revision: 0,
            as_of_unix_ms: made_unix_ms,
            roles: BTreeMap::new(),
            votes: BTreeMap::new(),
            last: BTreeMap::new(),
            first: BTreeMap::new(),
            published: None,
            passed: None,
            answered: BTreeMap::new(),
        }
    }

    /// An answer of the owner, whose peer is the `owners` one, about a command; `asked` unless there is none that counts.
    pub(crate) fn answer(
        &mut self,
        command: (PeerId, CommandId),
        answer: &PollAnswer,
        at_unix_ms: u64,
        asked: Option<(Asker, &PollAsk)>,
    ) -> Outcome {
        if self.answered.contains_key(&command) {
            return Outcome::Again;
        }
        let revision = match answer {
            PollAnswer::Ack { revision } => *revision,
            PollAnswer::Error { message } => {
                self.answered.insert(command, Answered::Refused(message.clone()));
                return Outcome::Refused;
            }
        };
        let next = self.revision + 1;
        if revision != next {
            return Outcome::BadRevision { next };
        }
        let judged = asked.map(|(asker, ask)| self.judge(asker, ask, at_unix_ms));
        self.revision = next;
        self.as_of_unix_ms = at_unix_ms;
        let outcome = match asked.zip(judged) {
            None => Outcome::Unknown,
            Some(((asker, ask), judged)) => match judged {
                Err(reason) if !broken(Fault::BelieveOwner) => Outcome::Against(reason),
                _ => {
                    self.apply(command, asker, ask, at_unix_ms);
                    Outcome::Counts
                }
            },
        };
        let answered = if outcome == Outcome::Counts { Answered::Counts } else { Answered::Nothing };
        self.answered.insert(command, answered);
        outcome
    }

    /// The owner published what counts. Answers whether that says something: of several tallies of one closing the first does.
    pub(crate) fn tally(&mut self, revision: u64, ballots: &[(Receipt, Ballot)], at_unix_ms: u64) -> bool {
        let due = self.rules.secret
            && self.published.is_none()
            && revision == self.revision
            && self.open_at(at_unix_ms).is_err();
        if due {
            self.published = Some(ballots.to_vec());
        }
        due
    }

    fn apply(&mut self, command: (PeerId, CommandId), asker: Asker, ask: &PollAsk, at_unix_ms: u64) {
        match ask {
            PollAsk::Vote(ballot) => {
                let ballot = (!ballot.is_empty()).then(|| ballot.clone());
                self.vote(command, asker, ballot.is_some(), ballot, at_unix_ms);
            }
            PollAsk::VoteSecretly(_) => self.vote(command, asker, true, None, at_unix_ms),
            PollAsk::AddOption(option) => {
                self.options.push(option.clone());
                self.yes.push(0);
            }
            PollAsk::Describe { question, description } => {
                self.question.clone_from(question);
                self.description.clone_from(description);
            }
            PollAsk::SetDeadline(deadline) => {
                self.rules.deadline = *deadline;
                self.published = None;
            }
            PollAsk::SetRole { user, role } => drop(self.roles.insert(*user, *role)),
            PollAsk::Close => self.closed = true,
            PollAsk::Reopen => {
                self.closed = false;
                self.rules.deadline = self.rules.deadline.filter(|deadline| *deadline > at_unix_ms);
                self.published = None;
            }
            PollAsk::Pass { to, .. } => {
                self.owner = *to;
                self.passed = Some(command);
            }
        }
    }

    /// A person's vote is this, instead of an earlier one; or none, unless it `counts`.
    fn vote(
        &mut self,
        command: (PeerId, CommandId),
        asker: Asker,
        counts: bool,
        ballot: Option<Ballot>,
        at_unix_ms: u64,
    ) {
        let Some(user) = asker.user else { return };
        // A clock that went back has opened it again.
        self.published = None;
        let last = self.last.entry(asker.peer).or_default();
        *last = asker.seq.max(*last);
        let before = self.votes.remove(&user);
        if let Some(ballot) = before.as_ref().and_then(|vote| vote.ballot.as_ref()) {
            count(&mut self.yes, ballot, |n| n.saturating_sub(1));
        }
        let first = before.map_or(self.revision, |vote| vote.first);
        if counts {
            if let Some(ballot) = &ballot {
                count(&mut self.yes, ballot, |n| n + 1);
            }
            self.first.insert(first, user);
            self.votes.insert(user, Vote { first, command, at_unix_ms, ballot });
        } else {
            self.first.remove(&first);
        }
    }
}

/// Whether a vote counts as one for an option.
pub(super) fn says_yes(ballot: &Ballot, option: OptionId) -> bool {
    match ballot {
        Ballot::Chosen(chosen) => chosen.contains(&option),
        Ballot::Dates(dates) => dates.contains(&(option, DateAnswer::Yes)),
        Ballot::Ranked(_) => false,
    }
}

pub(super) fn count(yes: &mut [u32], ballot: &Ballot, change: impl Fn(u32) -> u32) {
    for option in ballot.options().filter(|option| says_yes(ballot, *option)) {
        if let Some(yes) = yes.get_mut(usize::from(option.0)) {
            *yes = change(*yes);
        }
    }
}
