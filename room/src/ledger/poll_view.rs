//! Showing polls: made anew only of those that may look different.

use super::Ledger;
use crate::SmallSort;
use crate::{
    CommandId, PeerId, PollAsk, PollId, PollOwner, PollPending, PollRefused, PollRole, PollView, PollVote,
    PollWish, Role, Standing, Thread, UserId, View,
    polls::{Answered, Asked, Opened, Poll},
    set_of,
    sync::Peering,
};

impl Ledger {
    /// Tells the interface of the polls that look different.
    pub(super) fn show_polls(&mut self) {
        self.review_polls();
        let linked = self.peerings.iter().filter(|(_, peering)| Peering::greeted(peering));
        let linked = set_of(linked.map(|(peer, _)| *peer).chain(self.reached.iter().copied()));
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
        self.polls_here.named.clear();
    }

    /// Whether a poll that there is is not shown: its maker is blocked, or its channel is not there.
    pub(super) fn hidden_poll(&self, id: PollId) -> bool {
        let thread = self.polls.get(id).and_then(Poll::made).map(|made| made.thread);
        self.chat.hidden(id.0, &self.roster)
            || thread.and_then(Thread::channel).is_some_and(|channel| !self.has_channel(channel))
    }

    pub(super) fn poll_owner_here(&self, owner: PeerId) -> bool {
        let linked = || self.peerings.get(&owner).is_some_and(Peering::greeted);
        owner == self.me || self.reached.contains(&owner) || linked()
    }

    /// Whether nothing of this peer counts any more.
    pub(super) fn poll_owner_gone(&self, owner: PeerId) -> bool {
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
        let asker = self.asking(owner.user);
        let reads = matches!(self.standing(), Standing::In(Role::Reader) | Standing::Removed);
        // Names of many are dear: they are as they were, unless somebody changed theirs.
        let before = self.polls_here.shown.get(&id).filter(|_| !self.polls_here.named.contains(&id));
        let named = |nth: usize, user: &UserId| {
            let before = before.and_then(|before| before.votes.get(nth)).filter(|vote| vote.user == *user);
            before.map_or_else(|| self.roster.name_of(*user).to_owned(), |vote| vote.name.clone())
        };
        let vote = |(nth, user): (usize, &UserId)| {
            let vote = state.votes.get(user)?;
            Some(PollVote {
                user: *user,
                name: named(nth, user),
                ballot: vote.ballot.clone(),
                own: *user == me,
                at_unix_ms: vote.at_unix_ms,
            })
        };
        let secret = state.rules.secret;
        let (own_receipt, own_vote) = match state.votes.get(&me) {
            Some(_) if secret => poll.secret_vote(me).cloned().unzip(),
            own => (None, own.and_then(|vote| vote.ballot.clone())),
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
            votes: state.first.values().enumerate().filter_map(vote).collect(),
            published,
            own_vote,
            own_receipt,
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
