//! Polls: making them, asking their owners, deciding about our own, and showing them.
//!
//! What may be done is [`crate::polls`]'s to say. Here an owner's page answers what is stored, in the order of the log, so that it can
//! prove what it had seen; and what is shown is made anew only of polls that may look different.

use std::collections::{BTreeMap, BTreeSet};

use rand_core::Rng;

use super::Ledger;
use crate::SmallSort;
use crate::{
    CommandId, CommandRefused, Content, MessageId, Millis, PeerId, PollAnswer, PollAsk, PollDraft, PollError,
    PollId, PollOwner, PollPending, PollRefused, PollRole, PollView, PollVote, PollWish, Role, Standing,
    Thread, UserId, View,
    chat::Meta,
    fault::{Fault, broken},
    polls::{Answered, Asked, Asker, Opened, Poll, Sealing, State},
    set_of,
    sync::Peering,
};

/// We wake for a deadline no later than this, in milliseconds: a timer of a browser takes no more than 24 days.
const WAKE_MS_MAX: u64 = 3_600_000;

/// What this page does about polls.
#[derive(Debug, Default)]
pub(super) struct Here {
    /// As they were told to the interface.
    shown: BTreeMap<PollId, PollView>,
    /// May look different now.
    dirty: BTreeSet<PollId>,
    /// May have something to be decided, if they are ours.
    due: BTreeSet<PollId>,
    /// Whom we are linked to.
    linked: BTreeSet<PeerId>,
    /// When a deadline of ours is over.
    at: Option<Millis>,
}

impl Here {
    pub(super) fn at(&self) -> Option<Millis> {
        self.at
    }
}

impl Ledger {
    // What the person does.

    /// Makes a poll, which this peer owns.
    pub(crate) fn make_poll(
        &mut self,
        now: Millis,
        draft: PollDraft,
        to: Thread,
    ) -> Result<(), CommandRefused> {
        if to.is_private() {
            return Err(PollError::PrivateThread.into());
        }
        let draft = draft.clean();
        draft.check()?;
        if draft.rules.deadline.is_some_and(|deadline| deadline <= self.unix_ms(now)) {
            return Err(PollError::DeadlinePast.into());
        }
        if self.polls.full() {
            return Err(PollError::TooManyPolls.into());
        }
        self.reaches(to)?;
        self.write(now, to, &Content::Poll(Box::new(draft)))
    }

    /// Asks the owner of a poll, unless it would be refused as far as we know.
    pub(crate) fn ask_poll(
        &mut self,
        now: Millis,
        poll: PollId,
        wish: PollWish,
    ) -> Result<(), CommandRefused> {
        self.review();
        self.review_polls();
        let mut command = CommandId([0; 16]);
        self.config.rng.fill_bytes(&mut command.0);
        let (to, ask) = self.ask_of(now, poll, command, wish)?;
        self.write(now, Thread::Room, &Content::AskPoll { id: command, poll, to, ask })
    }

