//! [`Storage`] on IndexedDB.
//!
//! Requests of a transaction are made one after another, and only its end is awaited; then all answers are there. The one exceptions are
//! the identity and a contact that is met, which are looked for first. Anything but the browser's answers, awaited in a transaction, would end it before its time.

use std::fmt;

use indexed_db_futures::transaction::Transaction;
use js_sys::Array;
use room::{
    Changes, Contact, PeerId, Storage, StorageError, StoredIdentity, StoredRoom, StoredRoomEntry, UserId,
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbObjectStore, IdbRequest};

use crate::connection::{CONTACTS, Connection, FORKS, IDENTITY, OPS, OUTBOX, ROOMS, SETTINGS};
use crate::record;
use crate::sealer::Sealer;

/// Operations read at once: some milliseconds of a page's time.
const PART: u32 = 2_000;

/// The key of the one record of `identity`.
const DEVICE: &str = "device";

/// The browser's own database. Two tabs share it; each has a connection of its own, which is closed when this is dropped.
pub struct IndexedDbStorage {
    pub(crate) connection: Connection,
    pub(crate) sealer: Sealer,
}

impl IndexedDbStorage {
    /// Opens a database and upgrades it if an older page made it. Which one is for [`crate::look`] to say.
    pub(crate) async fn open_with(name: &str, sealer: Sealer) -> Result<Self, StorageError> {
        Ok(Self { connection: Connection::open(name).await?, sealer })
    }

    /// Opens the database `name` of a device without a vault. Tests have one each.
    pub async fn open_named(name: &str) -> Result<Self, StorageError> {
        Self::open_with(name, Sealer::Off).await
    }

    /// Closes the connection; what is asked for afterwards is [`StorageError::Gone`].
    pub fn close(&self) {
        self.connection.close();
    }

    /// Runs `callback` once, when the connection is gone: another tab upgrades or deletes the database, or the browser closed it. Now, if
    /// that has happened. Another callback replaces one that has not run.
    pub fn on_gone(&self, callback: impl FnOnce() + 'static) {
        self.connection.on_gone(Box::new(callback));
    }

    /// The records of `keys`, all at once.
    fn ask(
        &self,
        store: &IdbObjectStore,
        keys: Result<JsValue, JsValue>,
    ) -> Result<IdbRequest, StorageError> {
        keys.and_then(|keys| store.get_all_with_key(&keys)).map_err(|e| self.connection.thrown(e))
    }

    /// What is stored of a room in one store, with its keys.
    fn ask_room(&self, of: &Transaction<'_>, store: &str, room_id: &str) -> Result<Asked, StorageError> {
        let store = self.connection.store(of, store)?;
        let keys = record::of_room(room_id).and_then(|keys| store.get_all_keys_with_key(&keys));
        let keys = keys.map_err(|e| self.connection.thrown(e))?;
        Ok(Asked { keys, records: self.ask(&store, record::of_room(room_id))? })
    }

    /// Operations of a room, [`PART`] at most, from the first after a key on.
    async fn part(&self, room_id: &str, after: Option<&JsValue>) -> Result<Shelf, StorageError> {
        let transaction = self.connection.read(&[OPS])?;
        let store = self.connection.store(&transaction, OPS)?;
        let range =
            after.map_or_else(|| record::of_room(room_id), |after| record::of_room_after(room_id, after));
        let asked = range.and_then(|range| {
            let keys = store.get_all_keys_with_key_and_limit(&range, PART)?;
            Ok(Asked { keys, records: store.get_all_with_key_and_limit(&range, PART)? })
        });
        let asked = asked.map_err(|e| self.connection.thrown(e))?;
        self.connection.finish(transaction).await?;
        self.answered(asked).await
    }

    /// Reads what is stored of a room beside its operations, once the transaction is complete.
    async fn beside(&self, room_id: &str, asked: Beside) -> Result<StoredRoom, StorageError> {
        let mut room = StoredRoom::default();
        let outbox = self.answered(asked.outbox).await?;
        outbox.in_order(&self.sealer, OUTBOX, &mut |author, key, value| {
            room.outbox.push(record::outbox_entry(author, key, &value)?);
            Ok(())
        })?;
        let forks = self.answered(asked.forks).await?;
        forks.in_order(&self.sealer, FORKS, &mut |author, key, value| {
            room.forks.push(record::fork(author, key, &value)?);
            Ok(())
        })?;
        let marks = self.connection.list(&asked.marks).await?.get(0);
        if !marks.is_undefined() {
            let marks = self.sealer.open(ROOMS, &record::marks_key(room_id), marks)?;
            room.marks = Some(record::from_bytes(marks)?);
        }
        Ok(room)
    }

