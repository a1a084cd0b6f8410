//! One connection to the database: opening, upgrading, and noticing its end.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_channel::oneshot;
use gloo_events::EventListener;
use gloo_timers::future::TimeoutFuture;
use indexed_db_futures::{
    Build, KeyRange,
    database::Database,
    error::{Error, OpenDbError},
    internals::SystemRepr,
    query_source::QuerySource,
    transaction::{Transaction, TransactionDurability, TransactionMode, TransactionOptions},
};
use js_sys::{Array, Function, Promise, Reflect};
use room::StorageError;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbRequestReadyState, IdbVersionChangeEvent,
};

use crate::error::{in_use, on_open};

/// Name of the database.
pub const DATABASE: &str = "tincan";
/// The schema this page reads and writes. A higher one in the browser is refused, a lower one upgraded.
pub const SCHEMA_VERSION: u8 = 3;

pub(crate) const IDENTITY: &str = "identity";
pub(crate) const ROOMS: &str = "rooms";
pub(crate) const OPS: &str = "ops";
pub(crate) const OUTBOX: &str = "outbox";
pub(crate) const FORKS: &str = "forks";
pub(crate) const FILES: &str = "files";
pub(crate) const SETTINGS: &str = "settings";
pub(crate) const VAULT: &str = "vault";
pub(crate) const CONTACTS: &str = "contacts";

/// How long other tabs have to close their connection once the browser says that they keep us waiting. They are told by an event and
/// close at once; a tab whose page hangs does not.
const BLOCKED_MS_MAX: u32 = 5_000;
/// How long opening may take in all. Behind another tab's blocked upgrade the browser says nothing at all.
const OPEN_MS_MAX: u32 = 30_000;

/// An open database, closed when dropped.
pub(crate) struct Connection {
    db: Database,
    end: Rc<End>,
    _listeners: [EventListener; 2],
}

/// Whether and to whom the end of a connection is told.
#[derive(Default)]
struct End {
    came: Cell<bool>,
    callback: RefCell<Option<Box<dyn FnOnce()>>>,
}

impl End {
    fn come(&self) {
        self.came.set(true);
        let callback = self.callback.take();
        if let Some(callback) = callback {
            callback();
        }
    }
}

type Opened = Result<Connection, StorageError>;

/// Where the answer to a request goes: the first one counts.
struct Answer<T>(Rc<Cell<Option<Sender<T>>>>);

type Sender<T> = oneshot::Sender<Result<T, StorageError>>;

impl<T> Clone for Answer<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T: 'static> Answer<T> {
    fn to(sender: Sender<T>) -> Self {
        Self(Rc::new(Cell::new(Some(sender))))
    }

    /// A connection that nobody waits for any more is closed.
    fn give(&self, answer: Result<T, StorageError>) {
        if let Some(sender) = self.0.take() {
            let _ = sender.send(answer);
        }
    }

    fn give_in(&self, ms: u32, error: StorageError) {
        let answer = self.clone();
        spawn_local(async move {
            TimeoutFuture::new(ms).await;
            answer.give(Err(error));
        });
    }
}

impl Connection {
    pub(crate) async fn open(name: &str) -> Opened {
        let (sender, answered) = oneshot::channel();
        let answer = Answer::to(sender);
        let request = Database::open(name).with_version(SCHEMA_VERSION).build().map_err(on_open)?;
        // Our own listeners: the crate's format their errors, which brings kilobytes of floating-point formatting.
        let raw = request.as_sys().clone();
        let when_blocked = answer.clone();
        let blocked = EventListener::once(&raw, "blocked", move |_| {
            when_blocked.give_in(BLOCKED_MS_MAX, StorageError::Blocked);
        });
        let upgrade = EventListener::once(&raw.clone(), "upgradeneeded", move |event| {
            if upgrade(&raw, event.unchecked_ref()).is_none()
                && let Some(transaction) = raw.transaction()
            {
                // All of the upgrade or nothing: the opening then fails.
                let _ = transaction.abort();
            }
        });
        answer.give_in(
            OPEN_MS_MAX,
            StorageError::Failed("it does not open; close the other tabs of this page".into()),
        );
        // Not a race that drops the request: the browser goes on with it, and without our listener the upgrade would be an empty one.
        spawn_local(async move {
            answer.give(request.await.map(Self::watch).map_err(on_open));
            drop((blocked, upgrade));
        });
        answered.await.unwrap_or(Err(StorageError::Gone))
    }

