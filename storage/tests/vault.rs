//! The sealed database in a real browser: what is in it, moving everything into it and out, and moves that are cut short anywhere.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::cell::Cell;
use std::pin::pin;
use std::task::Poll;

use chacha20::ChaCha20Rng;
use chacha20::rand_core::SeedableRng;
use js_sys::{Function, Promise};
use room::{
    Changes, ForkProof, OperationKey, OutboxEntry, PeerId, RecordRefused, Storage, StorageError,
    StoredIdentity, StoredRoomEntry, Stream, Stretch, VaultKey, WrappedKey,
};
use storage::{IndexedDbStorage, Kept, change_passphrase, erase, look, open_sealed, seal, unseal};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test as test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// More than two batches of a move.
const OPERATIONS: u64 = 150;
/// What must not be found in the open.
const SECRET: &str = "marzipan submarine";

#[test]
async fn a_sealed_store_does_what_every_store_must() {
    room::acceptance::all(async || open_sealed(&unique(), &key(1), rng()).await.unwrap()).await;
}

#[test]
async fn everything_is_sealed_and_back() {
    let name = unique();
    fill(&open(&name).await).await;
    assert!(raw(&name, &name).await.contains(SECRET), "the test finds what is in the open");
    let steps = Cell::new((0, 0));
    seal(&name, &key(1), &wrapped(&key(1)), rng(), &|done, all| steps.set((done, all))).await.unwrap();
    let all = OPERATIONS + 7;
    assert_eq!(steps.get(), (all, all));

    assert_eq!(databases(&name).await, format!("{name}-sealed"));
    let on_disk = raw(&name, &format!("{name}-sealed")).await;
    assert!(!on_disk.contains(SECRET) && !on_disk.contains("tc1-"), "{on_disk}");
    assert!(on_disk.contains("room"), "ids of rooms are in the keys");
    let Kept::Sealed(kept) = look(&name).await.unwrap() else { panic!("not sealed") };
    assert_eq!(kept, wrapped(&key(1)));
    check(&open_sealed(&name, &key(1), rng()).await.unwrap()).await;

    unseal(&name, &key(1), rng(), &|_, _| {}).await.unwrap();
    assert_eq!(databases(&name).await, name);
    assert!(matches!(look(&name).await.unwrap(), Kept::Unsealed));
    check(&open(&name).await).await;
}

#[test]
async fn another_key_opens_nothing_and_harms_nothing() {
    let name = unique();
    fill(&open(&name).await).await;
    seal(&name, &key(1), &wrapped(&key(1)), rng(), &|_, _| {}).await.unwrap();
    let wrong = open_sealed(&name, &key(2), rng()).await.unwrap();
    let forged = StorageError::Sealed(RecordRefused::Forged);
    assert_eq!(wrong.load("room").await, Err(forged.clone()));
    assert_eq!(wrong.rooms().await, Err(forged.clone()));
    assert_eq!(wrong.setting("name").await, Err(forged.clone()));
    assert_eq!(wrong.identity(identity(9)).await, Err(forged));
    drop(wrong);
    check(&open_sealed(&name, &key(1), rng()).await.unwrap()).await;
}

#[test]
async fn records_put_in_each_others_places_do_not_open() {
    let name = unique();
    let store = open_sealed(&name, &key(1), rng()).await.unwrap();
    fill(&store).await;
    script(
        &format!("{name}-sealed"),
        "const database = await done(indexedDB.open(name));
        const ops = database.transaction('ops', 'readwrite').objectStore('ops');
        const [first, second] = await done(ops.getAllKeys(undefined, 2));
        await done(ops.put(await done(ops.get(first)), second));
        database.close();",
    )
    .await;
    assert_eq!(store.load("room").await, Err(StorageError::Sealed(RecordRefused::Forged)));
}

