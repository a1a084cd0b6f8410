//! The way to the disk: what is to be stored, what is on its way there, and what happens when it does not get there.
//!
//! Each [`Changes`] handed to the driver carries a ticket. Until its answer nothing of it is told or given to anybody. What fails
//! is tried again by itself, except for messages: those wait for the person, who may still have them elsewhere.

use std::collections::{BTreeMap, VecDeque};

use super::{Ledger, LedgerOutput};
use crate::{
    Changes, Content, ForkProof, MessageId, Millis, Notice, OperationKey, OutboxEntry, PeerId, View,
    fault::{Fault, broken},
    replica::{Log, LogIndex, Place},
    wire::PeerMessage,
};

/// Receipts alone are written at most this often, in milliseconds; losing some costs nothing but a tick.
const MARKS_EVERY_MS: u64 = 1_000;
/// After a failure we try again after this, in milliseconds.
const AGAIN_AFTER_MS: u64 = 5_000;

/// What is on its way to the disk.
#[derive(Debug, Default)]
pub(super) struct Store {
    /// For the next ticket.
    changes: Changes,
    /// Which part of each log is in `changes`.
    spans: BTreeMap<LogIndex, (u64, u64)>,
    tickets: VecDeque<Ticket>,
    last_ticket: u64,
    /// Why the last attempt failed, until everything is stored.
    trouble: Option<String>,
    again_at: Option<Millis>,
    marks_dirty: bool,
    marks_at: Option<Millis>,
    begun: bool,
}

#[derive(Debug)]
struct Ticket {
    number: u64,
    /// Operations from, and below, these numbers.
    spans: BTreeMap<LogIndex, (u64, u64)>,
    own: Vec<OperationKey>,
    forks: Vec<ForkProof>,
}

impl Store {
    pub(super) fn operation(&mut self, place: Place, key: OperationKey, bytes: Vec<u8>, me: PeerId) {
        if key.author == me {
            self.changes.outbox.push(OutboxEntry { key: key.clone(), attention: false });
            self.changes.strict = true;
        }
        self.changes.operations.push((key, bytes));
        let span = self.spans.entry(place.log).or_insert((place.seq, place.seq));
        span.1 = place.seq + 1;
    }

    pub(super) fn outbox_entry(&mut self, key: OperationKey, attention: bool) {
        self.changes.outbox.push(OutboxEntry { key, attention });
    }

    pub(super) fn outbox_done(&mut self, key: OperationKey) {
        self.changes.outbox_done.push(key);
    }

    pub(super) fn forget(&mut self, keys: Vec<OperationKey>) {
        self.changes.forget.extend(keys);
    }

    pub(super) fn fork(&mut self, proof: ForkProof) {
        self.changes.forks.push(proof);
    }

    pub(super) fn marks_changed(&mut self) {
        self.marks_dirty = true;
    }

    pub(super) fn trouble(&self) -> Option<&str> {
        self.trouble.as_deref()
    }

    pub(super) fn begun(&self) -> bool {
        self.begun
    }

    pub(super) fn begin(&mut self) {
        self.begun = true;
    }

    pub(super) fn deadline(&self) -> Option<Millis> {
        self.again_at.into_iter().chain(self.marks_at).min()
    }

    fn idle(&self) -> bool {
        self.tickets.is_empty() && self.changes.operations.is_empty()
    }

    /// The tickets that an answer up to `ticket` stands for.
    fn answered(&mut self, ticket: u64) -> Vec<Ticket> {
        let count = self.tickets.iter().take_while(|waiting| waiting.number <= ticket).count();
        self.tickets.drain(..count).collect()
    }
}

impl Ledger {
    /// Everything up to this ticket is safe.
    pub(crate) fn on_persisted(&mut self, now: Millis, ticket: u64) {
        for ticket in self.store.answered(ticket) {
            for (log, (from, below)) in ticket.spans {
                if self.replica.log(log).is_some_and(|log| log.stored() >= from) {
                    self.replica.set_stored(log, below);
                } else {
                    // What stands before it failed: it counts as stored once that is.
                    self.store.again_at.get_or_insert(now + AGAIN_AFTER_MS);
                }
            }
            for key in ticket.own {
                let id = MessageId { author: key.author, seq: key.seq };
                if self.receipts.holders(&key.log(), key.seq).next().is_none() {
                    self.outbox.add(key, false);
                }
                self.show.touch(id);
            }
            for proof in ticket.forks {
                if broken(Fault::HideForks) {
                    continue;
                }
                let fork = PeerMessage::Fork { first: proof.first, second: proof.second };
                for (peer, _) in self.peerings.iter().filter(|(_, peering)| peering.greeted()) {
                    self.outputs.push_back(LedgerOutput::Send(*peer, fork.clone()));
                }
            }
        }
        self.show.stored(self.replica.find(&self.main).map_or(0, Log::stored));
        for peering in self.peerings.values_mut() {
            peering.stir();
        }
        let all_stored = self.replica.logs().all(|(_, log)| log.stored() == log.len());
        if all_stored && self.store.trouble.take().is_some() {
            self.store.again_at = None;
            // Commands that came meanwhile were not answered.
            self.show.commands_changed();
            self.view(View::Notice(Notice::StoringWorks));
        }
    }

