//! Opening a room from what is stored of it, in parts, so that a page with a long log is not held up.
//!
//! First all operations are added. Then work is done in small steps, in this order: each is taken into its log and opened; from the profiles
//! and decisions among them follows who may do what; by that each is folded, once; what it comes to is shown. Without the second step
//! everything would be folded by wrong rights first and then again.

use std::collections::VecDeque;

use super::Ledger;
use crate::SmallSort;
use crate::{
    Config, Content, Epoch, Message, MessageId, Millis, OutboxEntry, PeerId, StoredRoom,
    chat::Meta,
    members::Members,
    replica::{Place, Restoring},
    roster::Roster,
};

/// A ledger on its way.
#[derive(Debug)]
pub(crate) struct Opening {
    ledger: Ledger,
    me: PeerId,
    outbox: Vec<OutboxEntry>,
    restoring: Restoring,
    /// Who is who and what was decided, for the rights.
    roster: Roster,
    members: Members,
    /// What was taken, and what it says where that can be told without keys of later epochs.
    taken: VecDeque<(Place, Option<(Meta, Content)>)>,
    stage: Stage,
    messages: Vec<Message>,
}

#[derive(Debug)]
enum Stage {
    Take,
    Fold,
    Show(std::vec::IntoIter<MessageId>),
    Done,
}

impl Opening {
    /// Of a room of which everything but the operations is known; those of `stored` are added first.
    pub(crate) fn new(now: Millis, config: Config, stored: StoredRoom) -> Self {
        let StoredRoom { operations, outbox, forks, marks } = stored;
        let (me, room_id) = (config.me.id(), config.keys.room_id.clone());
        let roster = Roster::of(me, config.user.id(), config.hushed.clone());
        let mut ledger = Ledger::empty(now, config, marks.as_deref());
        for proof in forks {
            ledger.replica.restore_proof(proof);
        }
        let mut opening = Self {
            ledger,
            me,
            outbox,
            restoring: Restoring::default(),
            roster,
            members: Members::new(room_id),
            taken: VecDeque::new(),
            stage: Stage::Take,
            messages: Vec::new(),
        };
        opening.add(&operations);
        opening
    }

    /// Adds operations, before any work is done.
    pub(crate) fn add(&mut self, operations: &[Vec<u8>]) {
        self.restoring.add(&self.ledger.config.keys.room_id, operations);
    }

    /// Does the next steps, so many at most. Answers whether there are more.
    pub(crate) fn work(&mut self, steps: usize) -> bool {
        for _ in 0..steps {
            if !self.step() {
                return false;
            }
        }
        true
    }

    fn step(&mut self) -> bool {
        match &mut self.stage {
            Stage::Take => match self.ledger.replica.restore_next(&mut self.restoring, self.me) {
                Some(places) => {
                    for place in places {
                        self.read(place);
                    }
                }
                None => self.all_taken(),
            },
            Stage::Fold => match self.taken.pop_front() {
                Some((place, Some((meta, content)))) => {
                    if let Some((meta, content)) = self.ledger.for_us(meta, content) {
                        self.ledger.fold_content(place, meta, &content);
                    }
                }
                Some((place, None)) => self.ledger.fold(place),
                None => {
                    self.ledger.review();
                    let shown = self.ledger.show_all();
                    self.messages.reserve(shown.len());
                    self.stage = Stage::Show(shown.into_iter());
                }
            },
            Stage::Show(ids) => match ids.next() {
                Some(id) => self.messages.extend(self.ledger.show_one(id)),
                None => self.stage = Stage::Done,
            },
            Stage::Done => return false,
        }
        true
    }

    /// Everything is in its log. What is folded from now on looks at what is stored, and at the outbox.
    fn all_taken(&mut self) {
        let (ledger, me) = (&mut self.ledger, self.me);
        let left = ledger.replica.restored(std::mem::take(&mut self.restoring));
        for entry in std::mem::take(&mut self.outbox) {
            if ledger.replica.find(&entry.key.log()).is_some_and(|log| log.len() > entry.key.seq) {
                ledger.outbox.add(entry.key, entry.attention);
            } else {
                ledger.store.outbox_done(entry.key);
            }
        }
        // Own operations that lost the one before them were never shown as saved, nor sent.
        ledger.store.forget(left.into_iter().filter(|key| key.author == me).collect());
        ledger.rights = self.members.rights(&self.roster);
        ledger.roster.learn(&mut self.roster);
        self.stage = Stage::Fold;
    }

    /// Opens what was taken, and keeps what rights follow from.
    fn read(&mut self, place: Place) {
        let replica = &self.ledger.replica;
        let (Some(operation), Some(order)) = (replica.operation(place), replica.standing(place)) else {
            return;
        };
        if operation.epoch() != Epoch::First {
            return self.taken.push_back((place, None));
        }
        let Some((meta, content)) = self.ledger.unseal(&operation, order) else { return };
        if let Content::Profile(certificate) = &content {
            self.roster.apply(meta, certificate, |_| true);
        }
        self.members.apply(meta, &content);
        self.taken.push_back((place, Some((meta, content))));
    }

    /// The ledger, and all messages in their order. What was not done is done now.
    pub(crate) fn finish(mut self) -> (Ledger, Vec<Message>) {
        while self.step() {}
        let Self { ledger, mut messages, .. } = self;
        messages.small_sort();
        (ledger, messages)
    }
}
