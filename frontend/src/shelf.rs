//! Where this page stores things: IndexedDB, or memory where the browser gives no storage.
//!
//! Writes go out one after another; what comes while one is under way goes into the next together, so that a burst of operations
//! costs one transaction.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use room::{
    Changes, Contact, MemoryStorage, Storage, StorageError, StoredIdentity, StoredRoom, StoredRoomEntry,
    UserId,
};
use storage::IndexedDbStorage;
use wasm_bindgen_futures::spawn_local;

/// The page's store.
pub enum Shelf {
    /// Outlives the page.
    Durable(IndexedDbStorage),
    /// Lives as long as the page, and why.
    Memory(MemoryStorage, String),
}

impl Shelf {
    /// Why nothing outlives the page, if so.
    pub fn unavailable(&self) -> Option<&str> {
        match self {
            Self::Durable(_) => None,
            Self::Memory(_, reason) => Some(reason),
        }
    }
}

/// [`Storage`] of whichever it is.
impl Shelf {
    /// See [`Storage::identity`].
    pub async fn identity(&self, fresh: StoredIdentity) -> Result<StoredIdentity, StorageError> {
        match self {
            Self::Durable(storage) => storage.identity(fresh).await,
            Self::Memory(storage, _) => storage.identity(fresh).await,
        }
    }

    /// See [`Storage::set_identity`].
    pub async fn set_identity(&self, identity: &StoredIdentity) -> Result<(), StorageError> {
        match self {
            Self::Durable(storage) => storage.set_identity(identity).await,
            Self::Memory(storage, _) => storage.set_identity(identity).await,
        }
    }

    /// See [`Storage::rooms`].
    pub async fn rooms(&self) -> Result<Vec<StoredRoomEntry>, StorageError> {
        match self {
            Self::Durable(storage) => storage.rooms().await,
            Self::Memory(storage, _) => storage.rooms().await,
        }
    }

    /// See [`Storage::keep_room`].
    pub async fn keep_room(&self, entry: &StoredRoomEntry) -> Result<(), StorageError> {
        match self {
            Self::Durable(storage) => storage.keep_room(entry).await,
            Self::Memory(storage, _) => storage.keep_room(entry).await,
        }
    }

    /// See [`Storage::note_room`].
    pub async fn note_room(
        &self,
        room_id: &str,
        change: &dyn Fn(&[u8]) -> Vec<u8>,
    ) -> Result<(), StorageError> {
        match self {
            Self::Durable(storage) => storage.note_room(room_id, change).await,
            Self::Memory(storage, _) => storage.note_room(room_id, change).await,
        }
    }

    /// See [`Storage::forget_room`].
    pub async fn forget_room(&self, room_id: &str) -> Result<(), StorageError> {
        match self {
            Self::Durable(storage) => storage.forget_room(room_id).await,
            Self::Memory(storage, _) => storage.forget_room(room_id).await,
        }
    }

    /// See [`Storage::load`].
    pub async fn load(&self, room_id: &str) -> Result<StoredRoom, StorageError> {
        match self {
            Self::Durable(storage) => storage.load(room_id).await,
            Self::Memory(storage, _) => storage.load(room_id).await,
        }
    }

    /// See [`Storage::tail`].
    pub async fn tail(&self, room_id: &str) -> Result<Option<Vec<u8>>, StorageError> {
        match self {
            Self::Durable(storage) => storage.tail(room_id).await,
            Self::Memory(storage, _) => storage.tail(room_id).await,
        }
    }

    /// See [`Storage::load_in_parts`].
    pub async fn load_in_parts(
        &self,
        room_id: &str,
        take: impl AsyncFnMut(Vec<Vec<u8>>),
    ) -> Result<(), StorageError> {
        match self {
            Self::Durable(storage) => storage.load_in_parts(room_id, take).await,
            Self::Memory(storage, _) => storage.load_in_parts(room_id, take).await,
        }
    }

    /// See [`Storage::load_beside`].
    pub async fn load_beside(&self, room_id: &str) -> Result<StoredRoom, StorageError> {
        match self {
            Self::Durable(storage) => storage.load_beside(room_id).await,
            Self::Memory(storage, _) => storage.load_beside(room_id).await,
        }
    }

    /// See [`Storage::commit`].
    pub async fn commit(&self, room_id: &str, changes: &Changes) -> Result<(), StorageError> {
        match self {
            Self::Durable(storage) => storage.commit(room_id, changes).await,
            Self::Memory(storage, _) => storage.commit(room_id, changes).await,
        }
    }

