//! The logs of a room as this device has them: what fits where, in which order, and what cannot be true.
//!
//! An operation is taken once its predecessor and everything its author had seen are here; until then it waits, within a
//! bound. So the order of arrival kept here is always causal, and a peer that is sent operations in it never has to wait.
//! The order people see is another: [`Order`], by depth and hash, the same wherever the operations are.
//!
//! An author who signs two operations of one number has *forked* the log. Both are kept as proof; the log counts up to
//! the number before, for everybody who has seen a proof, and nothing of it after. Proofs spread like operations. A proof of
//! an earlier fork lowers the number, so all replicas come to the same.
//!
//! Which operations are *stored* is the engine's to say; only those are told or given to others. Exercised in `tests/sim.rs`.

use std::collections::{BTreeMap, BTreeSet};

use crate::SmallSort;
use crate::{
    ForkProof, LogId, Operation, OperationKey, OperationRefused, Order, PeerId, Stream, VectorClock,
    fault::{Fault, broken},
    operation::{Hash, SEEN_MAX},
};

/// Streams of one author.
pub const STREAMS_MAX: usize = 64;
/// Logs of one room: the members of the largest room, some with many streams, and those who have left.
pub const LOGS_MAX: usize = 4_096;
/// Operations that wait for others …
const WAITING_MAX: usize = 2_000;
/// … and their bytes.
const WAITING_LEN_MAX: usize = 8 * 1024 * 1024;

/// The logs of one room.
#[derive(Debug)]
pub(crate) struct Replica {
    room_id: String,
    ids: BTreeMap<LogId, LogIndex>,
    logs: Vec<Log>,
    /// Every operation taken, in the order of taking; causal.
    order: Vec<Place>,
    /// The last operation of each log that no other operation has seen yet.
    frontier: BTreeMap<LogIndex, u64>,
    waiting: Waiting,
    /// Own operations that were restored without something they depend on.
    incomplete: Vec<Place>,
}

/// A log's number in this replica; differs between replicas.
pub(crate) type LogIndex = u32;

/// Where an operation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub log: LogIndex,
    pub seq: u64,
}

#[derive(Debug)]
pub(crate) struct Log {
    pub id: LogId,
    entries: Vec<Entry>,
    /// So many of its operations are stored.
    stored: u64,
    /// Proof that the author signed two histories; nothing from its number on counts.
    fork: Option<ForkProof>,
}

#[derive(Debug)]
pub(crate) struct Entry {
    pub hash: Hash,
    pub depth: u64,
    pub bytes: Box<[u8]>,
}

/// What became of an operation.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Inserted {
    /// Taken, and with it what waited for it, in causal order.
    Taken(Vec<Place>),
    /// It was here before.
    Known,
    /// It waits for what its author had seen.
    Waits,
    /// Its author signed another operation of this number: the log ends before it now.
    Forked(ForkProof),
    /// Its author signed another predecessor than ours: compare the histories from the start.
    Diverges,
    /// Its log ended with a fork before it.
    AfterFork,
    /// There are too many logs already. Whoever passed it on may have met them in another order, and is not to blame.
    NoRoom,
}

/// Why an operation was not taken: always somebody else's doing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Rejected {
    /// Not a good operation.
    #[error(transparent)]
    Operation(#[from] OperationRefused),
    /// Two operations that prove nothing.
    #[error("a proof of a fork that proves nothing")]
    NoFork,
}

#[derive(Debug, Default)]
struct Waiting {
    /// By what is missing.
    by_missing: BTreeMap<OperationKey, Vec<Operation>>,
    /// Those that wait, so that none does twice.
    keys: BTreeSet<OperationKey>,
    len: usize,
    /// While a store is read: everything that can ever be taken is at hand.
    unbounded: bool,
}

impl Log {
    pub(crate) fn len(&self) -> u64 {
        self.entries.len() as u64
    }

    pub(crate) fn stored(&self) -> u64 {
        if broken(Fault::AckBeforeStoring) { self.len() } else { self.stored }
    }

