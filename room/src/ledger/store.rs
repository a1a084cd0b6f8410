//! The way to the disk: what is to be stored, what is on its way there, and what happens when it does not get there.
//!
//! Each [`Changes`] handed to the driver carries a ticket. Until its answer nothing of it is told or given to anybody. What fails
//! is tried again by itself, except for messages: those wait for the person, who may still have them elsewhere.

use std::collections::{BTreeMap, VecDeque};

use super::{Ledger, LedgerOutput};
use crate::{
    Changes, ChannelId, Content, ForkProof, MessageId, Millis, Notice, OperationKey, OutboxEntry, PeerId,
    Thread, View,
    fault::{Fault, broken},
    replica::{Log, LogIndex, Place},
    wire::PeerMessage,
};

/// Receipts alone are written at most this often, in milliseconds; losing some costs nothing but a tick.
const MARKS_EVERY_MS: u64 = 1_000;
/// Messages in no log are numbered from here on, where no log ever comes.
const UNSTORED_SEQ_MIN: u64 = 1 << 63;
/// After a failure we try again after this, in milliseconds.
const AGAIN_AFTER_MS: u64 = 5_000;
/// So many bytes of others that could not be stored go along with what the person writes: a disk that is nearly full takes that alone.
const ALONG_LEN_MAX: usize = 256 * 1024;

/// What is on its way to the disk.
#[derive(Debug, Default)]
pub(super) struct Store {
    /// For the next ticket.
    changes: Changes,
    /// What failed and is tried again with everything else, not before: a full disk is not asked again and again.
    later: Changes,
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
    /// Own operations failed and are to be taken out of the log once nothing of ours is on its way.
    take_out: bool,
    /// Messages that could not be stored; the person decides. They are in no log.
    unstored: Vec<Unstored>,
    /// Everything else of ours that could not be stored, to be written again before anything new.
    rewrite: Vec<Rewrite>,
    /// Numbers the messages in `unstored`.
    last_unstored: u64,
}

/// Something else that could not be stored.
#[derive(Debug)]
struct Rewrite {
    was: MessageId,
    thread: Thread,
    content: Content,
}

/// A message that could not be stored.
#[derive(Debug)]
pub(super) struct Unstored {
    pub id: MessageId,
    /// Where it stood in the log.
    was: MessageId,
    pub thread: Thread,
    pub content: Content,
    pub at_unix_ms: u64,
    pub reason: String,
}

/// Whether it follows from the rest by itself, or is nothing without what is not stored either: the owner of a poll answers again, by
/// what is so then, and a poll that was never stored is another one when it is.
fn follows(content: &Content, me: PeerId, stored: u64) -> bool {
    match content {
        Content::AnswerPoll { .. } | Content::TallyPoll { .. } => true,
        Content::AskPoll { poll, .. } => poll.0.author == me && poll.0.seq >= stored,
        _ => false,
    }
}

#[derive(Debug)]
struct Ticket {
    number: u64,
    /// Operations from, and below, these numbers.
    spans: BTreeMap<LogIndex, (u64, u64)>,
    own: Vec<OperationKey>,
    forks: Vec<ForkProof>,
    forget: Vec<OperationKey>,
    outbox_done: Vec<OperationKey>,
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

    /// What the person did is not to be forgotten when the page goes away now.
    pub(super) fn marks_now(&mut self) {
        self.marks_dirty = true;
        self.marks_at = Some(Millis(0));
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

    /// Writes that were not answered.
    pub(super) fn under_way(&self) -> usize {
        self.tickets.len()
    }

    pub(super) fn unstored(&self) -> &[Unstored] {
        &self.unstored
    }

    /// How much could not be stored and waits, for the person or for the disk.
    pub(super) fn waiting(&self) -> usize {
        self.unstored.len() + self.rewrite.len()
    }

    /// Nothing of ours is on its way to the disk.
    fn own_idle(&self) -> bool {
        self.tickets.iter().all(|ticket| ticket.own.is_empty()) && !self.changes.strict
    }

    /// A channel was written again, under another number: what was to be said there is said there.
    fn moved(&mut self, was: ChannelId, now: ChannelId, again: &mut VecDeque<Rewrite>) {
        let threads = self.unstored.iter_mut().map(|unstored| &mut unstored.thread);
        for thread in threads.chain(again.iter_mut().map(|rewrite| &mut rewrite.thread)) {
            if *thread == Thread::Channel(was) {
                *thread = Thread::Channel(now);
            }
        }
        for rewrite in again {
            if let Content::ChangeChannel { channel, .. } = &mut rewrite.content
                && *channel == was
            {
                *channel = now;
            }
        }
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
                    // What stands before it failed; it counts as stored once that is.
                    self.store.again_at.get_or_insert(now + AGAIN_AFTER_MS);
                    self.store.take_out |= self.replica.log(log).is_some_and(|log| log.id.author == self.me);
                }
            }
            for key in ticket.own {
                if self.replica.find(&key.log()).is_none_or(|log| log.stored() <= key.seq) {
                    continue;
                }
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
        self.polls_moved();
        for peering in self.peerings.values_mut() {
            peering.stir();
        }
        self.distants.stir();
        let all_stored = self.replica.logs().all(|(_, log)| log.stored() == log.len());
        if all_stored && self.store.rewrite.is_empty() && self.store.trouble.take().is_some() {
            self.store.again_at = None;
            // Commands that came meanwhile were not answered.
            self.show.commands_changed();
            self.view(View::Notice(Notice::StoringWorks));
        }
    }

