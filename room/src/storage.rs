//! What a driver stores for the engine, and how a store must behave.
//!
//! The engine asks with [`Changes`]; the driver commits them in one transaction and answers once they are safe. [`Storage`]
//! is implemented by [`MemoryStorage`] here and by IndexedDB in `storage`; both run the same acceptance suite, [`acceptance`].

use std::future::Future;

use serde::{Deserialize, Serialize};

use crate::{Contact, PeerId, Stream, UserId};

#[cfg(any(test, feature = "testing"))]
pub mod acceptance;
mod memory;

pub use memory::MemoryStorage;

/// Which operation: whose, in which stream, its number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OperationKey {
    /// Whose.
    pub author: PeerId,
    /// In which stream.
    pub stream: Stream,
    /// 0-based.
    pub seq: u64,
}

/// Two operations of one author with one number: proof that the author signed two histories. As encoded operations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForkProof {
    /// Whose log, in which stream, and where it parts.
    pub key: OperationKey,
    /// One of the two.
    pub first: Vec<u8>,
    /// The other.
    pub second: Vec<u8>,
}

/// An own operation that no other peer is known to have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutboxEntry {
    /// Which.
    pub key: OperationKey,
    /// Whether the person was told that it does not get on.
    pub attention: bool,
}

/// What to write, all of it or nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Encoded operations. One that is there already is replaced.
    pub operations: Vec<(OperationKey, Vec<u8>)>,
    /// Operations to forget: own ones that could not be stored with the rest and never left this page.
    pub forget: Vec<OperationKey>,
    /// Outbox entries to write; one that is there already is replaced.
    pub outbox: Vec<OutboxEntry>,
    /// Outbox entries to remove; one that is not there is no error.
    pub outbox_done: Vec<OperationKey>,
    /// Fork proofs; one for the same author and stream is replaced.
    pub forks: Vec<ForkProof>,
    /// The engine's own notes about the room (who has and has read what), opaque to the store.
    pub marks: Option<Vec<u8>>,
    /// The newest messages as they are shown, see [`crate::encode_tail`]; opaque to the store.
    pub tail: Option<Vec<u8>>,
    /// Whether the person waits for this to be safe: own operations. Asks for strict durability.
    pub strict: bool,
}

impl Changes {
    /// Whether there is nothing to write.
    pub fn is_empty(&self) -> bool {
        self.operations.is_empty()
            && self.forget.is_empty()
            && self.outbox.is_empty()
            && self.outbox_done.is_empty()
            && self.forks.is_empty()
            && self.marks.is_none()
            && self.tail.is_none()
    }

    /// Adds what came later: one transaction then does for both.
    pub fn append(&mut self, later: Self) {
        // What a later change forgets must not be written by an earlier one of the same transaction, and the other way round.
        self.operations.retain(|(key, _)| !later.forget.contains(key));
        self.forget.retain(|key| !later.operations.iter().any(|(written, _)| written == key));
        self.outbox.retain(|entry| !later.outbox_done.contains(&entry.key));
        self.outbox_done.retain(|key| !later.outbox.iter().any(|entry| entry.key == *key));
        self.operations.extend(later.operations);
        self.forget.extend(later.forget);
        self.outbox.extend(later.outbox);
        self.outbox_done.extend(later.outbox_done);
        self.forks.extend(later.forks);
        self.marks = later.marks.or(self.marks.take());
        self.tail = later.tail.or(self.tail.take());
        self.strict |= later.strict;
    }
}

/// Everything stored of one room.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredRoom {
    /// Encoded operations, in order of their keys.
    pub operations: Vec<Vec<u8>>,
    /// The outbox, in order of the keys.
    pub outbox: Vec<OutboxEntry>,
    /// Fork proofs, in order of author and stream.
    pub forks: Vec<ForkProof>,
    /// The engine's notes.
    pub marks: Option<Vec<u8>>,
}

/// Who this device is.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredIdentity {
    /// The user's root key: an Ed25519 seed.
    pub user_seed: [u8; 32],
    /// What the device's peer keys come from; of this device alone.
    pub device_seed: [u8; 32],
}

impl std::fmt::Debug for StoredIdentity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StoredIdentity(…)")
    }
}

/// A room this device has been in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredRoomEntry {
    /// The room's id.
    pub room_id: String,
    /// The fragment of its link, which leads back to it; as secret as the room.
    pub fragment: String,
    /// When it was last entered, Unix milliseconds.
    pub entered_unix_ms: u64,
    /// Which of the device's keys for the room its tabs have, see [`crate::PeerSecret::derive`]: another after it was forgotten, for a key
    /// that lost its log would sign a second history. 0 where older pages entered. Not in an export.
    #[serde(skip)]
    pub turn: u32,
    /// What this device notes about it, see [`crate::RoomNotes`]; empty for nothing. Not in an export.
    #[serde(skip)]
    pub notes: Vec<u8>,
}