    pub(crate) fn entry(&self, seq: u64) -> Option<&Entry> {
        self.entries.get(usize::try_from(seq).ok()?)
    }

    pub(crate) fn fork(&self) -> Option<&ForkProof> {
        self.fork.as_ref()
    }

    /// The number from which on nothing counts.
    fn ends_at(&self) -> u64 {
        self.fork.as_ref().map_or(u64::MAX, |proof| proof.key.seq)
    }

    /// The hash before operation `next`, for comparing histories; zeros before the first.
    pub(crate) fn tip(&self, next: u64) -> Option<[u8; 8]> {
        match next.checked_sub(1) {
            None => Some([0; 8]),
            Some(last) => self.entry(last).map(|entry| entry.hash.short()),
        }
    }
}

impl Replica {
    pub(crate) fn new(room_id: String) -> Self {
        Self {
            room_id,
            ids: BTreeMap::new(),
            logs: Vec::new(),
            order: Vec::new(),
            frontier: BTreeMap::new(),
            waiting: Waiting::default(),
            incomplete: Vec::new(),
        }
    }

    pub(crate) fn logs(&self) -> impl Iterator<Item = (LogIndex, &Log)> {
        (0..).zip(&self.logs)
    }

    pub(crate) fn index(&self, log: &LogId) -> Option<LogIndex> {
        self.ids.get(log).copied()
    }

    pub(crate) fn log(&self, index: LogIndex) -> Option<&Log> {
        self.logs.get(index as usize)
    }

    pub(crate) fn find(&self, log: &LogId) -> Option<&Log> {
        self.log(self.index(log)?)
    }

    pub(crate) fn entry(&self, place: Place) -> Option<&Entry> {
        self.log(place.log)?.entry(place.seq)
    }

    /// An operation as it was taken.
    pub(crate) fn operation(&self, place: Place) -> Option<Operation> {
        let entry = self.entry(place)?;
        Operation::again(&entry.bytes, entry.hash)
    }

    pub(crate) fn key(&self, place: Place) -> Option<OperationKey> {
        Some(self.log(place.log)?.id.at(place.seq))
    }

    /// Places in causal order, from `start` on. Some may have gone since, by a fork.
    pub(crate) fn order(&self) -> &[Place] {
        &self.order
    }

    /// Where an operation stands among all.
    pub(crate) fn standing(&self, place: Place) -> Option<Order> {
        let entry = self.entry(place)?;
        Some(Order { depth: entry.depth, tie: entry.hash.short() })
    }

    /// Whether the operation is here and counts, or is one of those that a fork cut off.
    fn settled(&self, key: &OperationKey) -> bool {
        self.find(&key.log()).is_some_and(|log| key.seq < log.len() || key.seq >= log.ends_at())
    }

    /// Reads and checks an operation that came from somebody else, and takes it if it can be taken now. Also says where it
    /// belongs: whoever sent it has it.
    pub(crate) fn receive(&mut self, bytes: &[u8]) -> Result<(Option<Place>, Inserted), Rejected> {
        let operation = Operation::decode(bytes, &self.room_id)?;
        let key = operation.key();
        let inserted = self.check_in(operation)?;
        Ok((self.place(&key), inserted))
    }

    fn check_in(&mut self, operation: Operation) -> Result<Inserted, Rejected> {
        if let Some(log) = self.find(&operation.log()) {
            if log.entry(operation.seq()).is_some_and(|entry| entry.hash == operation.hash()) {
                return Ok(Inserted::Known);
            }
            if operation.seq() >= log.ends_at() {
                return Ok(Inserted::AfterFork);
            }
        }
        if !broken(Fault::TakeUnsigned) {
            operation.verify(&self.room_id)?;
        }
        Ok(self.insert(operation))
    }