    /// What was not answered up to this ticket is not stored.
    pub(crate) fn on_persist_failed(&mut self, now: Millis, ticket: u64, reason: String) {
        for ticket in self.store.answered(ticket) {
            self.store.take_out |= !ticket.own.is_empty();
            self.store.later.forks.extend(ticket.forks);
            self.store.later.forget.extend(ticket.forget);
            self.store.later.outbox_done.extend(ticket.outbox_done);
        }
        self.store.marks_dirty = true;
        self.store.marks_at = Some(now + AGAIN_AFTER_MS);
        self.store.again_at = Some(now + AGAIN_AFTER_MS);
        if self.store.trouble.is_none() {
            self.view(View::Notice(Notice::StoringFailed(reason.clone())));
        }
        self.store.trouble = Some(reason);
    }

    /// Takes own operations that could not be stored out of the log, so that it can go on without them. They were never told to
    /// anybody. Messages wait for the person, the rest is written again.
    pub(crate) fn take_out(&mut self, now: Millis) {
        if !self.store.take_out || !self.store.own_idle() {
            return;
        }
        self.store.take_out = false;
        self.store.again_at.get_or_insert(now + AGAIN_AFTER_MS);
        let stored = self.replica.find(&self.main).map_or(0, Log::stored);
        let places: Vec<Place> = self.unstored_places().collect();
        let contents: Vec<_> = places.into_iter().filter_map(|place| self.read(place)).collect();
        for operation in self.replica.take_back(&self.main, stored) {
            self.store.later.forget.push(operation.key());
        }
        let reason = self.store.trouble.clone().unwrap_or_default();
        for (meta, content) in contents {
            let was = MessageId { author: meta.author, seq: meta.seq };
            if follows(&content, self.me, stored) {
                continue;
            }
            if content.said().is_some() {
                self.store.last_unstored += 1;
                let id = MessageId { author: self.me, seq: UNSTORED_SEQ_MIN + self.store.last_unstored };
                let at_unix_ms = meta.at_unix_ms;
                let reason = reason.clone();
                let thread = meta.thread;
                self.store.unstored.push(Unstored { id, was, thread, content, at_unix_ms, reason });
                self.show.touch(id);
            } else {
                self.store.rewrite.push(Rewrite { was, thread: meta.thread, content });
            }
        }
        self.fold_again();
    }

    /// Writes again what could not be stored and is not the person's to decide about.
    pub(super) fn write_again(&mut self, now: Millis) {
        if self.replica.forked(&self.main) {
            return;
        }
        let mut again: VecDeque<Rewrite> = std::mem::take(&mut self.store.rewrite).into();
        while let Some(Rewrite { was, thread, content }) = again.pop_front() {
            // The person may go by another name by now, and what comes before this one may have brought it.
            if let Content::Profile(_) = content {
                self.renew_profile(now);
                continue;
            }
            self.append(now, thread, &content);
            if let Content::MakeChannel { .. } = content {
                self.moved(was, &mut again);
            }
        }
    }

    /// What makes a channel, or a poll, was written again just now.
    fn moved(&mut self, was: MessageId, again: &mut VecDeque<Rewrite>) {
        let (_, next) = self.replica.end(&self.main);
        let now = ChannelId(MessageId { author: self.me, seq: next.saturating_sub(1) });
        self.store.moved(ChannelId(was), now, again);
        let ids: Vec<MessageId> = self.store.unstored.iter().map(|unstored| unstored.id).collect();
        ids.into_iter().for_each(|id| self.show.touch(id));
    }

