//! Where things are kept with a passphrase and without one, and moving them from one to the other.
//!
//! There are two databases, `tincan` and `tincan-sealed`, of which one is in force: the sealed one exactly when its store `vault` has a record. A
//! move copies everything, record by record, and then writes or removes that one record: whatever happens before, the old database is in
//! force with all that was in it; after, the new one with the same. What is not in force is a leftover and is deleted by the next
//! [`look`].
//!
//! Records are not sealed where they lie because browsers keep overwritten values in their files for long. Nor is deleting the database
//! enough: see [`clear_away`].
//!
//! Callers see to it that nobody else has either database open during a move, and that no move goes on during a [`look`].

use std::cell::RefCell;

use chacha20::ChaCha20Rng;
use gloo_timers::future::TimeoutFuture;
use room::{StorageError, VaultKey, WrappedKey};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbKeyRange, IdbObjectStore};

use crate::connection::{
    CONTACTS, Connection, FILES, FORKS, IDENTITY, OPS, OUTBOX, ROOMS, SETTINGS, VAULT, delete, exists,
};
use crate::indexed_db::IndexedDbStorage;
use crate::record;
use crate::sealer::Sealer;

/// The key of the one record of `vault`.
const KEY: &str = "key";
/// Everything that a move takes along.
const MOVED: [&str; 8] = [IDENTITY, SETTINGS, CONTACTS, ROOMS, OPS, OUTBOX, FORKS, FILES];
/// Records in one transaction of a move: of the largest operations, 16 MiB.
const BATCH: u32 = 64;
/// Databases with next to nothing in them, which are there to be deleted.
const SCRATCH: [&str; 4] = ["-scratch-1", "-scratch-2", "-scratch-3", "-scratch-4"];
/// Between two deletions: the browser compacts after it has answered, and a reader that it has not put away yet keeps values alive.
const COMPACTING_MS: u32 = 20;
/// Another tab may clear the same leftovers away under us.
const LOOKS_MAX: u32 = 3;

/// How things are kept.
pub enum Kept {
    /// As they are.
    Unsealed,
    /// Sealed with a passphrase.
    Sealed(WrappedKey),
}

/// Finds out which database is in force, and deletes what a move that was cut short has left of the other.
pub async fn look(name: &str) -> Result<Kept, StorageError> {
    let mut looks = 0;
    loop {
        looks += 1;
        match look_once(name).await {
            Err(StorageError::Gone) if looks < LOOKS_MAX => {}
            answer => return answer,
        }
    }
}

async fn look_once(name: &str) -> Result<Kept, StorageError> {
    let sealed = sealed(name);
    if !exists(&sealed).await {
        return Ok(Kept::Unsealed);
    }
    let wrapped = wrapped(&Connection::open(&sealed).await?).await?;
    // What does not go now goes the next time.
    if wrapped.is_none() {
        // Last what leads here.
        for n in 0..SCRATCH.len() {
            let _ = delete(&scratch(name, n)).await;
        }
        let _ = delete(&sealed).await;
    } else if exists(name).await || exists(&scratch(name, SCRATCH.len() - 1)).await {
        let _ = clear_away(name, &[name]).await;
    }
    Ok(wrapped.map_or(Kept::Unsealed, Kept::Sealed))
}

/// Opens the sealed database. A wrong key shows only when a record is read; who has a [`VaultKey`] of [`look`]'s answer has the right one.
pub async fn open_sealed(
    name: &str,
    key: &VaultKey,
    rng: ChaCha20Rng,
) -> Result<IndexedDbStorage, StorageError> {
    let sealer = Sealer::On(key.records(), Box::new(RefCell::new(rng)));
    IndexedDbStorage::open_with(&sealed(name), sealer).await
}

/// Seals everything. `progress` is told how many records of how many are done.
pub async fn seal(
    name: &str,
    key: &VaultKey,
    wrapped: &WrappedKey,
    rng: ChaCha20Rng,
    progress: &dyn Fn(u64, u64),
) -> Result<(), StorageError> {
    delete(&sealed(name)).await?;
    let from = IndexedDbStorage::open_named(name).await?;
    let to = open_sealed(name, key, rng).await?;
    copy(&from, &to, progress).await?;
    // Until they are gone, so is not what was there in the open.
    make_scratch(name).await?;
    keep_wrapped(&to.connection, Some(wrapped)).await?;
    // From here on the other one is a leftover, which holds everything in the open: if it cannot go, the person should know.
    drop((from, to));
    clear_away(name, &[name]).await
}

/// Takes the passphrase away: everything is as it was before [`seal`].
pub async fn unseal(
    name: &str,
    key: &VaultKey,
    rng: ChaCha20Rng,
    progress: &dyn Fn(u64, u64),
) -> Result<(), StorageError> {
    delete(name).await?;
    let from = open_sealed(name, key, rng).await?;
    let to = IndexedDbStorage::open_named(name).await?;
    copy(&from, &to, progress).await?;
    keep_wrapped(&from.connection, None).await?;
    drop((from, to));
    delete(&sealed(name)).await
}

/// Another passphrase for the same key: nothing but this is written.
pub async fn change_passphrase(store: &IndexedDbStorage, wrapped: &WrappedKey) -> Result<(), StorageError> {
    keep_wrapped(&store.connection, Some(wrapped)).await
}