    /// The third validator; the operation must be signed. Guarantees for what it takes: its number is the next of its log, it
    /// names our last operation there as its predecessor, everything it names as seen is here, its author keeps to
    /// [`STREAMS_MAX`] streams and the room to [`LOGS_MAX`] logs.
    pub(crate) fn insert(&mut self, operation: Operation) -> Inserted {
        let id = operation.log();
        let Some(index) = self.index_or_new(&id) else {
            return Inserted::NoRoom;
        };
        let Some(log) = self.log(index) else {
            return Inserted::NoRoom;
        };
        let seq = operation.seq();
        if let Some(entry) = log.entry(seq) {
            if entry.hash == operation.hash() {
                return Inserted::Known;
            }
            let first = entry.bytes.to_vec();
            let proof = ForkProof { key: operation.key(), first, second: operation.encode() };
            self.close(index, proof.clone());
            return Inserted::Forked(proof);
        }
        if seq >= log.ends_at() {
            return Inserted::AfterFork;
        }
        if let Some(missing) = self.missing(index, &operation) {
            self.waiting.add(missing, operation);
            return Inserted::Waits;
        }
        if !self.follows(index, &operation) {
            return Inserted::Diverges;
        }
        let place = self.take(index, &operation);
        Inserted::Taken(self.wake(place))
    }

    /// An operation was taken: with it go those that waited for it, in causal order.
    fn wake(&mut self, place: Place) -> Vec<Place> {
        let mut taken = vec![place];
        let mut next = 0;
        while let Some(place) = taken.get(next).copied() {
            next += 1;
            let Some(key) = self.key(place) else { continue };
            for operation in self.waiting.take(&key) {
                let Some(index) = self.index(&operation.log()) else { continue };
                match self.missing(index, &operation) {
                    Some(missing) => self.waiting.add(missing, operation),
                    // What does not follow is brought up again by its sender's heads.
                    None if self.follows(index, &operation) => taken.push(self.take(index, &operation)),
                    None => {}
                }
            }
        }
        taken
    }

    /// Whether something that was restored without what it depends on could stand in its place by now.
    pub(crate) fn out_of_order(&self) -> bool {
        let complete = |place: &Place| {
            self.operation(*place)
                .is_some_and(|operation| operation.seen().iter().all(|seen| self.settled(seen)))
        };
        self.incomplete.iter().any(complete)
    }

    /// Puts everything in causal order again.
    pub(crate) fn reorder(&mut self, me: PeerId) {
        let empty = Self::new(self.room_id.clone());
        let before = std::mem::replace(self, empty);
        let mut operations = Vec::new();
        for log in before.logs {
            if let Some(index) = self.index_or_new(&log.id)
                && let Some(new) = self.logs.get_mut(index as usize)
            {
                new.fork = log.fork;
                // Cut to what is there again, below.
                new.stored = log.stored;
            }
            operations.extend(log.entries.into_iter().map(|entry| entry.bytes.into_vec()));
        }
        let stored: Vec<u64> = self.logs.iter().map(|log| log.stored).collect();
        self.restore(&operations, me);
        for (log, stored) in self.logs.iter_mut().zip(stored) {
            log.stored = stored.min(log.entries.len() as u64);
        }
    }

    /// The first thing that is to come before the operation and is not here.
    fn missing(&self, index: LogIndex, operation: &Operation) -> Option<OperationKey> {
        let log = self.log(index)?;
        if operation.seq() > log.len() {
            return Some(log.id.at(operation.seq() - 1));
        }
        operation.seen().iter().find(|seen| !self.settled(seen)).cloned()
    }

    fn follows(&self, index: LogIndex, operation: &Operation) -> bool {
        self.log(index).is_some_and(|log| {
            let last = log.entries.last().map_or(Hash::ZERO, |entry| entry.hash);
            operation.seq() == log.len() && operation.prev() == last && operation.seq() < log.ends_at()
        })
    }

    fn take(&mut self, index: LogIndex, operation: &Operation) -> Place {
        let place = Place { log: index, seq: operation.seq() };
        let depth = self.depth(index, operation);
        let entry = Entry { hash: operation.hash(), depth, bytes: operation.encode().into_boxed_slice() };
        if let Some(log) = self.logs.get_mut(index as usize) {
            log.entries.push(entry);
        }
        self.order.push(place);
        self.advance_frontier(place, operation.seen());
        place
    }

