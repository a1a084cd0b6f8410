//! Who has stored and who has read what we wrote, and how far the person here has read: vectors, compared when shown.
//!
//! Kept with the room, so that a reload still knows. What others claim is cut to what there is.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{LOGS_MAX, LogId, POLLS_MAX, PeerId, Thread, UserId, presence::LastSeen};

/// First byte of the stored form.
const VERSION: u8 = 4;
/// Peers remembered: as many as a room may have logs.
const PEERS_MAX: usize = 4_096;
/// Threads whose place is remembered: a private one with each, and as many channels and polls as a room may have.
const THREADS_MAX: usize = PEERS_MAX + 256 + POLLS_MAX;

/// For each log a number of operations.
pub(crate) type Vector = BTreeMap<LogId, u64>;

/// Receipts of one room.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Receipts {
    /// What each peer has stored of our logs.
    have: BTreeMap<PeerId, Vector>,
    /// What the person at each peer has read of our logs.
    read: BTreeMap<PeerId, Vector>,
    /// The same of single threads, where it is further than that.
    read_in: BTreeMap<(PeerId, Thread), Vector>,
    /// What the person here has read of all logs, in the room itself.
    mine: Vector,
    /// The same of each thread beside it.
    threads: BTreeMap<Thread, Vector>,
    /// The same of every thread, as far as the others may know.
    told: BTreeMap<Thread, Vector>,
    /// When the others were there.
    pub(crate) seen: LastSeen,
}

/// The stored form before it was kept when people were there, and before the others might know less than the person had read.
#[derive(Deserialize)]
struct Version3 {
    have: BTreeMap<PeerId, Vector>,
    read: BTreeMap<PeerId, Vector>,
    mine: Vector,
    threads: BTreeMap<Thread, Vector>,
}

/// The stored form before there were channels.
#[derive(Deserialize)]
struct Version2 {
    have: BTreeMap<PeerId, Vector>,
    read: BTreeMap<PeerId, Vector>,
    mine: Vector,
    threads: BTreeMap<UserId, Vector>,
}

/// The stored form before there were private messages.
#[derive(Deserialize)]
struct Version1 {
    have: BTreeMap<PeerId, Vector>,
    read: BTreeMap<PeerId, Vector>,
    mine: Vector,
}

impl Receipts {
    /// From the stored form; nothing, if that is not readable.
    pub(crate) fn decode(bytes: &[u8]) -> Self {
        match bytes.split_first() {
            Some((&VERSION, rest)) => postcard::from_bytes(rest).unwrap_or_default(),
            Some((3, rest)) => postcard::from_bytes(rest)
                .map(|Version3 { have, read, mine, threads }| Self {
                    have,
                    read,
                    mine,
                    threads,
                    ..Self::default()
                })
                .unwrap_or_default(),
            Some((2, rest)) => postcard::from_bytes::<Version2>(rest)
                .map(|Version2 { have, read, mine, threads }| {
                    let threads = threads.into_iter().map(|(user, read)| (Thread::Private(user), read));
                    Self { have, read, mine, threads: threads.collect(), ..Self::default() }
                })
                .unwrap_or_default(),
            Some((1, rest)) => postcard::from_bytes::<Version1>(rest)
                .map(|Version1 { have, read, mine }| Self { have, read, mine, ..Self::default() })
                .unwrap_or_default(),
            _ => Self::default(),
        }
    }

    /// To be stored.
    pub(crate) fn encode(&self) -> Vec<u8> {
        match postcard::to_extend(self, vec![VERSION]) {
            Ok(bytes) => bytes,
            Err(_) => unreachable!("numbers and strings always encode into a growing buffer"),
        }
    }

    /// `peer` has stored our log below `next`. Answers how far it was known to have it before, if that was less.
    pub(crate) fn has(&mut self, peer: PeerId, log: &LogId, next: u64) -> Option<u64> {
        raise(&mut self.have, peer, log, next)
    }

    /// The person at `peer` has read our log below `next`.
    pub(crate) fn has_read(&mut self, peer: PeerId, log: &LogId, next: u64) -> Option<u64> {
        let before = raise(&mut self.read, peer, log, next)?;
        self.read_in.retain(|(reader, _), vector| {
            if *reader == peer {
                vector.retain(|of, further| of != log || *further > next);
            }
            !vector.is_empty()
        });
        Some(before)
    }

    /// The person at `peer` has read what our log says in this thread below `next`.
    pub(crate) fn has_read_in(
        &mut self,
        peer: PeerId,
        thread: Thread,
        log: &LogId,
        next: u64,
    ) -> Option<u64> {
        let all = self.read.get(&peer).and_then(|vector| vector.get(log)).copied().unwrap_or_default();
        if next <= all {
            return None;
        }
        raise(&mut self.read_in, (peer, thread), log, next).map(|before| before.max(all))
    }