#[test]
async fn another_passphrase_writes_one_record() {
    let name = unique();
    fill(&open(&name).await).await;
    seal(&name, &key(1), &wrapped(&key(1)), rng(), &|_, _| {}).await.unwrap();
    let store = open_sealed(&name, &key(1), rng()).await.unwrap();
    let sealed = format!("{name}-sealed");
    let before = raw(&name, &sealed).await;
    let salt = [5; 16];
    let wrapping = Stretch::LEAST.key(b"another one", &salt).unwrap();
    let other = WrappedKey::wrap(&key(1), Stretch::LEAST, salt, &wrapping, &mut rng());
    change_passphrase(&store, &other).await.unwrap();
    let after = raw(&name, &sealed).await;
    let but_vault = |lines: &str| -> Vec<String> {
        lines.lines().filter(|line| !line.starts_with("vault ")).map(str::to_owned).collect()
    };
    assert_ne!(before, after);
    assert_eq!(but_vault(&before), but_vault(&after));
    drop(store);
    let Kept::Sealed(kept) = look(&name).await.unwrap() else { panic!("not sealed") };
    assert_eq!(kept.open(&wrapping), Ok(key(1)));
    check(&open_sealed(&name, &key(1), rng()).await.unwrap()).await;
}

/// Every write and every deletion of a move fails in turn: each time all of it is there, in the one database that is in force.
#[test]
async fn a_move_that_fails_anywhere_loses_nothing() {
    for out in [false, true] {
        for fails_at in 0.. {
            let name = unique();
            fill(&open(&name).await).await;
            if out {
                seal(&name, &key(1), &wrapped(&key(1)), rng(), &|_, _| {}).await.unwrap();
            }
            script(&name, &format!("window.left = {fails_at};{FAILING}")).await;
            let moved = match out {
                false => seal(&name, &key(1), &wrapped(&key(1)), rng(), &|_, _| {}).await,
                true => unseal(&name, &key(1), rng(), &|_, _| {}).await,
            };
            script(&name, "restore();").await;
            check_in_force(&name).await;
            let left = databases(&name).await;
            let sealed = matches!(look(&name).await.unwrap(), Kept::Sealed(_));
            assert_eq!(left, if sealed { format!("{name}-sealed") } else { name.clone() });
            // It can be done again, or is done.
            if moved.is_err() && matches!(look(&name).await.unwrap(), Kept::Sealed(_)) == out {
                match out {
                    false => seal(&name, &key(1), &wrapped(&key(1)), rng(), &|_, _| {}).await.unwrap(),
                    true => unseal(&name, &key(1), rng(), &|_, _| {}).await.unwrap(),
                }
                check_in_force(&name).await;
            }
            erase(&name).await.unwrap();
            if moved.is_ok() {
                // Eight stores, of which one takes three batches, the record of the vault, and two deletions.
                assert!(fails_at >= 10, "only {fails_at} steps failed");
                break;
            }
        }
    }
}

/// Fails the next write or deletion once `left` others have been made.
const FAILING: &str = "
    const [transaction, deletion] = [IDBDatabase.prototype.transaction, IDBFactory.prototype.deleteDatabase];
    const count = () => { if (left-- === 0) throw new DOMException('no space', 'QuotaExceededError'); };
    IDBDatabase.prototype.transaction = function (...given) {
        if (given[1] === 'readwrite') count();
        return transaction.apply(this, given);
    };
    IDBFactory.prototype.deleteDatabase = function (...given) {
        count();
        return deletion.apply(this, given);
    };
    window.restore = () => {
        IDBDatabase.prototype.transaction = transaction;
        IDBFactory.prototype.deleteDatabase = deletion;
    };";