    /// See [`Storage::contacts`].
    pub async fn contacts(&self) -> Result<Vec<Contact>, StorageError> {
        match self {
            Self::Durable(storage) => storage.contacts().await,
            Self::Memory(storage, _) => storage.contacts().await,
        }
    }

    /// See [`Storage::meet_contact`].
    pub async fn meet_contact(&self, contact: &Contact) -> Result<Contact, StorageError> {
        match self {
            Self::Durable(storage) => storage.meet_contact(contact).await,
            Self::Memory(storage, _) => storage.meet_contact(contact).await,
        }
    }

    /// See [`Storage::keep_contact`].
    pub async fn keep_contact(&self, contact: &Contact) -> Result<(), StorageError> {
        match self {
            Self::Durable(storage) => storage.keep_contact(contact).await,
            Self::Memory(storage, _) => storage.keep_contact(contact).await,
        }
    }

    /// See [`Storage::forget_contact`].
    pub async fn forget_contact(&self, user: UserId) -> Result<(), StorageError> {
        match self {
            Self::Durable(storage) => storage.forget_contact(user).await,
            Self::Memory(storage, _) => storage.forget_contact(user).await,
        }
    }

    /// See [`Storage::setting`].
    pub async fn setting(&self, name: &str) -> Result<Option<String>, StorageError> {
        match self {
            Self::Durable(storage) => storage.setting(name).await,
            Self::Memory(storage, _) => storage.setting(name).await,
        }
    }

    /// See [`Storage::set_setting`].
    pub async fn set_setting(&self, name: &str, value: Option<&str>) -> Result<(), StorageError> {
        match self {
            Self::Durable(storage) => storage.set_setting(name, value).await,
            Self::Memory(storage, _) => storage.set_setting(name, value).await,
        }
    }
}

/// Called with the ticket that was reached, and why it failed, if it did.
type Answered = Box<dyn Fn(u64, Option<StorageError>)>;

/// Tells the newest messages as they are shown, if they are others than those written last.
type Tail = Box<dyn Fn() -> Option<Vec<u8>>>;

/// What one room wants written.
pub struct Writer {
    shelf: Rc<Shelf>,
    room_id: String,
    /// What waits for the write that is under way.
    waiting: RefCell<Option<(u64, Changes)>>,
    busy: Cell<bool>,
    answered: Answered,
    tail: Tail,
}

impl Writer {
    /// A writer for one room.
    pub fn new(shelf: Rc<Shelf>, room_id: String, answered: Answered, tail: Tail) -> Rc<Self> {
        let (waiting, busy) = (RefCell::default(), Cell::default());
        Rc::new(Self { shelf, room_id, waiting, busy, answered, tail })
    }

    /// Writes this after everything that was given before.
    pub fn write(self: &Rc<Self>, ticket: u64, changes: Changes) {
        let mut waiting = self.waiting.borrow_mut();
        match waiting.as_mut() {
            Some((last, earlier)) => {
                *last = ticket;
                earlier.append(changes);
            }
            None => *waiting = Some((ticket, changes)),
        }
        drop(waiting);
        if !self.busy.replace(true) {
            let writer = Rc::clone(self);
            spawn_local(async move { writer.run().await });
        }
    }

    /// Writes the newest messages, if they are others than those written last.
    pub fn keep_tail(self: &Rc<Self>) {
        // With what waits they are written anyway.
        if !self.busy.get()
            && let Some(tail) = (self.tail)()
        {
            let writer = Rc::clone(self);
            let changes = Changes { tail: Some(tail), ..Changes::default() };
            // What cannot be kept is read from the log the next time.
            spawn_local(async move { drop(writer.shelf.commit(&writer.room_id, &changes).await) });
        }
    }

    /// The room is left: what waits goes out now, behind what is under way, so that whoever opens the room next reads it.
    pub fn finish(self: &Rc<Self>) {
        if let Some((_, mut changes)) = self.waiting.take() {
            changes.tail = (self.tail)().or(changes.tail);
            let writer = Rc::clone(self);
            // Nobody waits for the answer any more.
            spawn_local(async move { drop(writer.shelf.commit(&writer.room_id, &changes).await) });
        }
    }

    async fn run(&self) {
        loop {
            let next = self.waiting.borrow_mut().take();
            let Some((ticket, mut changes)) = next else { break };
            // By now everything that follows from these operations is shown.
            changes.tail = (self.tail)().or(changes.tail);
            let failed = self.shelf.commit(&self.room_id, &changes).await.err();
            (self.answered)(ticket, failed);
        }
        self.busy.set(false);
    }
}
