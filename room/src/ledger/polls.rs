//! Polls: making them, asking their owners, and taking in what others do about them.
//!
//! What may be done is [`crate::polls`]'s to say. `poll_owner` decides about our own, `poll_view` shows them all, `audit` counts again.

use std::collections::{BTreeMap, BTreeSet};

use rand_core::Rng;

use super::Ledger;
use crate::{
    CommandId, CommandRefused, Content, MessageId, Millis, PeerId, PollAsk, PollDraft, PollError, PollId,
    PollView, PollWish, Thread, UserId,
    chat::Meta,
    polls::{Asked, Asker, Opened, Poll, Sealing, State},
    set_of,
};

/// What this page does about polls.
#[derive(Debug, Default)]
pub(super) struct Here {
    /// As they were told to the interface.
    pub(super) shown: BTreeMap<PollId, PollView>,
    /// May look different now.
    pub(super) dirty: BTreeSet<PollId>,
    /// Those of them in which somebody may go by another name.
    pub(super) named: BTreeSet<PollId>,
    /// May have something to be decided, if they are ours.
    pub(super) due: BTreeSet<PollId>,
    /// Whom we are linked to, or reach through a hub.
    pub(super) linked: BTreeSet<PeerId>,
    /// When a deadline of ours is over.
    pub(super) at: Option<Millis>,
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
        let owners = if owner == self.me { Some(self.config.user.id()) } else { self.roster.user(owner) };
        let asker = self.asking(owners);
        let state = self.polls.get(id).and_then(Poll::state).ok_or(PollError::NoSuchPoll)?;
        state.judge(asker, &ask, self.unix_ms(now))?;
        Ok((owner, ask))
    }

    /// We, who ask now.
    pub(super) fn asking(&self, owners: Option<UserId>) -> Asker {
        let (_, seq) = self.replica.end(&self.main);
        Asker { peer: self.me, seq, user: Some(self.config.user.id()), owners }
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
            Content::Delete(message) => {
                let id = PollId(*message);
                if self.polls.get(id).is_some() {
                    self.polls_here.dirty.insert(id);
                }
                return;
            }
            _ => return,
        };
        if let Content::AskPoll { poll, .. } = content
            && self.roster.ours(meta.author)
        {
            self.polls_here.dirty.insert(*poll);
        }
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
        let ids = set_of(ids);
        self.polls_here.dirty.extend(&ids);
        self.polls_here.named.extend(ids);
    }

    /// What is on its way may have got further.
    pub(super) fn polls_moved(&mut self) {
        let waiting = self.polls_here.shown.iter().filter(|(_, shown)| !shown.pending.is_empty());
        self.polls_here.dirty.extend(waiting.map(|(id, _)| *id));
    }

    /// Every poll may look different now, or be gone.
    pub(super) fn look_at_polls(&mut self) {
        let ids = set_of(self.polls.ids().chain(self.polls_here.shown.keys().copied()));
        self.polls_here.dirty.extend(&ids);
        self.polls_here.named.extend(ids);
    }

    pub(super) fn review_polls(&mut self) {
        for (id, changed) in self.polls.review() {
            self.polls_here.due.insert(id);
            if changed {
                self.polls_here.dirty.insert(id);
            }
        }
    }
}
