//! A poll as it stands: what may be done now, and doing it.
//!
//! [`State::judge`] is asked by whoever wants something, before it is written; by the owner, before it is agreed to; and by everybody who
//! counts, for each agreement. So nobody has to believe an owner: what the rules forbid takes up its revision and has no effect.

use std::collections::BTreeMap;

use super::check::check_words;
use super::{
    Ballot, DateAnswer, OPTIONS_MAX, OptionId, PollAnswer, PollAsk, PollDraft, PollError, PollKind,
    PollOption, PollRole, PollRules, Receipt, SECRET_VOTERS_MAX,
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
    /// Who votes, by the revision of their first vote that was not taken back.
    pub first: BTreeMap<u64, UserId>,
    /// Votes for each option, where a number of them may be too many.
    yes: Vec<u32>,
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
            first: BTreeMap::new(),
            published: None,
            passed: None,
            answered: BTreeMap::new(),
        }
    }

    /// Whether votes are taken at this time; else why not.
    pub(crate) fn open_at(&self, at_unix_ms: u64) -> Result<(), PollError> {
        if self.closed {
            return Err(PollError::Closed);
        }
        match self.rules.deadline {
            Some(deadline) if at_unix_ms >= deadline => Err(PollError::DeadlineOver),
            _ => Ok(()),
        }
    }

    /// What somebody may do. Other devices of the owner's person edit.
    pub(crate) fn role(&self, asker: Asker) -> PollRole {
        let Asker { peer, user, owners } = asker;
        let Some(user) = user else { return PollRole::Viewer };
        let own = self.roles.get(&user).copied().unwrap_or(self.rules.everybody);
        match (peer == self.owner, Some(user) == owners) {
            (true, _) => PollRole::Owner,
            (_, true) => own.max(PollRole::Editor),
            _ => own,
        }
    }

    /// Whether it can be so; else why not. What is sealed is looked at by who can open it, see [`State::judge_ballot`].
    pub(crate) fn judge(&self, asker: Asker, ask: &PollAsk, at_unix_ms: u64) -> Result<(), PollError> {
        let role = self.role(asker);
        match ask {
            PollAsk::Vote(ballot) => {
                self.judge_voter(asker, role, at_unix_ms)?;
                match (ballot.is_empty(), asker.user.and_then(|user| self.votes.get(&user))) {
                    (true, None) => Err(PollError::NotVoted),
                    (true, Some(_)) => Ok(()),
                    (false, _) if self.rules.secret => Err(PollError::WrongKind),
                    (false, before) => {
                        self.fits(ballot)?;
                        let before = before.and_then(|vote| vote.ballot.as_ref());
                        self.has_room(ballot, |option| {
                            let yes = self.yes.get(usize::from(option.0)).copied().unwrap_or_default();
                            yes.saturating_sub(u32::from(
                                before.is_some_and(|before| says_yes(before, option)),
                            ))
                        })
                    }
                }
            }
            PollAsk::VoteSecretly(_) => {
                self.judge_voter(asker, role, at_unix_ms)?;
                let new = asker.user.is_none_or(|user| !self.votes.contains_key(&user));
                match self.rules.secret {
                    false => Err(PollError::WrongKind),
                    true if new && self.votes.len() >= SECRET_VOTERS_MAX => Err(PollError::TooManyVoters),
                    true => Ok(()),
                }
            }
            PollAsk::AddOption(option) => {
                if role < PollRole::Voter {
                    return Err(PollError::Viewer);
                }
                if role < PollRole::Editor && !self.rules.adding {
                    return Err(PollError::NoAdding);
                }
                self.open_at(at_unix_ms)?;
                option.check(self.kind)?;
                if self.options.contains(option) {
                    return Err(PollError::SameOption);
                }
                if self.options.len() < OPTIONS_MAX { Ok(()) } else { Err(PollError::TooManyOptions) }
            }
            PollAsk::Describe { question, description } => {
                at_least(role, PollRole::Editor)?;
                check_words(question, description)
            }
            PollAsk::SetDeadline(deadline) => {
                at_least(role, PollRole::Editor)?;
                if self.closed {
                    return Err(PollError::Closed);
                }
                let past = deadline.is_some_and(|deadline| deadline <= at_unix_ms);
                if past { Err(PollError::DeadlinePast) } else { Ok(()) }
            }
            PollAsk::SetRole { user, role: to } => {
                at_least(role, PollRole::Owner)?;
                let owners = *to == PollRole::Owner || Some(*user) == asker.owners;
                if owners { Err(PollError::OwnersRole) } else { Ok(()) }
            }
            PollAsk::Close => {
                at_least(role, PollRole::Editor)?;
                self.open_at(at_unix_ms).map_err(|_| PollError::Closed)
            }
            PollAsk::Reopen => {
                at_least(role, PollRole::Editor)?;
                if self.open_at(at_unix_ms).is_ok() { Err(PollError::NotClosed) } else { Ok(()) }
            }
            PollAsk::Pass { to, ballots } => {
                at_least(role, PollRole::Owner)?;
                if *to == self.owner {
                    return Err(PollError::AlreadyOwner);
                }
                match (self.rules.secret, ballots) {
                    (true, Some(ballots)) if ballots.revision == self.revision => Ok(()),
                    (true, _) => Err(PollError::Meanwhile),
                    (false, Some(_)) => Err(PollError::WrongKind),
                    (false, None) => Ok(()),
                }
            }
        }
    }

    /// Whether somebody may vote now, whatever it is.
    fn judge_voter(&self, asker: Asker, role: PollRole, at_unix_ms: u64) -> Result<(), PollError> {
        if role < PollRole::Voter {
            return Err(PollError::Viewer);
        }
        self.open_at(at_unix_ms)?;
        let before = asker.user.is_some_and(|user| self.votes.contains_key(&user));
        if before && !self.rules.changing { Err(PollError::NoChanges) } else { Ok(()) }
    }

    /// What is sealed, once opened. `others`: what else counts.
    pub(crate) fn judge_ballot<'a>(
        &self,
        receipt: Receipt,
        ballot: &Ballot,
        others: impl Iterator<Item = &'a (Receipt, Ballot)>,
    ) -> Result<(), PollError> {
        if ballot.is_empty() {
            return Err(PollError::SpoiltBallot);
        }
        self.fits(ballot)?;
        let mut yes = vec![0; self.options.len()];
        for (other, ballot) in others {
            if *other == receipt {
                return Err(PollError::SpoiltBallot);
            }
            count(&mut yes, ballot, |n| n + 1);
        }
        self.has_room(ballot, |option| yes.get(usize::from(option.0)).copied().unwrap_or_default())
    }

    /// Whether a vote answers what is asked.
    pub(crate) fn fits(&self, ballot: &Ballot) -> Result<(), PollError> {
        let most = match (ballot, self.kind) {
            (Ballot::Chosen(_), PollKind::Choice { most }) => usize::from(most),
            (Ballot::Dates(_), PollKind::Dates) | (Ballot::Ranked(_), PollKind::Ranked) => usize::MAX,
            _ => return Err(PollError::WrongKind),
        };
        if !ballot.good() {
            return Err(PollError::BadBallot);
        }
        if ballot.options().any(|option| usize::from(option.0) >= self.options.len()) {
            return Err(PollError::UnknownOption);
        }
        if ballot.options().count() > most { Err(PollError::TooManyAnswers) } else { Ok(()) }
    }

    /// Whether there is room for one more vote where there is a limit. `others` have so many.
    fn has_room(&self, ballot: &Ballot, others: impl Fn(OptionId) -> u32) -> Result<(), PollError> {
        let Some(cap) = self.rules.cap else { return Ok(()) };
        let full = ballot.options().any(|option| says_yes(ballot, option) && others(option) >= cap);
        if full { Err(PollError::OptionFull) } else { Ok(()) }
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
                    self.apply(command, asker.user, ask, at_unix_ms);
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

    fn apply(&mut self, command: (PeerId, CommandId), user: Option<UserId>, ask: &PollAsk, at_unix_ms: u64) {
        match ask {
            PollAsk::Vote(ballot) => {
                let ballot = (!ballot.is_empty()).then(|| ballot.clone());
                self.vote(command, user, ballot.is_some(), ballot, at_unix_ms);
            }
            PollAsk::VoteSecretly(_) => self.vote(command, user, true, None, at_unix_ms),
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
        user: Option<UserId>,
        counts: bool,
        ballot: Option<Ballot>,
        at_unix_ms: u64,
    ) {
        let Some(user) = user else { return };
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

fn at_least(role: PollRole, least: PollRole) -> Result<(), PollError> {
    match least {
        _ if role >= least => Ok(()),
        PollRole::Owner => Err(PollError::NotOwner),
        _ => Err(PollError::NotEditor),
    }
}

/// Whether a vote counts as one for an option.
fn says_yes(ballot: &Ballot, option: OptionId) -> bool {
    match ballot {
        Ballot::Chosen(chosen) => chosen.contains(&option),
        Ballot::Dates(dates) => dates.contains(&(option, DateAnswer::Yes)),
        Ballot::Ranked(_) => false,
    }
}

fn count(yes: &mut [u32], ballot: &Ballot, change: impl Fn(u32) -> u32) {
    for option in ballot.options().filter(|option| says_yes(ballot, *option)) {
        if let Some(yes) = yes.get_mut(usize::from(option.0)) {
            *yes = change(*yes);
        }
    }
}