    /// Gives up or writes again a message that could not be stored. Answers whether there was one.
    pub(super) fn settle_unstored(&mut self, now: Millis, id: MessageId, again: bool) -> bool {
        let Some(index) = self.store.unstored.iter().position(|unstored| unstored.id == id) else {
            return false;
        };
        if again && self.replica.forked(&self.main) {
            return true;
        }
        let Unstored { was, thread, content, .. } = self.store.unstored.remove(index);
        self.show.gone(id);
        let poll = matches!(content, Content::Poll(_));
        if again {
            self.write_again(now);
            self.append(now, thread, &content);
            if poll {
                self.moved(was, &mut VecDeque::new());
            }
        } else if poll {
            // What was to be said about it has no place any more.
            let (about, unstored) = (Thread::Channel(ChannelId(was)), &mut self.store.unstored);
            unstored.extract_if(.., |other| other.thread == about).for_each(|other| self.show.gone(other.id));
        }
        true
    }

    /// Puts everything of others that is not stored on its way again.
    fn store_again(&mut self) {
        let mut places = Vec::new();
        for (index, log) in self.replica.logs().filter(|(_, log)| log.id.author != self.me) {
            places.extend((log.stored()..log.len()).map(|seq| Place { log: index, seq }));
        }
        for place in places {
            if let (Some(key), Some(entry)) = (self.replica.key(place), self.replica.entry(place)) {
                self.store.operation(place, key, entry.bytes.to_vec(), self.me);
            }
        }
    }

    /// What the person writes is nothing without what it rests on, such as its channel: after a failure both are stored at once.
    fn store_along(&mut self) {
        if !self.store.changes.strict || self.store.trouble.is_none() {
            return;
        }
        let others = self.replica.logs().filter(|(_, log)| log.id.author != self.me);
        let unstored =
            others.flat_map(|(_, log)| (log.stored()..log.len()).filter_map(move |seq| log.entry(seq)));
        let len: usize = unstored.map(|entry| entry.bytes.len()).sum();
        if len > ALONG_LEN_MAX {
            return;
        }
        let me = self.me;
        self.store.changes.operations.retain(|(key, _)| key.author == me);
        let own = self.replica.index(&self.main);
        self.store.spans.retain(|log, _| Some(*log) == own);
        self.store_again();
    }

    pub(super) fn store_on_time(&mut self, now: Millis) {
        if self.store.again_at.is_none_or(|at| at > now) {
            return;
        }
        if self.store.idle() {
            self.store.again_at = None;
            self.store.changes.append(std::mem::take(&mut self.store.later));
            self.store_again();
            self.write_again(now);
        } else {
            // The answer to what is on its way may settle it.
            self.store.again_at = Some(now + AGAIN_AFTER_MS);
        }
    }

    fn unstored_places(&self) -> impl Iterator<Item = Place> {
        let log = self.replica.index(&self.main);
        log.into_iter().flat_map(|index| {
            let (from, below) = self.replica.log(index).map_or((0, 0), |log| (log.stored(), log.len()));
            (from..below).map(move |seq| Place { log: index, seq })
        })
    }

    /// Hands what is to be stored to the driver.
    pub(super) fn flush(&mut self, now: Millis) {
        self.store_along();
        if self.store.marks_dirty {
            let due = *self.store.marks_at.get_or_insert(now + MARKS_EVERY_MS) <= now;
            if due || (self.store.trouble.is_none() && !self.store.changes.is_empty()) {
                self.store.changes.marks = Some(self.receipts.encode());
                self.store.marks_dirty = false;
                self.store.marks_at = None;
            }
        }
        // The number may have been given again since.
        let replica = &self.replica;
        let gone = |key: &OperationKey| replica.find(&key.log()).is_none_or(|log| log.len() <= key.seq);
        self.store.changes.forget.retain(gone);
        // A later proof may have ended the log sooner, and is not to be replaced.
        let current =
            |proof: &ForkProof| replica.find(&proof.key.log()).and_then(|log| log.fork()) == Some(proof);
        self.store.changes.forks.retain(current);
        let (outbox, stored) = (&self.outbox, |key: &OperationKey| {
            replica.find(&key.log()).map_or(0, |log| log.stored()) > key.seq
        });
        let over = |key: &OperationKey| !outbox.holds(key) && (gone(key) || stored(key));
        self.store.changes.outbox_done.retain(over);
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
            forget: changes.forget.clone(),
            outbox_done: changes.outbox_done.clone(),
        });
        self.outputs.push_back(LedgerOutput::Persist(self.store.last_ticket, changes));
    }
}