    /// What is asked of whom.
    fn ask_of(
        &mut self,
        now: Millis,
        id: PollId,
        command: CommandId,
        wish: PollWish,
    ) -> Result<(PeerId, PollAsk), PollError> {
        let poll = self.polls.get(id).filter(|_| !self.hidden_poll(id)).ok_or(PollError::NoSuchPoll)?;
        let state = poll.state().ok_or(PollError::NoSuchPoll)?;
        let (owner, secret) = (state.owner, state.rules.secret);
        if self.chat.deleted(id.0, &self.roster) {
            return Err(PollError::Deleted);
        }
        if self.poll_owner_gone(owner) {
            return Err(PollError::OwnerGone);
        }
        if !state.rules.while_away && !self.poll_owner_here(owner) {
            return Err(PollError::OwnerAway);
        }
        let sealing = Sealing { room_id: &self.config.keys.room_id, poll: id, author: self.me, id: command };
        let ask = match wish {
            PollWish::Vote(ballot) => {
                let ballot = ballot.in_order();
                if !state.rules.changing && self.votes_already(poll) {
                    return Err(PollError::NoChanges);
                }
                if secret && !ballot.is_empty() {
                    state.fits(&ballot)?;
                    let device = self.roster.device(owner).ok_or(PollError::OwnerGone)?;
                    let own = self.config.device.id();
                    let others = self.devices_of(self.config.user.id());
                    let devices =
                        std::iter::once(own).chain(others.into_iter().filter(|device| *device != own));
                    let sealed = sealing.seal(&ballot, device, devices, &mut self.config.rng);
                    PollAsk::VoteSecretly(sealed.ok_or(PollError::SpoiltBallot)?)
                } else {
                    PollAsk::Vote(ballot)
                }
            }
            PollWish::AddOption(option) => PollAsk::AddOption(option.clean()),
            PollWish::Describe { question, description } => PollAsk::describe(&question, &description),
            PollWish::SetDeadline(deadline) => PollAsk::SetDeadline(deadline),
            PollWish::SetRole { user, .. } if self.roster.peers_of(user).next().is_none() => {
                return Err(PollError::NotInRoom);
            }
            PollWish::SetRole { user, role } => PollAsk::SetRole { user, role },
            PollWish::Close => PollAsk::Close,
            PollWish::Reopen => PollAsk::Reopen,
            PollWish::Pass(_) if owner != self.me => return Err(PollError::NotOwner),
            PollWish::Pass(to) => {
                let device = self.roster.device(to).filter(|_| !self.poll_owner_gone(to));
                let device = device.ok_or(PollError::NotInRoom)?;
                let votes = state.votes.keys().filter_map(|user| Some((*user, poll.secret_vote(*user)?)));
                let pass = secret.then(|| sealing.pass(state.revision, votes, device, &mut self.config.rng));
                let ballots = match pass {
                    Some(passed) => Some(passed.ok_or(PollError::NotInRoom)?),
                    None => None,
                };
                PollAsk::Pass { to, ballots }
            }
        };
        let asker = Asker {
            peer: self.me,
            user: Some(self.config.user.id()),
            owners: if owner == self.me { Some(self.config.user.id()) } else { self.roster.user(owner) },
        };
        let state = self.polls.get(id).and_then(Poll::state).ok_or(PollError::NoSuchPoll)?;
        state.judge(asker, &ask, self.unix_ms(now))?;
        Ok((owner, ask))
    }

    /// Whether our person has voted, or asked to.
    fn votes_already(&self, poll: &Poll) -> bool {
        let counts = poll.state().is_some_and(|state| state.votes.contains_key(&self.config.user.id()));
        let vote = |asked: &Asked| matches!(asked.ask, PollAsk::Vote(_) | PollAsk::VoteSecretly(_));
        let waits =
            |(by, id): (PeerId, CommandId)| self.roster.ours(by) && poll.asked(&(by, id)).is_some_and(vote);
        counts || poll.open().any(waits)
    }

    // What others do.

    /// Somebody makes, asks or decides something.
    pub(super) fn fold_poll(&mut self, meta: Meta, content: &Content) {
        let opened = match content {
            Content::AskPoll { id, poll, ask, .. } => self.open_ask(meta.author, *poll, *id, ask),
            Content::Poll(_) => {
                // What is said about it may be here already.
                let comments = PollId(MessageId { author: meta.author, seq: meta.seq }).comments();
                self.show.touch_all(self.chat.said_in(comments).collect());
                Opened::Nothing
            }
            Content::AnswerPoll { .. } | Content::TallyPoll { .. } => Opened::Nothing,
            Content::Delete(message) => return self.polls.touch(PollId(*message)),
            _ => return,
        };
        let user = self.roster.user_at(meta.author, meta.seq);
        self.polls.apply(meta, content, user, opened);
    }

    /// What is sealed in a command for this device.
    pub(super) fn open_ask(&self, author: PeerId, poll: PollId, id: CommandId, ask: &PollAsk) -> Opened {
        let (device, room_id) = (&self.config.device, &self.config.keys.room_id);
        let sealing = Sealing { room_id, poll, author, id };
        match ask {
            PollAsk::VoteSecretly(sealed) => {
                sealing.open(device, sealed).map(Opened::Ballot).unwrap_or_default()
            }
            PollAsk::Pass { to, ballots: Some(passed) } if self.roster.ours(*to) => {
                sealing.take(device, passed).map(Opened::Ballots).unwrap_or_default()
            }
            _ => Opened::Nothing,
        }
    }

