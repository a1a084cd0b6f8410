//! Deciding about the polls that this page owns.
//!
//! What is stored is answered, in the order of the log, so that our log shows what we had seen; what may be is [`crate::polls`]'s to say.

use super::Ledger;
use crate::SmallSort;
use crate::{
    CommandId, Content, Millis, PeerId, PollAnswer, PollAsk, PollError, PollId, Thread,
    fault::{Fault, broken},
    polls::{Asked, Asker, Opened, Poll, State},
};

/// We wake for a deadline no later than this, in milliseconds: a timer of a browser takes no more than 24 days.
const WAKE_MS_MAX: u64 = 3_600_000;

impl Ledger {
    /// Decides what we are asked as owners of polls. Only what is stored is answered, and only while answers can be kept.
    pub(super) fn answer_polls(&mut self, now: Millis) {
        self.review_polls();
        self.polls_here.at = None;
        if self.polls_here.due.is_empty() || !self.store.begun() {
            return;
        }
        let able = self.store.trouble().is_none() && !self.replica.forked(&self.main);
        for id in std::mem::take(&mut self.polls_here.due) {
            if able {
                self.answer_poll(now, id);
                self.publish_tally(now, id);
            }
            if self.poll_waits(now, id) {
                self.polls_here.due.insert(id);
            }
        }
        // Our own answers change nothing that is not decided above.
        let due = std::mem::take(&mut self.polls_here.due);
        self.review_polls();
        self.polls_here.due = due;
    }

    /// Whether there is, or will be, something to decide.
    fn poll_waits(&mut self, now: Millis, id: PollId) -> bool {
        let Some(poll) = self.polls.get(id) else { return false };
        let Some(state) = poll.state().filter(|state| state.owner == self.me) else { return false };
        let tally = state.rules.secret && state.published.is_none();
        let deadline = state.rules.deadline.filter(|_| tally && !state.closed);
        let waits = poll.open().next().is_some() || (tally && state.closed) || deadline.is_some();
        if let Some(deadline) = deadline {
            let at = Millis(deadline.saturating_sub(self.wall_ahead_ms)).max(now + 1).min(now + WAKE_MS_MAX);
            self.polls_here.at = Some(self.polls_here.at.map_or(at, |earlier| earlier.min(at)));
        }
        waits
    }

    fn answer_poll(&mut self, now: Millis, id: PollId) {
        for command in self.poll_commands(id) {
            let Some(answer) = self.poll_answer(now, id, command) else { return };
            let (by, id_of) = command;
            self.append(now, Thread::Room, &Content::AnswerPoll { poll: id, by, id: id_of, answer });
            self.review_polls();
        }
    }

    /// What is to be answered now, in order. While we pass a secret poll on, nothing else: its votes are those that go along.
    fn poll_commands(&self, id: PollId) -> Vec<(PeerId, CommandId)> {
        let Some(poll) = self.polls.get(id) else { return Vec::new() };
        let Some(state) = poll.state().filter(|state| state.owner == self.me) else { return Vec::new() };
        let stored = |command: &(PeerId, CommandId)| {
            let log = self.replica.find(&self.main_of(command.0));
            poll.asked(command).is_some_and(|asked| log.is_some_and(|log| log.stored() > asked.seq))
        };
        let passes = |command: &(PeerId, CommandId)| {
            let pass = |asked: &Asked| matches!(asked.ask, PollAsk::Pass { .. });
            command.0 == self.me && poll.asked(command).is_some_and(pass)
        };
        match poll.open().find(|command| state.rules.secret && passes(command)) {
            Some(pass) => Some(pass).filter(stored).into_iter().collect(),
            None => poll.open().filter(stored).collect(),
        }
    }

    /// Our answer; `None` once it is not ours to give.
    fn poll_answer(&self, now: Millis, id: PollId, command: (PeerId, CommandId)) -> Option<PollAnswer> {
        let poll = self.polls.get(id)?;
        let state = poll.state().filter(|state| state.owner == self.me)?;
        let asked = poll.asked(&command)?;
        let (_, next) = self.replica.end(&self.main);
        let asker = Asker { peer: command.0, user: asked.user, owners: self.roster.user_at(self.me, next) };
        Some(match self.judge_poll(now, id, poll, state, asker, asked) {
            Ok(()) => PollAnswer::Ack { revision: state.revision + 1 },
            Err(reason) => PollAnswer::Error { message: reason.to_string() },
        })
    }

    fn judge_poll(
        &self,
        now: Millis,
        id: PollId,
        poll: &Poll,
        state: &State,
        asker: Asker,
        asked: &Asked,
    ) -> Result<(), PollError> {
        if self.chat.deleted(id.0, &self.roster) {
            return Err(PollError::Deleted);
        }
        let at_unix_ms = self.unix_ms(now);
        match state.judge(asker, &asked.ask, at_unix_ms) {
            Err(_) if broken(Fault::AgreeToAll) => {}
            judged => judged?,
        }
        match (&asked.ask, &asked.opened) {
            (PollAsk::VoteSecretly(_), Opened::Ballot((receipt, ballot))) => {
                state.judge_ballot(*receipt, ballot, poll.secret_votes(asker.user))
            }
            (PollAsk::VoteSecretly(_), _) if asked.to != self.me => Err(PollError::SealedForAnother),
            (PollAsk::VoteSecretly(_), _) => Err(PollError::SpoiltBallot),
            (PollAsk::Pass { to, .. }, _) if self.poll_owner_gone(*to) => Err(PollError::NotInRoom),
            _ => Ok(()),
        }
    }

    /// Publishes what counts in a secret poll of ours that is closed.
    fn publish_tally(&mut self, now: Millis, id: PollId) {
        let Some(poll) = self.polls.get(id) else { return };
        let Some(state) = poll.state().filter(|state| state.owner == self.me) else { return };
        let over = state.open_at(self.unix_ms(now)).is_err();
        if !state.rules.secret || !over || state.published.is_some() || self.poll_passes(poll) {
            return;
        }
        let (revision, mut ballots) = (state.revision, poll.secret_votes(None).cloned().collect::<Vec<_>>());
        ballots.small_sort();
        if broken(Fault::LoseBallot) {
            ballots.pop();
        }
        self.append(now, Thread::Room, &Content::TallyPoll { poll: id, revision, ballots });
        self.review_polls();
    }

    /// Whether we are about to pass it on.
    fn poll_passes(&self, poll: &Poll) -> bool {
        poll.open().any(|(by, id)| {
            by == self.me
                && poll.asked(&(by, id)).is_some_and(|asked| matches!(asked.ask, PollAsk::Pass { .. }))
        })
    }
}
