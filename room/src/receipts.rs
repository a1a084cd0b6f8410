//! Who has stored and who has read what we wrote, and how far the person here has read: vectors, compared when shown.
//!
//! Kept with the room, so that a reload still knows. What others claim is cut to what there is.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{LogId, PeerId, UserId};

/// First byte of the stored form.
const VERSION: u8 = 2;
/// Peers remembered: as many as a room may have logs.
const PEERS_MAX: usize = 4_096;

/// For each log a number of operations.
type Vector = BTreeMap<LogId, u64>;

/// Receipts of one room.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Receipts {
    /// What each peer has stored of our logs.
    have: BTreeMap<PeerId, Vector>,
    /// What the person at each peer has read of our logs.
    read: BTreeMap<PeerId, Vector>,
    /// What the person here has read of all logs, in the room itself.
    mine: Vector,
    /// The same of what was said in private, by with whom.
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
            Some((1, rest)) => postcard::from_bytes::<Version1>(rest)
                .map(|Version1 { have, read, mine }| Self { have, read, mine, threads: BTreeMap::new() })
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
        raise(&mut self.read, peer, log, next)
    }

    /// Who has stored this operation of ours.
    pub(crate) fn holders(&self, log: &LogId, seq: u64) -> impl Iterator<Item = PeerId> {
        above(&self.have, log, seq)
    }

    /// At which peers it was read.
    pub(crate) fn readers(&self, log: &LogId, seq: u64) -> impl Iterator<Item = PeerId> {
        above(&self.read, log, seq)
    }

    /// How far the person here has read this log.
    pub(crate) fn mine(&self, log: &LogId) -> u64 {
        self.mine.get(log).copied().unwrap_or_default()
    }

    /// The person here has read the log below `next`. Answers whether that is new.
    pub(crate) fn i_read(&mut self, log: &LogId, next: u64) -> bool {
        let news = next > self.mine(log);
        if news {
            self.mine.insert(log.clone(), next);
        }
        news
    }

    /// How far the person here has read what was said in private with `with` in this log.
    pub(crate) fn mine_with(&self, with: UserId, log: &LogId) -> u64 {
        self.threads.get(&with).and_then(|read| read.get(log)).copied().unwrap_or_default()
    }

    /// The person here has read what was said in private with `with` in this log below `next`. Answers whether that is new.
    pub(crate) fn i_read_with(&mut self, with: UserId, log: &LogId, next: u64) -> bool {
        let news = next > self.mine_with(with, log);
        if news && (self.threads.len() < PEERS_MAX || self.threads.contains_key(&with)) {
            self.threads.entry(with).or_default().insert(log.clone(), next);
        }
        news
    }

    /// Everything the person here has read.
    pub(crate) fn all_mine(&self) -> impl Iterator<Item = (&LogId, u64)> {
        self.mine.iter().map(|(log, next)| (log, *next))
    }
}

fn raise(vectors: &mut BTreeMap<PeerId, Vector>, peer: PeerId, log: &LogId, next: u64) -> Option<u64> {
    if next == 0 || (vectors.len() >= PEERS_MAX && !vectors.contains_key(&peer)) {
        return None;
    }
    let vector = vectors.entry(peer).or_default();
    let before = vector.get(log).copied().unwrap_or_default();
    (next > before).then(|| {
        vector.insert(log.clone(), next);
        before
    })
}

fn above(vectors: &BTreeMap<PeerId, Vector>, log: &LogId, seq: u64) -> impl Iterator<Item = PeerId> {
    vectors
        .iter()
        .filter(move |(_, vector)| vector.get(log).is_some_and(|next| *next > seq))
        .map(|(peer, _)| *peer)
}