    fn watch(db: Database) -> Self {
        let end = Rc::new(End::default());
        let listen = |event: &'static str| {
            let (connection, end) = (db.clone(), end.clone());
            EventListener::new(db.as_sys(), event, move |_| {
                // At once: as long as we are open, a newer page cannot upgrade and nobody can delete.
                connection.clone().close();
                end.come();
            })
        };
        let _listeners = [listen("versionchange"), listen("close")];
        Self { db, end, _listeners }
    }

    /// Closes it on purpose: nobody is told, and whoever still uses it finds it gone.
    pub(crate) fn close(&self) {
        self.end.callback.take();
        self.end.came.set(true);
        self.db.clone().close();
    }

    /// Runs `callback` once, when the connection is gone; now, if it is.
    pub(crate) fn on_gone(&self, callback: Box<dyn FnOnce()>) {
        if self.end.came.get() {
            callback();
        } else {
            self.end.callback.replace(Some(callback));
        }
    }

    pub(crate) fn read(&self, stores: &[&str]) -> Result<Transaction<'_>, StorageError> {
        self.begin(stores, TransactionMode::Readonly, TransactionDurability::Default)
    }

    /// A transaction that takes everything back unless it is given to [`Connection::finish`].
    pub(crate) fn write(&self, stores: &[&str], strict: bool) -> Result<Transaction<'_>, StorageError> {
        let durability = if strict { TransactionDurability::Strict } else { TransactionDurability::Relaxed };
        self.begin(stores, TransactionMode::Readwrite, durability)
    }

    fn begin(
        &self,
        stores: &[&str],
        mode: TransactionMode,
        durability: TransactionDurability,
    ) -> Result<Transaction<'_>, StorageError> {
        let options = TransactionOptions::new().with_durability(durability);
        let transaction = self.db.transaction(stores).with_mode(mode).with_options(options);
        transaction.build().map_err(|e| self.failed(e))
    }

    /// Waits until the browser says that everything was written.
    pub(crate) async fn finish(&self, transaction: Transaction<'_>) -> Result<(), StorageError> {
        let raw = transaction.as_sys().clone();
        // Why a transaction was taken back is in itself, not in the error.
        transaction.commit().await.map_err(|e| self.failed(raw.error().map_or(e, Into::into)))
    }

    /// A store of a transaction.
    pub(crate) fn store(&self, of: &Transaction<'_>, name: &str) -> Result<IdbObjectStore, StorageError> {
        of.object_store(name).map(SystemRepr::into_sys).map_err(|e| self.failed(e))
    }

    /// Waits for one record; the transaction goes on.
    pub(crate) async fn one(
        &self,
        of: &Transaction<'_>,
        store: &str,
        key: &str,
    ) -> Result<Option<JsValue>, StorageError> {
        let asked = async {
            of.object_store(store)?.get::<JsValue, JsValue, _>(KeyRange::Only(key.into())).build()?.await
        };
        asked.await.map_err(|e| self.failed(e))
    }

    /// The answer to a request for several, of a transaction that is complete. Values of many bytes lie in files of their own, and Chromium
    /// may still be reading those when it says so.
    pub(crate) async fn list(&self, request: &IdbRequest) -> Result<Array, StorageError> {
        if request.ready_state() == IdbRequestReadyState::Pending {
            let (sender, settled) = oneshot::channel();
            let sender = Rc::new(Cell::new(Some(sender)));
            let listen = |event: &'static str| {
                let sender = Rc::clone(&sender);
                EventListener::once(request, event, move |_| {
                    if let Some(sender) = sender.take() {
                        let _ = sender.send(());
                    }
                })
            };
            let _listeners = [listen("success"), listen("error")];
            // Both listeners outlive this wait.
            let _ = settled.await;
        }
        request.result().map(JsCast::unchecked_into).map_err(|e| self.thrown(e))
    }

    /// What a request that is refused at once means.
    pub(crate) fn thrown(&self, error: JsValue) -> StorageError {
        self.failed(error.into())
    }

    /// What an error of a transaction means.
    fn failed(&self, error: Error) -> StorageError {
        if self.end.came.get() { StorageError::Gone } else { in_use(error) }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.db.clone().close();
    }
}

/// Deletes a database with everything in it, also from the browser's disk; one that is not there is no error. Fails when somebody keeps it
/// open; the browser then deletes it later.
pub(crate) async fn delete(name: &str) -> Result<(), StorageError> {
    let request = Database::delete_by_name(name).map_err(on_open)?;
    let (sender, answered) = oneshot::channel();
    let answer = Answer::to(sender);
    answer.give_in(BLOCKED_MS_MAX, StorageError::Blocked);
    spawn_local(async move {
        answer.give(request.await.map(drop).map_err(|e| on_open(OpenDbError::Base(e))));
    });
    answered.await.unwrap_or(Err(StorageError::Gone))
}

/// Whether there is a database of this name. Where the browser does not tell, there may be.
pub(crate) async fn exists(name: &str) -> bool {
    let list = async {
        let factory = Reflect::get(&js_sys::global(), &"indexedDB".into()).ok()?;
        let ask: Function = Reflect::get(&factory, &"databases".into()).ok()?.dyn_into().ok()?;
        let answer: Promise = ask.call0(&factory).ok()?.dyn_into().ok()?;
        JsFuture::from(answer).await.ok()?.dyn_into::<Array>().ok()
    };
    list.await.is_none_or(|databases| {
        databases
            .iter()
            .any(|database| Reflect::get(&database, &"name".into()).is_ok_and(|given| given == name))
    })
}

/// Goes through every version from the old one on, 0 being a database that was not there. `None` if one could not be reached.
fn upgrade(request: &IdbOpenDbRequest, event: &IdbVersionChangeEvent) -> Option<()> {
    let db: IdbDatabase = request.result().ok()?.unchecked_into();
    for version in event.old_version() as u8 + 1..=SCHEMA_VERSION {
        match version {
            1 => add_stores(&db, &[IDENTITY, ROOMS, OPS, OUTBOX])?,
            2 => add_stores(&db, &[FORKS, FILES, SETTINGS])?,
            3 => add_stores(&db, &[VAULT, CONTACTS])?,
            _ => {}
        }
    }
    Some(())
}

fn add_stores(db: &IdbDatabase, names: &[&str]) -> Option<()> {
    for name in names {
        db.create_object_store(name).ok()?;
    }
    Some(())
}