    fn depth(&self, index: LogIndex, operation: &Operation) -> u64 {
        if broken(Fault::OrderByArrival) {
            return self.order.len() as u64;
        }
        let prev = operation.seq().checked_sub(1).map(|seq| Place { log: index, seq });
        let seen = operation.seen().iter().filter_map(|key| self.place(key));
        let deepest = prev.into_iter().chain(seen).filter_map(|p| self.entry(p)).map(|e| e.depth).max();
        deepest.map_or(0, |depth| depth + 1)
    }

    pub(crate) fn place(&self, key: &OperationKey) -> Option<Place> {
        Some(Place { log: self.index(&key.log())?, seq: key.seq })
    }

    fn advance_frontier(&mut self, place: Place, seen: &[OperationKey]) {
        for key in seen {
            if let Some(index) = self.index(&key.log())
                && self.frontier.get(&index).is_some_and(|tip| *tip <= key.seq)
            {
                self.frontier.remove(&index);
            }
        }
        self.frontier.insert(place.log, place.seq);
    }

    /// What an operation written now to this log has newly seen: the ends of all that is stored. `above_all` is among it, or before one
    /// that is, whatever there is no room for.
    pub(crate) fn newly_seen(&self, log: &LogId, above_all: Option<OperationKey>) -> Vec<OperationKey> {
        let mut seen: Vec<OperationKey> = self
            .frontier
            .iter()
            .filter_map(|(index, seq)| {
                let log = self.log(*index)?;
                // Not what a crash could still take from us: then what names it would hang in the air.
                Some(log.id.at((*seq).min(log.stored.checked_sub(1)?)))
            })
            .filter(|key| key.author != log.author || key.stream != log.stream)
            .take(SEEN_MAX)
            .collect();
        if let Some(key) = above_all.filter(|key| key.log() != *log)
            && !seen.iter().any(|seen| seen.log() == key.log())
        {
            seen.truncate(SEEN_MAX - 1);
            seen.push(key);
        }
        seen.small_sort();
        seen
    }

    /// The last operation of a log, and what number comes next.
    pub(crate) fn end(&self, log: &LogId) -> (Hash, u64) {
        self.find(log).map_or((Hash::ZERO, 0), |log| {
            (log.entries.last().map_or(Hash::ZERO, |entry| entry.hash), log.len())
        })
    }

    /// Whether the author forked this log: nothing more counts in it.
    pub(crate) fn forked(&self, log: &LogId) -> bool {
        self.find(log).is_some_and(|log| log.fork.is_some())
    }

    /// Drops own operations from `seq` on that were never stored and never left this device.
    pub(crate) fn take_back(&mut self, log: &LogId, seq: u64) -> Vec<Operation> {
        let Some(index) = self.index(log) else {
            return Vec::new();
        };
        let from = self.log(index).map_or(seq, |log| seq.max(log.stored));
        let until = self.log(index).map_or(0, Log::len);
        let dropped = (from..until).filter_map(|seq| self.operation(Place { log: index, seq })).collect();
        self.truncate(index, from);
        dropped
    }

    /// Takes a proof that came from somebody else. `None` if it tells nothing new.
    pub(crate) fn receive_proof(
        &mut self,
        first: &[u8],
        second: &[u8],
    ) -> Result<Option<ForkProof>, Rejected> {
        let (a, b) = (Operation::decode(first, &self.room_id)?, Operation::decode(second, &self.room_id)?);
        if a.key() != b.key() || a.hash() == b.hash() {
            return Err(Rejected::NoFork);
        }
        if self.find(&a.log()).is_some_and(|log| log.ends_at() <= a.seq()) {
            return Ok(None);
        }
        a.verify(&self.room_id)?;
        b.verify(&self.room_id)?;
        let Some(index) = self.index_or_new(&a.log()) else {
            return Ok(None);
        };
        let proof = ForkProof { key: a.key(), first: first.to_vec(), second: second.to_vec() };
        self.close(index, proof.clone());
        Ok(Some(proof))
    }