    /// What was not answered up to this ticket is not stored.
    pub(crate) fn on_persist_failed(&mut self, now: Millis, ticket: u64, reason: String) {
        for ticket in self.store.answered(ticket) {
            for key in ticket.own {
                self.show.touch(MessageId { author: key.author, seq: key.seq });
            }
            self.store.changes.forks.extend(ticket.forks);
        }
        self.store.marks_dirty = true;
        self.store.again_at = Some(now + AGAIN_AFTER_MS);
        if self.store.trouble.is_none() {
            self.view(View::Notice(Notice::StoringFailed(reason.clone())));
        }
        self.store.trouble = Some(reason);
    }

    /// Puts everything that is not stored on its way again; own operations only if `own`.
    pub(super) fn store_again(&mut self, own: bool) {
        if !self.store.idle() {
            return;
        }
        let mut places = Vec::new();
        for (index, log) in self.replica.logs() {
            if own || log.id.author != self.me {
                places.extend((log.stored()..log.len()).map(|seq| Place { log: index, seq }));
            }
        }
        for place in places {
            if let (Some(key), Some(entry)) = (self.replica.key(place), self.replica.entry(place)) {
                let bytes = entry.bytes.to_vec();
                if key.author == self.me {
                    self.show.touch(MessageId { author: key.author, seq: key.seq });
                }
                self.store.operation(place, key, bytes, self.me);
            }
        }
    }

    pub(super) fn store_on_time(&mut self, now: Millis) {
        if self.store.again_at.is_none_or(|at| at > now) {
            return;
        }
        if self.store.idle() {
            self.store.again_at = None;
            let mut waiting = self.unstored();
            let messages =
                waiting.any(|place| matches!(self.read(place), Some((_, Content::Message { .. }))));
            drop(waiting);
            self.store_again(!messages);
        } else {
            // The answer to what is on its way may settle it.
            self.store.again_at = Some(now + AGAIN_AFTER_MS);
        }
    }

    fn unstored(&self) -> impl Iterator<Item = Place> {
        let log = self.replica.index(&self.main);
        log.into_iter().flat_map(|index| {
            let (from, below) = self.replica.log(index).map_or((0, 0), |log: &Log| (log.stored(), log.len()));
            (from..below).map(move |seq| Place { log: index, seq })
        })
    }

    /// Whether an own operation failed to be stored and waits for the person.
    pub(super) fn stuck(&self, key: &OperationKey) -> bool {
        self.store.trouble.is_some()
            && self.store.tickets.iter().all(|ticket| !ticket.own.contains(key))
            && !self.store.changes.operations.iter().any(|(waiting, _)| waiting == key)
    }

    /// Takes back an own operation that was never stored and never left; what was written after it is written anew.
    pub(super) fn take_back(&mut self, now: Millis, seq: u64) {
        if !self.store.idle() {
            return;
        }
        let later: Vec<Content> = self
            .unstored()
            .filter(|place| place.seq > seq)
            .filter_map(|place| self.read(place).map(|(_, content)| content))
            .collect();
        let dropped = self.replica.take_back(&self.main, seq);
        self.fold_again();
        for content in later {
            self.append(now, &content);
        }
        let (_, end) = self.replica.end(&self.main);
        let forgotten = dropped.iter().map(crate::Operation::key).filter(|key| key.seq >= end);
        self.store.forget(forgotten.collect());
        if self.unstored().next().is_none() {
            self.store.trouble = None;
            self.show.commands_changed();
        }
    }

    /// Hands what is to be stored to the driver.
    pub(super) fn flush(&mut self, now: Millis) {
        if self.store.marks_dirty {
            let due = *self.store.marks_at.get_or_insert(now + MARKS_EVERY_MS) <= now;
            if due || !self.store.changes.is_empty() {
                self.store.changes.marks = Some(self.receipts.encode());
                self.store.marks_dirty = false;
                self.store.marks_at = None;
            }
        }
        if self.store.changes.is_empty() {
            return;
        }
        let changes = std::mem::take(&mut self.store.changes);
        self.store.last_ticket += 1;
        let own = changes.operations.iter().map(|(key, _)| key).filter(|key| key.author == self.me);
        self.store.tickets.push_back(Ticket {
            number: self.store.last_ticket,
            spans: std::mem::take(&mut self.store.spans),
            own: own.cloned().collect(),
            forks: changes.forks.clone(),
        });
        self.outputs.push_back(LedgerOutput::Persist(self.store.last_ticket, changes));
    }
}
