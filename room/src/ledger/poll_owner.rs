//! Deciding about the polls that this page owns.
//!
//! What is stored is answered, in the order of the log, so that our log shows what we had seen; what may be is [`crate::polls`]'s to say.

use super::Ledger;
use crate::SmallSort;
use crate::{
    CommandId, Content, Millis, PeerId, PollAnswer, PollAsk, PollError, PollId, Thread,
    fault::{Fault, broken},
    polls::{Asked, Asker, Opened, Poll, State},
    replica::Log,
};

/// We wake for a deadline no later than this, in milliseconds: a timer of a browser takes no more than 24 days.
const WAKE_MS_MAX: u64 = 3_600_000;

impl Ledger {
    /// Decides what we are asked as owners of polls. Only what is stored is answered, and only while answers can be kept, and count.
    pub(super) fn answer_polls(&mut self, now: Millis) {
        self.review_polls();
        self.polls_here.at = None;
        if self.polls_here.due.is_empty() || !self.store.begun() {
            return;
        }
        let able = self.store.trouble().is_none() && !self.poll_owner_gone(self.me);
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
        // What could not be published when it was over, waits for something else than the time.
        if let Some(deadline) = deadline.filter(|deadline| *deadline > self.unix_ms(now)) {
            let at = Millis(deadline.saturating_sub(self.wall_ahead_ms)).min(now + WAKE_MS_MAX);
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

    /// A poll that is ours to decide about. One that was passed on to us is so once that is stored: what we decide names it as seen.
    fn own_poll(&self, id: PollId) -> Option<(&Poll, &State)> {
        let poll = self.polls.get(id)?;
        let state = poll.state().filter(|state| state.owner == self.me)?;
        let stored = |(by, next)| self.stored_of_main(by) >= next;
        poll.passed_at().is_none_or(stored).then_some((poll, state))
    }

    fn stored_of_main(&self, author: PeerId) -> u64 {
        self.replica.find(&self.main_of(author)).map_or(0, Log::stored)
    }

    /// What is to be answered now, in order: up to what is not stored yet. While we pass a secret poll on, nothing else: its votes are those
    /// that go along.
    fn poll_commands(&self, id: PollId) -> Vec<(PeerId, CommandId)> {
        let Some((poll, state)) = self.own_poll(id) else { return Vec::new() };
        let stored = |command: &(PeerId, CommandId)| {
            poll.asked(command).is_some_and(|asked| self.stored_of_main(command.0) > asked.seq)
        };
        match self.own_pass(poll).filter(|_| state.rules.secret) {
            Some(pass) => Some(pass).filter(stored).into_iter().collect(),
            None => poll.open().take_while(stored).collect(),
        }
    }

    /// Our answer; `None` once it is not ours to give.
    fn poll_answer(&self, now: Millis, id: PollId, command: (PeerId, CommandId)) -> Option<PollAnswer> {
        let (poll, state) = self.own_poll(id)?;
        let asked = poll.asked(&command)?;
        let (_, next) = self.replica.end(&self.main);
        let asker = asked.asker(command.0, self.roster.user_at(self.me, next));
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
        let Some((poll, state)) = self.own_poll(id) else { return };
        let over = state.open_at(self.unix_ms(now)).is_err();
        if !state.rules.secret || !over || state.published.is_some() || self.own_pass(poll).is_some() {
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

    /// What we wrote to pass it on, if we are about to.
    fn own_pass(&self, poll: &Poll) -> Option<(PeerId, CommandId)> {
        let passes = |asked: &Asked| matches!(asked.ask, PollAsk::Pass { .. });
        poll.open().find(|command| command.0 == self.me && poll.asked(command).is_some_and(passes))
    }
}
