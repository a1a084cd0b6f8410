//! What may be done with a poll as it stands.
//!
//! [`State::judge`] is asked by whoever wants something, before it is written; by the owner, before it is agreed to; and by everybody who
//! counts, for each agreement. So nobody has to believe an owner.

use super::check::check_words;
use super::state::{count, says_yes};
use super::{
    Asker, Ballot, OPTIONS_MAX, OptionId, PollAsk, PollError, PollKind, PollRole, Receipt, SECRET_VOTERS_MAX,
    State,
};

impl State {
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
        let Asker { peer, user, owners, .. } = asker;
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
        if self.last.get(&asker.peer).is_some_and(|last| *last > asker.seq) {
            return Err(PollError::Overtaken);
        }
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

    /// Whether these are more for an option than there is room for.
    pub(crate) fn too_many<'a>(&self, ballots: impl Iterator<Item = &'a Ballot>) -> bool {
        let mut yes = vec![0; self.options.len()];
        ballots.for_each(|ballot| count(&mut yes, ballot, |n| n + 1));
        self.rules.cap.is_some_and(|cap| yes.iter().any(|yes| *yes > cap))
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
}

fn at_least(role: PollRole, least: PollRole) -> Result<(), PollError> {
    match least {
        _ if role >= least => Ok(()),
        PollRole::Owner => Err(PollError::NotOwner),
        _ => Err(PollError::NotEditor),
    }
}
