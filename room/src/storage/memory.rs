//! The store of simulations, and of pages whose browser has none.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::{
    Changes, ForkProof, OperationKey, OutboxEntry, Storage, StorageError, StoredIdentity, StoredRoom,
    StoredRoomEntry,
};
use crate::SmallSort;
use crate::{Contact, PeerId, Stream, UserId};

/// Keeps everything for as long as it lives.
#[derive(Debug, Default)]
pub struct MemoryStorage {
    identity: RefCell<Option<StoredIdentity>>,
    entries: RefCell<BTreeMap<String, StoredRoomEntry>>,
    rooms: RefCell<BTreeMap<String, RoomShelf>>,
    contacts: RefCell<BTreeMap<UserId, Contact>>,
    settings: RefCell<BTreeMap<String, String>>,
}

#[derive(Debug, Default)]
struct RoomShelf {
    operations: BTreeMap<OperationKey, Vec<u8>>,
    outbox: BTreeMap<OperationKey, OutboxEntry>,
    forks: BTreeMap<(PeerId, Stream), ForkProof>,
    marks: Option<Vec<u8>>,
    tail: Option<Vec<u8>>,
}

impl MemoryStorage {
    /// [`Storage::load`], which here takes no time.
    pub fn load_now(&self, room_id: &str) -> StoredRoom {
        let rooms = self.rooms.borrow();
        let Some(room) = rooms.get(room_id) else {
            return StoredRoom::default();
        };
        StoredRoom {
            operations: room.operations.values().cloned().collect(),
            outbox: room.outbox.values().cloned().collect(),
            forks: room.forks.values().cloned().collect(),
            marks: room.marks.clone(),
        }
    }

    /// [`Storage::commit`], which here takes no time and never fails.
    pub fn commit_now(&self, room_id: &str, changes: &Changes) {
        let mut rooms = self.rooms.borrow_mut();
        let room = rooms.entry(room_id.to_owned()).or_default();
        for key in &changes.forget {
            room.operations.remove(key);
        }
        room.operations.extend(changes.operations.iter().cloned());
        room.outbox.extend(changes.outbox.iter().map(|entry| (entry.key.clone(), entry.clone())));
        for key in &changes.outbox_done {
            room.outbox.remove(key);
        }
        for fork in &changes.forks {
            room.forks.insert((fork.key.author, fork.key.stream.clone()), fork.clone());
        }
        if changes.marks.is_some() {
            room.marks.clone_from(&changes.marks);
        }
        if changes.tail.is_some() {
            room.tail.clone_from(&changes.tail);
        }
    }
}

impl Storage for MemoryStorage {
    async fn identity(&self, fresh: StoredIdentity) -> Result<StoredIdentity, StorageError> {
        Ok(self.identity.borrow_mut().get_or_insert(fresh).clone())
    }

    async fn set_identity(&self, identity: &StoredIdentity) -> Result<(), StorageError> {
        self.identity.replace(Some(identity.clone()));
        Ok(())
    }

    async fn rooms(&self) -> Result<Vec<StoredRoomEntry>, StorageError> {
        let mut rooms: Vec<_> = self.entries.borrow().values().cloned().collect();
        rooms.small_sort_by_key(|room| std::cmp::Reverse(room.entered_unix_ms));
        Ok(rooms)
    }

    async fn keep_room(&self, entry: &StoredRoomEntry) -> Result<(), StorageError> {
        self.entries.borrow_mut().insert(entry.room_id.clone(), entry.clone());
        Ok(())
    }

    async fn note_room(&self, room_id: &str, change: &dyn Fn(&[u8]) -> Vec<u8>) -> Result<(), StorageError> {
        if let Some(entry) = self.entries.borrow_mut().get_mut(room_id) {
            entry.notes = change(&entry.notes);
        }
        Ok(())
    }

    async fn load(&self, room_id: &str) -> Result<StoredRoom, StorageError> {
        Ok(self.load_now(room_id))
    }

    async fn tail(&self, room_id: &str) -> Result<Option<Vec<u8>>, StorageError> {
        Ok(self.rooms.borrow().get(room_id).and_then(|room| room.tail.clone()))
    }

    async fn load_in_parts(
        &self,
        room_id: &str,
        mut take: impl AsyncFnMut(Vec<Vec<u8>>),
    ) -> Result<(), StorageError> {
        take(self.load_now(room_id).operations).await;
        Ok(())
    }

    async fn load_beside(&self, room_id: &str) -> Result<StoredRoom, StorageError> {
        Ok(StoredRoom { operations: Vec::new(), ..self.load_now(room_id) })
    }

    async fn commit(&self, room_id: &str, changes: &Changes) -> Result<(), StorageError> {
        self.commit_now(room_id, changes);
        Ok(())
    }

    async fn setting(&self, name: &str) -> Result<Option<String>, StorageError> {
        Ok(self.settings.borrow().get(name).cloned())
    }

    async fn set_setting(&self, name: &str, value: Option<&str>) -> Result<(), StorageError> {
        let mut settings = self.settings.borrow_mut();
        match value {
            Some(value) => settings.insert(name.to_owned(), value.to_owned()),
            None => settings.remove(name),
        };
        Ok(())
    }

    async fn forget_room(&self, room_id: &str) -> Result<(), StorageError> {
        self.entries.borrow_mut().remove(room_id);
        self.rooms.borrow_mut().remove(room_id);
        Ok(())
    }

    async fn contacts(&self) -> Result<Vec<Contact>, StorageError> {
        Ok(self.contacts.borrow().values().cloned().collect())
    }

    async fn meet_contact(&self, contact: &Contact) -> Result<Contact, StorageError> {
        let mut contacts = self.contacts.borrow_mut();
        let met =
            contacts.remove(&contact.user).map_or_else(|| contact.clone(), |known| known.met_again(contact));
        contacts.insert(contact.user, met.clone());
        Ok(met)
    }

    async fn keep_contact(&self, contact: &Contact) -> Result<(), StorageError> {
        self.contacts.borrow_mut().insert(contact.user, contact.clone());
        Ok(())
    }

    async fn forget_contact(&self, user: UserId) -> Result<(), StorageError> {
        self.contacts.borrow_mut().remove(&user);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn it_does_what_every_store_must() {
        futures_executor::block_on(crate::acceptance::all(async || MemoryStorage::default()));
    }
}