    /// Who has stored this operation of ours.
    pub(crate) fn holders(&self, log: &LogId, seq: u64) -> impl Iterator<Item = PeerId> {
        above(&self.have, log, seq)
    }

    /// At which peers this operation of ours was read, which says something in this thread. Some may be named twice.
    pub(crate) fn readers(&self, thread: Thread, log: &LogId, seq: u64) -> impl Iterator<Item = PeerId> {
        let in_thread = above(&self.read_in, log, seq).filter(move |(_, place)| *place == thread);
        above(&self.read, log, seq).chain(in_thread.map(|(peer, _)| peer))
    }

    /// How far the person here has read what was said in this thread by this log.
    pub(crate) fn mine(&self, thread: Thread, log: &LogId) -> u64 {
        let read = match thread {
            Thread::Room => Some(&self.mine),
            aside => self.threads.get(&aside),
        };
        read.and_then(|read| read.get(log)).copied().unwrap_or_default()
    }

    /// The person here has read what was said in this thread by this log below `next`. Answers whether that is new.
    pub(crate) fn i_read(&mut self, thread: Thread, log: &LogId, next: u64) -> bool {
        let news = next > self.mine(thread, log);
        if news {
            let read = match thread {
                Thread::Room => &mut self.mine,
                aside if self.threads.len() < THREADS_MAX || self.threads.contains_key(&aside) => {
                    self.threads.entry(aside).or_default()
                }
                _ => return false,
            };
            if read.len() >= LOGS_MAX && !read.contains_key(log) {
                return false;
            }
            read.insert(log.clone(), next);
        }
        news
    }

    /// The others may know that the person has read what this log says in this thread below `next`.
    pub(crate) fn may_know(&mut self, thread: Thread, log: &LogId, next: u64) {
        if self.told.len() >= THREADS_MAX && !self.told.contains_key(&thread) {
            return;
        }
        let told = self.told.entry(thread).or_default();
        if told.len() < LOGS_MAX || told.contains_key(log) {
            let told = told.entry(log.clone()).or_default();
            *told = next.max(*told);
        }
    }

    /// What the person has read, by thread, as far as the others may know.
    pub(crate) fn known(&self) -> impl Iterator<Item = (Thread, &LogId, u64)> {
        let of_thread = |(thread, read): (&Thread, _)| (*thread, read);
        self.told.iter().map(of_thread).flat_map(|(thread, read): (Thread, &Vector)| {
            read.iter().map(move |(log, next)| (thread, log, *next))
        })
    }

    /// Everything the person has read, by thread.
    pub(crate) fn all_mine(&self) -> impl Iterator<Item = (Thread, &Vector)> {
        std::iter::once((Thread::Room, &self.mine))
            .chain(self.threads.iter().map(|(thread, read)| (*thread, read)))
    }
}

fn raise<K: Ord>(vectors: &mut BTreeMap<K, Vector>, key: K, log: &LogId, next: u64) -> Option<u64> {
    if next == 0 || (vectors.len() >= PEERS_MAX && !vectors.contains_key(&key)) {
        return None;
    }
    let vector = vectors.entry(key).or_default();
    let before = vector.get(log).copied().unwrap_or_default();
    (next > before).then(|| {
        vector.insert(log.clone(), next);
        before
    })
}

fn above<K: Copy>(vectors: &BTreeMap<K, Vector>, log: &LogId, seq: u64) -> impl Iterator<Item = K> {
    vectors
        .iter()
        .filter(move |(_, vector)| vector.get(log).is_some_and(|next| *next > seq))
        .map(|(key, _)| *key)
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;
    use crate::Stream;

    const BO: UserId = UserId([2; 32]);

    fn log() -> LogId {
        LogId { author: PeerId([1; 32]), stream: Stream::main() }
    }

    #[test]
    fn what_older_pages_stored_is_read() {
        let vector = |next: u64| Vector::from([(log(), next)]);
        let nobody = BTreeMap::<PeerId, Vector>::new();
        let first = (&nobody, &nobody, vector(3));
        let receipts = Receipts::decode(&postcard::to_extend(&first, vec![1]).unwrap());
        assert_eq!(receipts.mine(Thread::Room, &log()), 3);
        let second = (&nobody, &nobody, vector(3), BTreeMap::from([(BO, vector(2))]));
        let mut receipts = Receipts::decode(&postcard::to_extend(&second, vec![2]).unwrap());
        assert_eq!(receipts.mine(Thread::Room, &log()), 3);
        assert_eq!(receipts.mine(Thread::Private(BO), &log()), 2);
        assert!(receipts.i_read(Thread::Private(BO), &log(), 4));
        assert!(!receipts.i_read(Thread::Private(BO), &log(), 4));
        assert_eq!(Receipts::decode(&receipts.encode()), receipts);
    }
}