impl std::fmt::Debug for StoredRoomEntry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("StoredRoomEntry").field("room_id", &self.room_id).finish_non_exhaustive()
    }
}

/// Why something was not stored or not read. The words are for the person.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    /// The browser has no store, or refuses it (private windows of some browsers do).
    #[error("this browser gives the page no storage ({0})")]
    Unavailable(String),
    /// The device or the browser's share of it is full.
    #[error("the browser's storage for this page is full")]
    QuotaExceeded,
    /// Another tab with an older page keeps the database from being upgraded.
    #[error("another tab holds an older version of the storage open; close the other tabs of this page")]
    Blocked,
    /// A newer page wrote the database.
    #[error("the storage was written by a newer version of this page; load the page again")]
    Newer,
    /// The database was closed or deleted while we used it.
    #[error("the storage of this page was deleted or closed by the browser")]
    Gone,
    /// A record does not open with the vault's key.
    #[error(transparent)]
    Sealed(#[from] crate::RecordRefused),
    /// Anything else, in the browser's words.
    #[error("the browser's storage failed: {0}")]
    Failed(String),
}

/// A durable store. Futures are not `Send`: a page has one thread.
pub trait Storage {
    /// The device's identity; `fresh` is stored and returned if there is none. Two tabs that ask at once get the same.
    fn identity(&self, fresh: StoredIdentity) -> impl Future<Output = Result<StoredIdentity, StorageError>>;

    /// Takes another identity from now on.
    fn set_identity(&self, identity: &StoredIdentity) -> impl Future<Output = Result<(), StorageError>>;

    /// The rooms this device has been in, newest first.
    fn rooms(&self) -> impl Future<Output = Result<Vec<StoredRoomEntry>, StorageError>>;

    /// Notes that a room was entered. One of the same id is replaced.
    fn keep_room(&self, entry: &StoredRoomEntry) -> impl Future<Output = Result<(), StorageError>>;

    /// Notes something else about a room: what `change` makes of what is noted, with nobody in between. One that is not known stays
    /// unknown.
    fn note_room(
        &self,
        room_id: &str,
        change: &dyn Fn(&[u8]) -> Vec<u8>,
    ) -> impl Future<Output = Result<(), StorageError>>;

    /// Everything stored of a room; empty for one that is not known.
    fn load(&self, room_id: &str) -> impl Future<Output = Result<StoredRoom, StorageError>>;

    /// The newest messages of a room as they were shown last; nothing where none were kept.
    fn tail(&self, room_id: &str) -> impl Future<Output = Result<Option<Vec<u8>>, StorageError>>;

    /// The operations of a room in parts, in whatever order, so that nobody is held up by a long log. `take` gets each part in its turn. What is stored meanwhile may be among them or not.
    fn load_in_parts(
        &self,
        room_id: &str,
        take: impl AsyncFnMut(Vec<Vec<u8>>),
    ) -> impl Future<Output = Result<(), StorageError>>;

    /// Everything stored of a room but its operations.
    fn load_beside(&self, room_id: &str) -> impl Future<Output = Result<StoredRoom, StorageError>>;

    /// Writes all of `changes` or nothing; safe once it answers.
    fn commit(&self, room_id: &str, changes: &Changes) -> impl Future<Output = Result<(), StorageError>>;

    /// A setting of this device, as its owner wrote it; `None` if it was never set.
    fn setting(&self, name: &str) -> impl Future<Output = Result<Option<String>, StorageError>>;

    /// Keeps a setting, or forgets it.
    fn set_setting(&self, name: &str, value: Option<&str>) -> impl Future<Output = Result<(), StorageError>>;

    /// Forgets a room with everything in it.
    fn forget_room(&self, room_id: &str) -> impl Future<Output = Result<(), StorageError>>;

    /// What this device knows of other users, in order of their ids. A record that cannot be read is passed over.
    fn contacts(&self) -> impl Future<Output = Result<Vec<Contact>, StorageError>>;

    /// Notes that somebody was seen, by [`Contact::met_again`] if they are known, and returns what is known of them now. Two tabs that
    /// do so at once, or one of which verifies, lose nothing.
    fn meet_contact(&self, contact: &Contact) -> impl Future<Output = Result<Contact, StorageError>>;

    /// Writes a contact. One of the same user is replaced.
    fn keep_contact(&self, contact: &Contact) -> impl Future<Output = Result<(), StorageError>>;

    /// Forgets a contact; one that is not there is no error.
    fn forget_contact(&self, user: UserId) -> impl Future<Output = Result<(), StorageError>>;
}
