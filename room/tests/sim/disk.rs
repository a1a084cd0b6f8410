//! What a device has stored, and what it promised its person.

use std::collections::BTreeMap;

use room::{Changes, MemoryStorage, MessageId, OperationKey, PeerId};

/// A device's disk.
#[derive(Default)]
pub struct Disk {
    pub storage: MemoryStorage,
    /// Takes no more operations.
    pub full: bool,
    /// What was shown as saved, and its text.
    pub promised: BTreeMap<MessageId, String>,
    /// Which operations of each `main` log are there.
    have: BTreeMap<PeerId, Vec<bool>>,
}

impl Disk {
    /// A transaction is done.
    pub fn write(&mut self, room_id: &str, changes: &Changes) {
        for key in &changes.forget {
            *self.slot(key) = false;
        }
        for (key, _) in &changes.operations {
            *self.slot(key) = true;
        }
        self.storage.commit_now(room_id, changes);
    }

    fn slot(&mut self, key: &OperationKey) -> &mut bool {
        let log = self.have.entry(key.author).or_default();
        let seq = key.seq as usize;
        if log.len() <= seq {
            log.resize(seq + 1, false);
        }
        &mut log[seq]
    }

    pub fn has(&self, author: PeerId, seq: u64) -> bool {
        self.have.get(&author).is_some_and(|log| log.get(seq as usize) == Some(&true))
    }

    pub fn holds_below(&self, author: PeerId, next: u64) -> bool {
        (0..next).all(|seq| self.has(author, seq))
    }

    /// Everything of one author.
    pub fn of(&self, author: PeerId) -> impl Iterator<Item = u64> {
        let log = self.have.get(&author);
        (0..).zip(log.into_iter().flatten()).filter(|(_, have)| **have).map(|(seq, _)| seq)
    }
}