    /// Takes a proof from our own store.
    pub(crate) fn restore_proof(&mut self, proof: ForkProof) {
        if let Some(index) = self.index_or_new(&proof.key.log()) {
            self.close(index, proof);
        }
    }

    fn close(&mut self, index: LogIndex, proof: ForkProof) {
        let end = proof.key.seq;
        if let Some(log) = self.logs.get_mut(index as usize) {
            log.fork = Some(proof);
        }
        self.truncate(index, end);
        // Some may have waited for what never comes now.
        let waiting = std::mem::take(&mut self.waiting);
        for operation in waiting.by_missing.into_values().flatten() {
            if let Some(index) = self.index(&operation.log()) {
                let missing = self.missing(index, &operation);
                match missing {
                    Some(missing) => self.waiting.add(missing, operation),
                    None => {
                        // Taken when it is sent again; a fork is rare.
                    }
                }
            }
        }
    }

    /// Cuts a log off and puts everything that depends on its length right.
    fn truncate(&mut self, index: LogIndex, len: u64) {
        let Some(log) = self.logs.get_mut(index as usize) else { return };
        if log.len() <= len {
            log.stored = log.stored.min(len);
            return;
        }
        log.entries.truncate(usize::try_from(len).unwrap_or(usize::MAX));
        log.stored = log.stored.min(len);
        self.order.retain(|place| place.log != index || place.seq < len);
        self.frontier.clear();
        for place in self.order.clone() {
            let Some(operation) = self.operation(place) else { continue };
            let depth = self.depth(place.log, &operation);
            if let Some(log) = self.logs.get_mut(place.log as usize)
                && let Some(entry) = log.entries.get_mut(usize::try_from(place.seq).unwrap_or(usize::MAX))
            {
                entry.depth = depth;
            }
            self.advance_frontier(place, operation.seen());
        }
    }

    /// So many operations of this log are stored.
    pub(crate) fn set_stored(&mut self, index: LogIndex, stored: u64) {
        if let Some(log) = self.logs.get_mut(index as usize) {
            log.stored = log.stored.max(stored.min(log.entries.len() as u64));
        }
    }

    /// Takes what a store gave, in whatever order. What has lost something it depends on stays out until others bring it; only our
    /// own operations go in without, for their numbers must not be given again. Also answers what stayed out.
    pub(crate) fn restore(&mut self, operations: &[Vec<u8>], me: PeerId) -> (Vec<Place>, Vec<OperationKey>) {
        let mut restoring = Restoring::default();
        restoring.add(&self.room_id, operations);
        let mut taken = Vec::with_capacity(operations.len());
        while let Some(places) = self.restore_next(&mut restoring, me) {
            taken.extend(places);
        }
        (taken, self.restored(restoring))
    }

    /// Takes the next of what a store gave; nothing once all of it was looked at.
    pub(crate) fn restore_next(&mut self, restoring: &mut Restoring, me: PeerId) -> Option<Vec<Place>> {
        if let Some(operation) = restoring.next() {
            self.waiting.unbounded = true;
            let key = operation.key();
            return Some(match self.insert(operation) {
                Inserted::Taken(places) => places,
                _ => {
                    restoring.not_taken.push(key);
                    Vec::new()
                }
            });
        }
        let operation = self.next_own(me)?;
        let index = self.index(&operation.log())?;
        let place = self.take(index, &operation);
        self.incomplete.push(place);
        Some(self.wake(place))
    }

    /// All of it was taken: everything that is here is stored. Answers what stayed out.
    pub(crate) fn restored(&mut self, restoring: Restoring) -> Vec<OperationKey> {
        self.waiting = Waiting::default();
        for log in &mut self.logs {
            log.stored = log.entries.len() as u64;
        }
        let here = |key: &OperationKey| self.find(&key.log()).is_some_and(|log| log.len() > key.seq);
        restoring.not_taken.into_iter().filter(|key| !here(key)).collect()
    }