    /// Somebody goes by another name, or a peer is another's.
    pub(super) fn polls_named(&mut self, peer: PeerId) {
        let Some(user) = self.roster.user(peer) else { return };
        let concerned = |state: &State| state.owner == peer || state.votes.contains_key(&user);
        let ids =
            self.polls.ids().filter(|id| self.polls.get(*id).and_then(Poll::state).is_some_and(concerned));
        self.polls_here.dirty.extend(ids);
    }

    /// What is on its way may have got further.
    pub(super) fn polls_moved(&mut self) {
        let waiting = self.polls_here.shown.iter().filter(|(_, shown)| !shown.pending.is_empty());
        self.polls_here.dirty.extend(waiting.map(|(id, _)| *id));
    }

    /// Every poll may look different now, or be gone.
    pub(super) fn look_at_polls(&mut self) {
        self.polls_here.dirty.extend(self.polls.ids().chain(self.polls_here.shown.keys().copied()));
    }

    fn review_polls(&mut self) {
        let touched = self.polls.review();
        self.polls_here.dirty.extend(&touched);
        self.polls_here.due.extend(touched);
    }

    // What we decide.

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

    // What is shown.

    /// Tells the interface of the polls that look different.
    pub(super) fn show_polls(&mut self) {
        self.review_polls();
        let linked = self.peerings.iter().filter(|(_, peering)| Peering::greeted(peering));
        let linked = set_of(linked.map(|(peer, _)| *peer));
        if linked != self.polls_here.linked {
            let moved = set_of(linked.symmetric_difference(&self.polls_here.linked).copied());
            self.polls_here.linked = linked;
            let of_moved =
                self.polls_here.shown.iter().filter(|(_, shown)| moved.contains(&shown.owner.peer));
            self.polls_here.dirty.extend(of_moved.map(|(id, _)| *id));
        }
        for id in std::mem::take(&mut self.polls_here.dirty) {
            match self.poll_view(id) {
                Some(view) if self.polls_here.shown.get(&id) == Some(&view) => {}
                Some(view) => {
                    self.polls_here.shown.insert(id, view.clone());
                    self.show.threads_changed();
                    self.view(View::Poll(Box::new(view)));
                }
                None if self.polls_here.shown.remove(&id).is_some() => {
                    self.show.touch_all(self.chat.said_in(id.comments()).collect());
                    self.show.threads_changed();
                    self.view(View::PollGone(id));
                }
                None => {}
            }
        }
    }

    /// Whether a poll that there is is not shown: its maker is blocked, or its channel is not there.
    fn hidden_poll(&self, id: PollId) -> bool {
        let thread = self.polls.get(id).and_then(Poll::made).map(|made| made.thread);
        self.chat.hidden(id.0, &self.roster)
            || thread.and_then(Thread::channel).is_some_and(|channel| !self.has_channel(channel))
    }

    fn poll_owner_here(&self, owner: PeerId) -> bool {
        owner == self.me || self.peerings.get(&owner).is_some_and(Peering::greeted)
    }

    /// Whether nothing of this peer counts any more.
    fn poll_owner_gone(&self, owner: PeerId) -> bool {
        let log = self.main_of(owner);
        let standing = self.standing_of_peer(owner, None);
        let decides = matches!(standing, Standing::In(role) if role >= Role::Member);
        !decides || self.rights.revoked(owner) || self.replica.forked(&log)
    }