/// The page goes away in the middle, after each batch in turn.
#[test]
async fn a_move_that_just_stops_loses_nothing() {
    for out in [false, true] {
        for stops_at in 0.. {
            let name = unique();
            fill(&open(&name).await).await;
            if out {
                seal(&name, &key(1), &wrapped(&key(1)), rng(), &|_, _| {}).await.unwrap();
            }
            let steps = Cell::new(0);
            let count = |_, _| steps.set(steps.get() + 1);
            let (key, wrapped) = (key(1), wrapped(&key(1)));
            let went = match out {
                false => until(|| steps.get() > stops_at, seal(&name, &key, &wrapped, rng(), &count)).await,
                true => until(|| steps.get() > stops_at, unseal(&name, &key, rng(), &count)).await,
            };
            let moved = went.is_some();
            let sealed = matches!(look(&name).await.unwrap(), Kept::Sealed(_));
            assert_eq!(sealed, moved != out, "all or nothing");
            assert_eq!(databases(&name).await, if sealed { format!("{name}-sealed") } else { name.clone() });
            check_in_force(&name).await;
            erase(&name).await.unwrap();
            if moved {
                assert!(stops_at >= 8, "only {stops_at} batches");
                break;
            }
        }
    }
}

#[test]
async fn leftovers_go_with_the_next_look() {
    // The sealed one is in force, and the other was not deleted.
    let name = unique();
    fill(&open_sealed(&name, &key(1), rng()).await.unwrap()).await;
    assert!(matches!(look(&name).await.unwrap(), Kept::Unsealed), "no passphrase leads to it");
    assert_eq!(databases(&name).await, "");
    fill(&open(&name).await).await;
    seal(&name, &key(1), &wrapped(&key(1)), rng(), &|_, _| {}).await.unwrap();
    fill(&open(&name).await).await;
    assert!(matches!(look(&name).await.unwrap(), Kept::Sealed(_)));
    assert_eq!(databases(&name).await, format!("{name}-sealed"));
}

#[test]
async fn a_tab_that_still_writes_writes_nothing_in_the_open() {
    let name = unique();
    let other_tab = open(&name).await;
    fill(&other_tab).await;
    seal(&name, &key(1), &wrapped(&key(1)), rng(), &|_, _| {}).await.unwrap();
    let late = Changes { operations: vec![(at(OPERATIONS), vec![1])], ..Changes::default() };
    assert_eq!(other_tab.commit("room", &late).await, Err(StorageError::Gone));
    assert_eq!(databases(&name).await, format!("{name}-sealed"));
}

#[test]
async fn erasing_leaves_nothing() {
    let name = unique();
    fill(&open(&name).await).await;
    seal(&name, &key(1), &wrapped(&key(1)), rng(), &|_, _| {}).await.unwrap();
    erase(&name).await.unwrap();
    assert_eq!(databases(&name).await, "");
    assert!(matches!(look(&name).await.unwrap(), Kept::Unsealed));
}

#[test]
async fn a_closed_store_is_gone_and_tells_nobody() {
    let name = unique();
    let store = open(&name).await;
    store.on_gone(|| panic!("told"));
    store.close();
    assert_eq!(store.load("room").await, Err(StorageError::Gone));
    erase(&name).await.unwrap();
}

async fn fill(store: &IndexedDbStorage) {
    store.identity(identity(3)).await.unwrap();
    store.set_setting("name", Some(SECRET)).await.unwrap();
    store.keep_room(&entry()).await.unwrap();
    store.commit("room", &everything()).await.unwrap();
}

async fn check(store: &IndexedDbStorage) {
    assert_eq!(store.identity(identity(9)).await.unwrap(), identity(3));
    assert_eq!(store.setting("name").await.unwrap().as_deref(), Some(SECRET));
    assert_eq!(store.rooms().await.unwrap(), [entry()]);
    let (room, expected) = (store.load("room").await.unwrap(), everything());
    let operations: Vec<_> = expected.operations.into_iter().map(|(_, bytes)| bytes).collect();
    assert!(room.operations == operations, "the operations, in their order");
    assert_eq!((room.outbox, room.forks, room.marks), (expected.outbox, expected.forks, expected.marks));
}

async fn check_in_force(name: &str) {
    match look(name).await.unwrap() {
        Kept::Unsealed => check(&open(name).await).await,
        Kept::Sealed(_) => check(&open_sealed(name, &key(1), rng()).await.unwrap()).await,
    }
}