    fn ask_beside(&self, of: &Transaction<'_>, room_id: &str) -> Result<Beside, StorageError> {
        Ok(Beside {
            outbox: self.ask_room(of, OUTBOX, room_id)?,
            forks: self.ask_room(of, FORKS, room_id)?,
            marks: self.ask(&self.connection.store(of, ROOMS)?, Ok(record::marks_key(room_id)))?,
        })
    }

    /// The answers, once the transaction is complete.
    async fn answered(&self, asked: Asked) -> Result<Shelf, StorageError> {
        let keys = self.connection.list(&asked.keys).await?;
        Ok(Shelf { keys, records: self.connection.list(&asked.records).await? })
    }

    // A request that fails later takes its transaction back, and `Connection::finish` says why.

    /// Every record goes through here, and with a vault is sealed here.
    pub(crate) fn put(
        &self,
        store: &IdbObjectStore,
        key: &JsValue,
        record: &JsValue,
    ) -> Result<(), StorageError> {
        let record = self.sealer.close(&store.name(), key, record)?;
        store.put_with_key(&record, key).map(drop).map_err(|e| self.connection.thrown(e))
    }

    fn delete(&self, store: &IdbObjectStore, keys: Result<JsValue, JsValue>) -> Result<(), StorageError> {
        keys.and_then(|keys| store.delete(&keys)).map(drop).map_err(|e| self.connection.thrown(e))
    }

    async fn put_one(&self, store: &str, key: &str, record: JsValue) -> Result<(), StorageError> {
        let transaction = self.connection.write(&[store], true)?;
        self.put(&self.connection.store(&transaction, store)?, &key.into(), &record)?;
        self.connection.finish(transaction).await
    }

    /// Makes the requests of a commit, if there are any.
    fn write(&self, room_id: &str, changes: &Changes) -> Result<Option<Transaction<'_>>, StorageError> {
        let Changes { operations, forget, outbox, outbox_done, forks, marks, tail, strict } = changes;
        let mut stores = Vec::new();
        let mut needs = |store, needed: bool| {
            if needed {
                stores.push(store);
            }
        };
        needs(OPS, !operations.is_empty() || !forget.is_empty());
        needs(OUTBOX, !outbox.is_empty() || !outbox_done.is_empty());
        needs(FORKS, !forks.is_empty());
        needs(ROOMS, marks.is_some() || tail.is_some());
        if stores.is_empty() {
            return Ok(None);
        }
        let transaction = self.connection.write(&stores, *strict)?;
        for name in stores {
            let store = self.connection.store(&transaction, name)?;
            match name {
                OPS => {
                    for key in forget {
                        self.delete(&store, Ok(record::operation_key(room_id, key)?))?;
                    }
                    for (key, operation) in operations {
                        let key = record::operation_key(room_id, key)?;
                        self.put(&store, &key, &record::bytes(operation))?;
                    }
                }
                OUTBOX => {
                    for entry in outbox {
                        let key = record::operation_key(room_id, &entry.key)?;
                        self.put(&store, &key, &record::outbox_value(entry))?;
                    }
                    for key in outbox_done {
                        self.delete(&store, Ok(record::operation_key(room_id, key)?))?;
                    }
                }
                FORKS => {
                    for fork in forks {
                        self.put(&store, &record::log_key(room_id, &fork.key), &record::fork_value(fork))?;
                    }
                }
                _ => {
                    if let Some(marks) = marks {
                        self.put(&store, &record::marks_key(room_id), &record::bytes(marks))?;
                    }
                    if let Some(tail) = tail {
                        self.put(&store, &record::tail_key(room_id), &record::bytes(tail))?;
                    }
                }
            }
        }
        Ok(Some(transaction))
    }
}

impl fmt::Debug for IndexedDbStorage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IndexedDbStorage")
    }
}

impl Storage for IndexedDbStorage {
    async fn identity(&self, fresh: StoredIdentity) -> Result<StoredIdentity, StorageError> {
        let transaction = self.connection.write(&[IDENTITY], true)?;
        let found = self.connection.one(&transaction, IDENTITY, DEVICE).await?;
        if let Some(found) = found {
            return record::identity(&self.sealer.open(IDENTITY, &DEVICE.into(), found)?);
        }
        let store = self.connection.store(&transaction, IDENTITY)?;
        self.put(&store, &DEVICE.into(), &record::identity_value(&fresh))?;
        self.connection.finish(transaction).await?;
        Ok(fresh)
    }

    async fn set_identity(&self, identity: &StoredIdentity) -> Result<(), StorageError> {
        self.put_one(IDENTITY, DEVICE, record::identity_value(identity)).await
    }