    fn poll_view(&self, id: PollId) -> Option<PollView> {
        let poll = self.polls.get(id).filter(|_| !self.hidden_poll(id))?;
        let (made, state) = (poll.made()?, poll.state()?);
        let me = self.config.user.id();
        let owner = self.poll_owner(state.owner);
        let asker = Asker { peer: self.me, user: Some(me), owners: owner.user };
        let reads = matches!(self.standing(), Standing::In(Role::Reader) | Standing::Removed);
        let vote = |user: &UserId| {
            let vote = state.votes.get(user)?;
            Some(PollVote {
                user: *user,
                name: self.roster.name_of(*user).to_owned(),
                ballot: vote.ballot.clone(),
                own: *user == me,
                at_unix_ms: vote.at_unix_ms,
            })
        };
        let secret = state.rules.secret;
        let own_vote = match state.votes.get(&me) {
            Some(_) if secret => poll.secret_vote(me).map(|(_, ballot)| ballot.clone()),
            own => own.and_then(|vote| vote.ballot.clone()),
        };
        let published = if secret && owner.own {
            let mut counted: Vec<_> = poll.secret_votes(None).cloned().collect();
            counted.small_sort();
            Some(counted)
        } else {
            state.published.clone()
        };
        let ours = self.roster.ever_of(me).chain(std::iter::once(self.me));
        let asked = poll.asked_by(&set_of(ours));
        let refused = asked.last().and_then(|(command, asked)| match state.answered.get(command) {
            Some(Answered::Refused(message)) => {
                Some(PollRefused { wish: wish(asked)?, message: message.clone() })
            }
            _ => None,
        });
        let pending = asked.iter().filter(|(command, _)| !state.answered.contains_key(command));
        Some(PollView {
            id,
            thread: made.thread,
            order: made.order,
            made_unix_ms: made.at_unix_ms,
            deleted: self.chat.deleted(id.0, &self.roster),
            question: state.question.clone(),
            description: state.description.clone(),
            kind: state.kind,
            rules: state.rules,
            options: state.options.clone(),
            closed: state.closed,
            revision: state.revision,
            as_of_unix_ms: state.as_of_unix_ms,
            role: if reads { PollRole::Viewer } else { state.role(asker) },
            roles: state.roles.iter().map(|(user, role)| (*user, *role)).collect(),
            votes: state.first.values().filter_map(vote).collect(),
            published,
            own_vote,
            pending: pending.filter_map(|(command, asked)| self.pending(*command, asked)).collect(),
            refused,
            owner,
        })
    }

    fn poll_owner(&self, peer: PeerId) -> PollOwner {
        let own = peer == self.me;
        PollOwner {
            peer,
            user: if own { Some(self.config.user.id()) } else { self.roster.user(peer) },
            name: self.roster.name(peer).to_owned(),
            own,
            ours: !own && self.roster.ours(peer),
            here: self.poll_owner_here(peer),
            gone: self.poll_owner_gone(peer),
        }
    }

    fn pending(&self, command: (PeerId, CommandId), asked: &Asked) -> Option<PollPending> {
        let (author, id) = command;
        let log = self.main_of(author);
        Some(PollPending {
            id,
            wish: wish(asked)?,
            saved: self.replica.find(&log).is_some_and(|log| log.stored() > asked.seq),
            // What another device of ours wrote, that one has.
            sent: author != self.me || self.receipts.holders(&log, asked.seq).next().is_some(),
        })
    }
}

/// What somebody wanted who asked for this; `None` for a sealed vote that this device cannot read.
fn wish(asked: &Asked) -> Option<PollWish> {
    Some(match (&asked.ask, &asked.opened) {
        (PollAsk::Vote(ballot), _) => PollWish::Vote(ballot.clone()),
        (PollAsk::VoteSecretly(_), Opened::Ballot((_, ballot))) => PollWish::Vote(ballot.clone()),
        (PollAsk::VoteSecretly(_), _) => return None,
        (PollAsk::AddOption(option), _) => PollWish::AddOption(option.clone()),
        (PollAsk::Describe { question, description }, _) => {
            PollWish::Describe { question: question.clone(), description: description.clone() }
        }
        (PollAsk::SetDeadline(deadline), _) => PollWish::SetDeadline(*deadline),
        (PollAsk::SetRole { user, role }, _) => PollWish::SetRole { user: *user, role: *role },
        (PollAsk::Close, _) => PollWish::Close,
        (PollAsk::Reopen, _) => PollWish::Reopen,
        (PollAsk::Pass { to, .. }, _) => PollWish::Pass(*to),
    })
}