fn everything() -> Changes {
    let operation = |n: u64| (at(n), format!("{SECRET} {n}").into_bytes());
    Changes {
        operations: (0..OPERATIONS).map(operation).collect(),
        outbox: vec![
            OutboxEntry { key: at(1), attention: true },
            OutboxEntry { key: at(2), attention: false },
        ],
        forks: vec![ForkProof { key: at(3), first: vec![3], second: SECRET.as_bytes().to_vec() }],
        marks: Some(SECRET.as_bytes().to_vec()),
        strict: true,
        ..Changes::default()
    }
}

fn at(seq: u64) -> OperationKey {
    OperationKey { author: PeerId([1; 32]), stream: Stream::main(), seq }
}

fn identity(n: u8) -> StoredIdentity {
    StoredIdentity { user_seed: [n; 32], device_seed: [n + 100; 32] }
}

fn entry() -> StoredRoomEntry {
    let entered_unix_ms = 1_700_000_000_000;
    StoredRoomEntry {
        room_id: "room".into(),
        fragment: format!("tc1-{SECRET}"),
        entered_unix_ms,
        turn: 128,
        notes: vec![1],
    }
}

fn rng() -> ChaCha20Rng {
    ChaCha20Rng::from_seed([4; 32])
}

fn key(n: u8) -> VaultKey {
    VaultKey::random(&mut ChaCha20Rng::from_seed([n; 32]))
}

fn wrapped(key: &VaultKey) -> WrappedKey {
    WrappedKey::wrap(key, Stretch::LEAST, [1; 16], &[2; 32], &mut rng())
}

async fn open(name: &str) -> IndexedDbStorage {
    IndexedDbStorage::open_named(name).await.unwrap()
}

/// A name no other test has.
fn unique() -> String {
    format!("vault-{}", js_sys::Math::random())
}

/// Drops `future` as soon as `enough` has come true, which is looked at whenever it has made a step. `None`: it did not end.
async fn until<T>(enough: impl Fn() -> bool, future: impl Future<Output = T>) -> Option<T> {
    let mut future = pin!(future);
    std::future::poll_fn(|cx| match future.as_mut().poll(cx) {
        Poll::Ready(answer) => Poll::Ready(Some(answer)),
        Poll::Pending if enough() => Poll::Ready(None),
        Poll::Pending => Poll::Pending,
    })
    .await
}

/// Which of the two databases there are, apart by spaces.
async fn databases(name: &str) -> String {
    let names = "return (await indexedDB.databases()).map(database => database.name)
        .filter(other => other.startsWith(name)).sort().join(' ');";
    script(name, names).await.as_string().unwrap()
}

/// Everything in a database, one line a record: its store, its key, its value with bytes as characters.
async fn raw(name: &str, database: &str) -> String {
    let read = "
        const readable = value => value instanceof Uint8Array ? String.fromCharCode(...value.map(byte => byte === 10 ? 32 : byte))
            : typeof value === 'object' ? Object.entries(value).map(([name, field]) => name + '=' + readable(field)).join() : String(value);
        const database = await done(indexedDB.open(DATABASE));
        const lines = [];
        for (const store of database.objectStoreNames) {
            const at = database.transaction(store).objectStore(store);
            const [keys, values] = [await done(at.getAllKeys()), await done(at.getAll())];
            keys.forEach((key, n) => lines.push(store + ' ' + JSON.stringify(key) + ' ' + readable(values[n])));
        }
        database.close();
        return lines.join('\\n');";
    script(name, &read.replace("DATABASE", &format!("'{database}'"))).await.as_string().unwrap()
}

/// Runs JavaScript in which `name` is the database's and `done` waits for a request.
async fn script(name: &str, body: &str) -> JsValue {
    let whole = format!(
        "const done = request => new Promise((yes, no) => {{
            request.onsuccess = () => yes(request.result);
            request.onerror = () => no(request.error);
        }});
        return (async () => {{ {body} }})();"
    );
    let promise: Promise =
        Function::new_with_args("name", &whole).call1(&JsValue::NULL, &name.into()).unwrap().into();
    JsFuture::from(promise).await.unwrap()
}