    async fn rooms(&self) -> Result<Vec<StoredRoomEntry>, StorageError> {
        let transaction = self.connection.read(&[ROOMS])?;
        let store = self.connection.store(&transaction, ROOMS)?;
        let keys = record::room_entries().and_then(|range| store.get_all_keys_with_key(&range));
        let keys = keys.map_err(|e| self.connection.thrown(e))?;
        let entries = self.ask(&store, record::room_entries())?;
        self.connection.finish(transaction).await?;
        let mut rooms: Vec<StoredRoomEntry> = Vec::new();
        let (keys, entries) = (self.connection.list(&keys).await?, self.connection.list(&entries).await?);
        for (key, value) in keys.iter().zip(entries.iter()) {
            let entry = record::entry(&self.sealer.open(ROOMS, &key, value)?)?;
            let at = rooms.partition_point(|room| room.entered_unix_ms >= entry.entered_unix_ms);
            rooms.insert(at, entry);
        }
        Ok(rooms)
    }

    async fn keep_room(&self, entry: &StoredRoomEntry) -> Result<(), StorageError> {
        self.put_one(ROOMS, &entry.room_id, record::entry_value(entry)).await
    }

    async fn note_room(&self, room_id: &str, change: &dyn Fn(&[u8]) -> Vec<u8>) -> Result<(), StorageError> {
        let transaction = self.connection.write(&[ROOMS], false)?;
        if let Some(found) = self.connection.one(&transaction, ROOMS, room_id).await? {
            let found = record::entry(&self.sealer.open(ROOMS, &room_id.into(), found)?)?;
            let notes = change(&found.notes);
            let noted = record::entry_value(&StoredRoomEntry { notes, ..found });
            self.put(&self.connection.store(&transaction, ROOMS)?, &room_id.into(), &noted)?;
        }
        self.connection.finish(transaction).await
    }

    async fn load(&self, room_id: &str) -> Result<StoredRoom, StorageError> {
        let transaction = self.connection.read(&[OPS, OUTBOX, FORKS, ROOMS])?;
        let operations = self.ask_room(&transaction, OPS, room_id)?;
        let beside = self.ask_beside(&transaction, room_id)?;
        self.connection.finish(transaction).await?;
        let operations = self.answered(operations).await?;
        let mut room = self.beside(room_id, beside).await?;
        operations.in_order(&self.sealer, OPS, &mut |_, _, value| {
            room.operations.push(record::from_bytes(value)?);
            Ok(())
        })?;
        Ok(room)
    }

    async fn tail(&self, room_id: &str) -> Result<Option<Vec<u8>>, StorageError> {
        let transaction = self.connection.read(&[ROOMS])?;
        let key = record::tail_key(room_id);
        let asked = self.ask(&self.connection.store(&transaction, ROOMS)?, Ok(key.clone()))?;
        self.connection.finish(transaction).await?;
        let tail = self.connection.list(&asked).await?.get(0);
        if tail.is_undefined() {
            return Ok(None);
        }
        record::from_bytes(self.sealer.open(ROOMS, &key, tail)?).map(Some)
    }

    async fn load_in_parts(
        &self,
        room_id: &str,
        mut take: impl AsyncFnMut(Vec<Vec<u8>>),
    ) -> Result<(), StorageError> {
        let mut after: Option<JsValue> = None;
        loop {
            let Shelf { keys, records } = self.part(room_id, after.as_ref()).await?;
            let mut operations = Vec::with_capacity(keys.length() as usize);
            for at in 0..keys.length() {
                let record = self.sealer.open(OPS, &keys.get(at), records.get(at))?;
                operations.push(record::from_bytes(record)?);
            }
            take(operations).await;
            if keys.length() < PART {
                return Ok(());
            }
            after = Some(keys.get(keys.length() - 1));
        }
    }

    async fn load_beside(&self, room_id: &str) -> Result<StoredRoom, StorageError> {
        let transaction = self.connection.read(&[OUTBOX, FORKS, ROOMS])?;
        let asked = self.ask_beside(&transaction, room_id)?;
        self.connection.finish(transaction).await?;
        self.beside(room_id, asked).await
    }

    async fn commit(&self, room_id: &str, changes: &Changes) -> Result<(), StorageError> {
        match self.write(room_id, changes)? {
            Some(transaction) => self.connection.finish(transaction).await,
            None => Ok(()),
        }
    }

    async fn setting(&self, name: &str) -> Result<Option<String>, StorageError> {
        let transaction = self.connection.read(&[SETTINGS])?;
        let found = self.connection.one(&transaction, SETTINGS, name).await?;
        let opened = found.map(|found| self.sealer.open(SETTINGS, &name.into(), found)).transpose()?;
        opened.map(|value| value.as_string().ok_or_else(record::damaged)).transpose()
    }