    /// An own operation that waits for others and would be the next of its log.
    fn next_own(&self, me: PeerId) -> Option<Operation> {
        let waiting = self.waiting.by_missing.values().flatten();
        let mut own = waiting.filter(|operation| operation.key().author == me);
        own.find(|operation| self.index(&operation.log()).is_some_and(|index| self.follows(index, operation)))
            .cloned()
    }

    /// Everything an operation's author had seen, itself included, rebuilt from the deltas that operations carry.
    pub(crate) fn clock_of(&self, key: &OperationKey) -> VectorClock {
        let mut clock = VectorClock::default();
        self.extend_clock(&mut clock, key);
        clock
    }

    /// Adds everything an operation's author had seen to such a clock. Answers whether all of it is here: some may be cut off by a fork.
    pub(crate) fn extend_clock(&self, clock: &mut VectorClock, key: &OperationKey) -> bool {
        let mut whole = true;
        let mut todo = vec![key.clone()];
        while let Some(key) = todo.pop() {
            let id = key.log();
            let Some(index) = self.index(&id) else { continue };
            // What a fork cut off, or nobody ever wrote, is not counted.
            let len = self.log(index).map_or(0, Log::len);
            let below = len.min(key.seq.saturating_add(1));
            whole &= key.seq < len;
            let from = clock.count(&id);
            clock.raise(&id, below);
            for seq in from..below {
                if let Some(operation) = self.operation(Place { log: index, seq }) {
                    todo.extend(
                        operation.seen().iter().filter(|seen| clock.count(&seen.log()) <= seen.seq).cloned(),
                    );
                }
            }
        }
        whole
    }

    fn index_or_new(&mut self, id: &LogId) -> Option<LogIndex> {
        if let Some(index) = self.ids.get(id) {
            return Some(*index);
        }
        let first = LogId { author: id.author, stream: Stream::before_all() };
        let streams = self.ids.range(first..).take_while(|(log, _)| log.author == id.author).count();
        if self.logs.len() >= LOGS_MAX || streams >= STREAMS_MAX {
            return None;
        }
        let index = LogIndex::try_from(self.logs.len()).ok()?;
        self.ids.insert(id.clone(), index);
        self.logs.push(Log { id: id.clone(), entries: Vec::new(), stored: 0, fork: None });
        Some(index)
    }
}

/// What a store gave, on its way in: first all of it is added, then it is taken.
#[derive(Debug, Default)]
pub(crate) struct Restoring {
    added: Vec<Operation>,
    next: Option<std::vec::IntoIter<Operation>>,
    /// What had to wait, or cannot be taken.
    not_taken: Vec<OperationKey>,
}

impl Restoring {
    /// Adds encoded operations; what is none is passed over.
    pub(crate) fn add(&mut self, room_id: &str, operations: &[Vec<u8>]) {
        let decoded = operations.iter().filter_map(|bytes| Operation::decode(bytes, room_id).ok());
        self.added.extend(decoded);
    }

    fn next(&mut self) -> Option<Operation> {
        let added = &mut self.added;
        let next = self.next.get_or_insert_with(|| {
            // Few have to wait then.
            added.small_sort_by(Operation::by_clock);
            std::mem::take(added).into_iter()
        });
        next.next()
    }
}

impl Waiting {
    fn add(&mut self, missing: OperationKey, operation: Operation) {
        let len = operation.encode().len();
        if !self.unbounded && (self.keys.len() >= WAITING_MAX || self.len + len > WAITING_LEN_MAX) {
            // Somebody who has them sends them again, in an order that needs no waiting.
            *self = Self::default();
        }
        if self.keys.insert(operation.key()) {
            self.len += len;
            self.by_missing.entry(missing).or_default().push(operation);
        }
    }

    fn take(&mut self, arrived: &OperationKey) -> Vec<Operation> {
        let operations = self.by_missing.remove(arrived).unwrap_or_default();
        for operation in &operations {
            self.keys.remove(&operation.key());
            self.len = self.len.saturating_sub(operation.encode().len());
        }
        operations
    }
}

#[cfg(test)]
mod tests;