/// Deletes everything, sealed or not.
pub async fn erase(name: &str) -> Result<(), StorageError> {
    // First what would be in force.
    clear_away(name, &[&sealed(name), name]).await
}

/// Deletes databases so that what was in them is in no file of the browser any more.
///
/// Chromium keeps all databases of a page in one LevelDB. A deleted one is marked as such and compacted, but what was still in the log is
/// written to a table first, where that compaction leaves it; and the files it replaces are removed only by the next one. Each deletion begins by
/// writing the log to a table and ends by compacting. So there is one before, and three after: one removes the file, the others what the
/// compaction itself may have kept because somebody was still reading, which was seen once in four runs. Elsewhere they do nothing: other
/// browsers have a file for each database.
/// Seen in the files by `end2end/specs/vault.spec.ts`.
async fn clear_away(name: &str, databases: &[&str]) -> Result<(), StorageError> {
    make_scratch(name).await?;
    TimeoutFuture::new(COMPACTING_MS).await;
    delete(&scratch(name, 0)).await?;
    for database in databases {
        TimeoutFuture::new(COMPACTING_MS).await;
        delete(database).await?;
    }
    for n in 1..SCRATCH.len() {
        TimeoutFuture::new(COMPACTING_MS).await;
        delete(&scratch(name, n)).await?;
    }
    Ok(())
}

/// Only a database with something in it is compacted when it goes.
async fn make_scratch(name: &str) -> Result<(), StorageError> {
    for n in 0..SCRATCH.len() {
        let connection = Connection::open(&scratch(name, n)).await?;
        let transaction = connection.write(&[SETTINGS], true)?;
        let store = connection.store(&transaction, SETTINGS)?;
        store.put_with_key(&0.into(), &KEY.into()).map_err(|e| connection.thrown(e))?;
        connection.finish(transaction).await?;
    }
    Ok(())
}

fn scratch(name: &str, n: usize) -> String {
    [name, SCRATCH[n]].concat()
}

fn sealed(name: &str) -> String {
    [name, "-sealed"].concat()
}

async fn wrapped(connection: &Connection) -> Result<Option<WrappedKey>, StorageError> {
    let transaction = connection.read(&[VAULT])?;
    let Some(stored) = connection.one(&transaction, VAULT, KEY).await? else { return Ok(None) };
    let wrapped = WrappedKey::from_bytes(&record::from_bytes(stored)?);
    wrapped.map(Some).map_err(|refused| StorageError::Failed(refused.to_string()))
}

async fn keep_wrapped(connection: &Connection, wrapped: Option<&WrappedKey>) -> Result<(), StorageError> {
    let transaction = connection.write(&[VAULT], true)?;
    let store = connection.store(&transaction, VAULT)?;
    let asked = match wrapped {
        Some(wrapped) => store.put_with_key(&record::bytes(&wrapped.to_bytes()), &KEY.into()),
        None => store.delete(&KEY.into()),
    };
    asked.map_err(|e| connection.thrown(e))?;
    connection.finish(transaction).await
}

async fn copy(
    from: &IndexedDbStorage,
    to: &IndexedDbStorage,
    progress: &dyn Fn(u64, u64),
) -> Result<(), StorageError> {
    let mut all = 0;
    for name in MOVED {
        let transaction = from.connection.read(&[name])?;
        let count = from.connection.store(&transaction, name)?.count();
        let count = count.map_err(|e| from.connection.thrown(e))?;
        from.connection.finish(transaction).await?;
        all += count.result().ok().and_then(|count| count.as_f64()).unwrap_or_default() as u64;
    }
    let mut done = 0;
    progress(done, all);
    for name in MOVED {
        let mut last = None;
        loop {
            let transaction = from.connection.read(&[name])?;
            let store = from.connection.store(&transaction, name)?;
            let (keys, values) = batch(&store, last.as_ref()).map_err(|e| from.connection.thrown(e))?;
            from.connection.finish(transaction).await?;
            let (keys, values) = (from.connection.list(&keys).await?, from.connection.list(&values).await?);
            if keys.length() == 0 {
                break;
            }
            // Strictly: what comes after relies on it being there, also when the power fails.
            let transaction = to.connection.write(&[name], true)?;
            let store = to.connection.store(&transaction, name)?;
            for (key, value) in keys.iter().zip(values.iter()) {
                let value = from.sealer.open(name, &key, value)?;
                to.put(&store, &key, &value)?;
            }
            to.connection.finish(transaction).await?;
            done += u64::from(keys.length());
            progress(done, all);
            last = Some(keys.get(keys.length() - 1));
        }
    }
    Ok(())
}

/// The keys and values of the next records after `last`.
fn batch(
    store: &IdbObjectStore,
    last: Option<&JsValue>,
) -> Result<(web_sys::IdbRequest, web_sys::IdbRequest), JsValue> {
    let range = match last {
        None => JsValue::UNDEFINED,
        Some(last) => IdbKeyRange::lower_bound_with_open(last, true)?.unchecked_into(),
    };
    let keys = store.get_all_keys_with_key_and_limit(&range, BATCH)?;
    Ok((keys, store.get_all_with_key_and_limit(&range, BATCH)?))
}