    async fn set_setting(&self, name: &str, value: Option<&str>) -> Result<(), StorageError> {
        if let Some(value) = value {
            return self.put_one(SETTINGS, name, value.into()).await;
        }
        let transaction = self.connection.write(&[SETTINGS], true)?;
        self.delete(&self.connection.store(&transaction, SETTINGS)?, Ok(name.into()))?;
        self.connection.finish(transaction).await
    }

    async fn forget_room(&self, room_id: &str) -> Result<(), StorageError> {
        let stores = [OPS, OUTBOX, FORKS, ROOMS];
        let transaction = self.connection.write(&stores, true)?;
        for name in stores {
            let store = self.connection.store(&transaction, name)?;
            self.delete(&store, record::of_room(room_id))?;
            // An entry has the id alone as its key; elsewhere nothing has.
            self.delete(&store, Ok(room_id.into()))?;
        }
        self.connection.finish(transaction).await
    }

    async fn contacts(&self) -> Result<Vec<Contact>, StorageError> {
        let transaction = self.connection.read(&[CONTACTS])?;
        let store = self.connection.store(&transaction, CONTACTS)?;
        let keys = store.get_all_keys().map_err(|e| self.connection.thrown(e))?;
        let records = store.get_all().map_err(|e| self.connection.thrown(e))?;
        self.connection.finish(transaction).await?;
        let (keys, records) = (self.connection.list(&keys).await?, self.connection.list(&records).await?);
        let mut contacts: Vec<Contact> = Vec::new();
        for (key, value) in keys.iter().zip(records.iter()) {
            let opened = self.sealer.open(CONTACTS, &key, value)?;
            if let Some(contact) = record::contact(&key, opened) {
                let place = contacts.partition_point(|other| other.user < contact.user);
                contacts.insert(place, contact);
            }
        }
        Ok(contacts)
    }

    async fn meet_contact(&self, contact: &Contact) -> Result<Contact, StorageError> {
        let transaction = self.connection.write(&[CONTACTS], false)?;
        let key = contact.user.to_string();
        let found = self.connection.one(&transaction, CONTACTS, &key).await?;
        let found = found.map(|found| self.sealer.open(CONTACTS, &key.as_str().into(), found)).transpose()?;
        let known = found.and_then(|record| record::contact(&key.as_str().into(), record));
        let met = known.map_or_else(|| contact.clone(), |known| known.met_again(contact));
        let store = self.connection.store(&transaction, CONTACTS)?;
        self.put(&store, &key.into(), &record::bytes(&met.encode()))?;
        self.connection.finish(transaction).await?;
        Ok(met)
    }

    async fn keep_contact(&self, contact: &Contact) -> Result<(), StorageError> {
        self.put_one(CONTACTS, &contact.user.to_string(), record::bytes(&contact.encode())).await
    }

    async fn forget_contact(&self, user: UserId) -> Result<(), StorageError> {
        let transaction = self.connection.write(&[CONTACTS], false)?;
        let store = self.connection.store(&transaction, CONTACTS)?;
        self.delete(&store, Ok(user.to_string().into()))?;
        self.connection.finish(transaction).await
    }
}

/// Requests for what is stored of a room beside its operations.
struct Beside {
    outbox: Asked,
    forks: Asked,
    marks: IdbRequest,
}

/// Requests for what is stored of a room in one store.
struct Asked {
    keys: IdbRequest,
    records: IdbRequest,
}

/// What is stored of a room in one store: keys and records in the browser's order.
struct Shelf {
    keys: Array,
    records: Array,
}

impl Shelf {
    /// Hands out each record, opened, with its author and key, in order of author, stream and number.
    fn in_order(
        &self,
        sealer: &Sealer,
        store: &str,
        take: &mut dyn FnMut(PeerId, &Array, JsValue) -> Result<(), StorageError>,
    ) -> Result<(), StorageError> {
        let (keys, records) = (&self.keys, &self.records);
        // Records of one author stand together and are sorted; only the authors are not where they belong.
        let mut authors: Vec<(PeerId, u32, u32)> = Vec::new();
        for at in 0..keys.length() {
            let author = record::author_of(keys.get(at).unchecked_ref())?;
            match authors.binary_search_by(|(other, ..)| other.cmp(&author)) {
                Ok(known) => authors[known].2 = at + 1,
                Err(place) => authors.insert(place, (author, at, at + 1)),
            }
        }
        for (author, from, to) in authors {
            for at in from..to {
                let key = keys.get(at);
                let record = sealer.open(store, &key, records.get(at))?;
                take(author, key.unchecked_ref(), record)?;
            }
        }
        Ok(())
    }
}
