//! The store on the IndexedDB of a real browser: what every store must do, and what only a browser can do to one.
//!
//! `make unit` runs it, with chromedriver. The other tab, the older page and the browser that fails are scripts here.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "tests")]

use std::cell::Cell;
use std::rc::Rc;

use futures_channel::oneshot;
use js_sys::{Array, Date, Function, Promise};
use room::{
    Changes, Contact, ForkProof, OperationKey, OutboxEntry, PeerId, Storage, StorageError, StoredIdentity,
    StoredRoom, StoredRoomEntry, Stream, UserId,
};
use storage::{IndexedDbStorage, SCHEMA_VERSION, ask_persistence, estimate, persisted};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use wasm_bindgen_test::{wasm_bindgen_test as test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[test]
async fn it_does_what_every_store_must() {
    room::acceptance::all(async || open(&unique()).await).await;
}

#[test]
async fn two_tabs_see_one_store_and_one_identity() {
    let name = unique();
    let (here, there) = (open(&name).await, open(&name).await);
    here.commit("room", &written(b"here")).await.unwrap();
    assert_eq!(there.load("room").await.unwrap().operations, [b"here"]);
    let (send, answer) = oneshot::channel();
    spawn_local(async move {
        let _ = send.send(there.identity(identity(1)).await.unwrap());
    });
    // Asked before the other has its answer.
    let identity = here.identity(identity(2)).await.unwrap();
    assert_eq!(answer.await.unwrap(), identity);
}

#[test]
async fn what_was_stored_is_there_when_opened_again() {
    let name = unique();
    let first = open(&name).await;
    let contact = Contact {
        user: UserId([3; 32]),
        name: "Ada".into(),
        first_seen_unix_ms: 1,
        verified_unix_ms: Some(2),
        muted: true,
        blocked: false,
    };
    first.keep_contact(&contact).await.unwrap();
    first.identity(identity(1)).await.unwrap();
    first.commit("room", &written(b"kept")).await.unwrap();
    drop(first);
    let again = open(&name).await;
    assert_eq!(again.identity(identity(2)).await.unwrap(), identity(1));
    assert_eq!(again.load("room").await.unwrap().operations, [b"kept"]);
    assert_eq!(again.contacts().await.unwrap(), [contact]);
}

/// A page of schema version 1, as a script of its own: it pins the layout too.
const OLD_PAGE: &str = "
    const open = indexedDB.open(name, 1);
    open.onupgradeneeded = () => ['identity', 'rooms', 'ops', 'outbox'].forEach(store => open.result.createObjectStore(store));
    const database = await done(open);
    const at = database.transaction(['identity', 'rooms', 'ops', 'outbox'], 'readwrite');
    const bytes = (...bytes) => new Uint8Array(bytes);
    const author = 'AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE';
    at.objectStore('identity').put({ user_seed: new Uint8Array(32).fill(1), device_seed: new Uint8Array(32).fill(2) }, 'device');
    at.objectStore('rooms').put({ room_id: 'room', fragment: 'tc1-fragment', entered_unix_ms: 1700000000000 }, 'room');
    at.objectStore('rooms').put(bytes(9), ['room', 'marks']);
    at.objectStore('ops').put(bytes(1, 2, 3), ['room', author, 'main', 2]);
    at.objectStore('ops').put(bytes(4), ['room', author, 'main', 10]);
    at.objectStore('outbox').put(1, ['room', author, 'main', 10]);
    await new Promise(complete => { at.oncomplete = complete; });
    ";

#[test]
async fn a_database_of_version_1_is_upgraded_with_what_is_in_it() {
    let name = unique();
    script(&name, &[OLD_PAGE, "database.close();"].concat()).await;
    let store = open(&name).await;
    assert_eq!(store.identity(identity(5)).await.unwrap().device_seed, [2; 32]);
    let entry = StoredRoomEntry {
        room_id: "room".into(),
        fragment: "tc1-fragment".into(),
        entered_unix_ms: 1_700_000_000_000,
        turn: 0,
        notes: Vec::new(),
    };
    assert_eq!(store.rooms().await.unwrap(), [entry]);
    let mut stored = StoredRoom {
        operations: vec![vec![1, 2, 3], vec![4]],
        outbox: vec![OutboxEntry { key: key(10), attention: true }],
        forks: Vec::new(),
        marks: Some(vec![9]),
    };
    assert_eq!(store.load("room").await.unwrap(), stored);
    stored.forks = vec![ForkProof { key: key(3), first: vec![5], second: vec![6] }];
    store.commit("room", &Changes { forks: stored.forks.clone(), ..Changes::default() }).await.unwrap();
    assert_eq!(store.load("room").await.unwrap(), stored);
    assert_eq!(stores(&name).await, "contacts,files,forks,identity,ops,outbox,rooms,settings,vault");
}

#[test]
async fn an_upgrade_that_fails_leaves_the_old_database() {
    let name = unique();
    script(&name, &[OLD_PAGE, "database.close();"].concat()).await;
    // The last store of the last step.
    let full = "given[0] == 'contacts' ? (() => { throw new DOMException('no space', 'UnknownError'); })() : original.apply(this, given)";
    script(&name, &spy("createObjectStore", full)).await;
    let failed = refused(&name).await;
    script(&name, "restore();").await;
    assert!(matches!(failed, StorageError::Failed(_)), "{failed:?}");
    assert_eq!(stores(&name).await, "identity,ops,outbox,rooms");
    assert_eq!(open(&name).await.load("room").await.unwrap().operations.len(), 2);
}

#[test]
async fn a_fresh_database_goes_through_every_version() {
    let name = unique();
    let _store = open(&name).await;
    assert_eq!(stores(&name).await, "contacts,files,forks,identity,ops,outbox,rooms,settings,vault");
}

#[test]
async fn a_database_of_a_newer_page_is_left_alone() {
    let name = unique();
    drop(open(&name).await);
    let newer = format!("(await done(indexedDB.open(name, {}))).close();", SCHEMA_VERSION + 1);
    script(&name, &newer).await;
    assert_eq!(refused(&name).await, StorageError::Newer);
}

#[test]
async fn an_upgrade_waits_for_tabs_that_close() {
    let name = unique();
    script(&name, &[OLD_PAGE, "setTimeout(() => database.close(), 1000);"].concat()).await;
    assert_eq!(open(&name).await.load("room").await.unwrap().operations.len(), 2);
}

#[test]
async fn an_upgrade_that_stays_blocked_is_given_up_and_done_later() {
    let name = unique();
    script(&name, &[OLD_PAGE, "window.held = database;"].concat()).await;
    let asked = Date::now();
    assert_eq!(refused(&name).await, StorageError::Blocked);
    let waited = Date::now() - asked;
    assert!((4_500.0..15_000.0).contains(&waited), "gave up after {waited} ms");
    script(&name, "held.close();").await;
    // The browser has not forgotten the first request: it must upgrade properly and keep no connection open.
    assert_eq!(open(&name).await.load("room").await.unwrap().operations.len(), 2);
    assert_eq!(stores(&name).await, "contacts,files,forks,identity,ops,outbox,rooms,settings,vault");
    script(&name, "await done(indexedDB.deleteDatabase(name));").await;
}

#[test]
async fn a_database_deleted_under_us_is_gone() {
    let name = unique();
    let store = open(&name).await;
    let told = Rc::new(Cell::new(0));
    let tell = |told: &Rc<Cell<u32>>| {
        let told = told.clone();
        move || told.set(told.get() + 1)
    };
    store.on_gone(tell(&told));
    store.commit("room", &written(b"a")).await.unwrap();
    assert_eq!(told.get(), 0, "told too soon");
    // Answers only when no connection is open.
    script(&name, "await done(indexedDB.deleteDatabase(name));").await;
    assert_eq!(told.get(), 1);
    assert_eq!(store.commit("room", &written(b"b")).await, Err(StorageError::Gone));
    assert_eq!(store.load("room").await, Err(StorageError::Gone));
    assert_eq!(store.identity(identity(1)).await, Err(StorageError::Gone));
    assert_eq!(told.get(), 1, "told once");
    store.on_gone(tell(&told));
    assert_eq!(told.get(), 2, "told at once, since it has happened");
    assert_eq!(open(&name).await.load("room").await, Ok(StoredRoom::default()));
}

#[test]
async fn a_newer_page_is_not_held_up() {
    let name = unique();
    let store = open(&name).await;
    let told = Rc::new(Cell::new(false));
    store.on_gone({
        let told = told.clone();
        move || told.set(true)
    });
    let newer = format!("(await done(indexedDB.open(name, {}))).close();", SCHEMA_VERSION + 1);
    script(&name, &newer).await;
    assert!(told.get());
    assert_eq!(store.commit("room", &written(b"a")).await, Err(StorageError::Gone));
}

#[test]
async fn a_connection_the_browser_closes_is_gone() {
    let name = unique();
    // The browser closes one by force when the person clears site data; only the event can be had here.
    script(&name, &spy("transaction", "(window.closing = this, original.apply(this, given))")).await;
    let store = open(&name).await;
    store.load("room").await.unwrap();
    let told = Rc::new(Cell::new(false));
    store.on_gone({
        let told = told.clone();
        move || told.set(true)
    });
    script(&name, "restore(); closing.dispatchEvent(new Event('close'));").await;
    assert!(told.get());
    assert_eq!(store.load("room").await, Err(StorageError::Gone));
}

#[test]
async fn a_dropped_store_keeps_nothing_open() {
    let name = unique();
    drop(open(&name).await);
    script(
        &name,
        "const deletion = indexedDB.deleteDatabase(name); let blocked = false;
        deletion.onblocked = () => { blocked = true; };
        await done(deletion);
        if (blocked) throw new Error('a dropped store held its database');",
    )
    .await;
}

#[test]
async fn a_commit_is_one_transaction_as_durable_as_asked() {
    let name = unique();
    let store = open(&name).await;
    script(&name, &["window.seen = [];", &spy("transaction", "(() => {
        const transaction = original.apply(this, given);
        seen.push([...transaction.objectStoreNames].join() + ' ' + transaction.mode + ' ' + transaction.durability);
        return transaction;
    })()")].concat()).await;
    let seen = async || {
        script(&name, "const were = seen.join('; '); seen.length = 0; return were;")
            .await
            .as_string()
            .unwrap()
    };
    store.commit("room", &written(b"a")).await.unwrap();
    assert_eq!(seen().await, "ops readwrite relaxed");
    store.commit("room", &Changes { strict: true, ..everything() }).await.unwrap();
    assert_eq!(seen().await, "forks,ops,outbox,rooms readwrite strict");
    store.commit("room", &everything()).await.unwrap();
    assert_eq!(seen().await, "forks,ops,outbox,rooms readwrite relaxed");
    store.identity(identity(1)).await.unwrap();
    assert_eq!(seen().await, "identity readwrite strict");
    store.load("room").await.unwrap();
    assert_eq!(seen().await, "forks,ops,outbox,rooms readonly default");
    script(&name, "restore();").await;
}

#[test]
async fn a_commit_answers_when_the_transaction_is_complete() {
    let name = unique();
    let store = open(&name).await;
    script(
        &name,
        &spy(
            "transaction",
            "(() => {
        const transaction = original.apply(this, given);
        transaction.addEventListener('complete', () => { window.completed = true; });
        return transaction;
    })()",
        ),
    )
    .await;
    store.commit("room", &everything()).await.unwrap();
    assert!(script(&name, "restore(); return window.completed === true;").await.is_truthy());
}

#[test]
async fn a_full_disk_leaves_nothing_of_a_commit() {
    let full = "new DOMException('no space', 'QuotaExceededError')";
    // A request that is refused at once; one whose answer is an error; a transaction taken back at its end.
    let at_once = spy_put(&format!("(() => {{ throw {full}; }})()"));
    let at_the_end = [
        "window.restore = (prototype => { const original = prototype.commit;
        prototype.commit = function () {
            Object.defineProperty(this, 'error', { value: ",
        full,
        " });
            this.abort();
        };
        return () => { prototype.commit = original; };
    })(IDBTransaction.prototype);",
    ]
    .concat();
    for fails in [at_once, at_the_end] {
        let name = unique();
        let store = open(&name).await;
        store.commit("room", &written(b"before")).await.unwrap();
        script(&name, &fails).await;
        assert_eq!(store.commit("room", &everything()).await, Err(StorageError::QuotaExceeded));
        script(&name, "restore();").await;
        let before = StoredRoom { operations: vec![b"before".to_vec()], ..StoredRoom::default() };
        assert_eq!(store.load("room").await.unwrap(), before);
        store.commit("room", &everything()).await.unwrap();
    }
}

#[test]
async fn a_request_that_fails_takes_the_commit_back_and_is_told() {
    let name = unique();
    let store = open(&name).await;
    store.commit("room", &written(b"before")).await.unwrap();
    // `add` of a key that is there: an error that comes as an event, while others wait.
    script(&name, &spy_put("IDBObjectStore.prototype.add.apply(this, given)")).await;
    let operations = vec![(key(1), vec![1]), (key(0), vec![2]), (key(2), vec![3]), (key(3), vec![4])];
    let failed = store.commit("room", &Changes { operations, ..everything() }).await;
    script(&name, "restore();").await;
    assert!(
        matches!(&failed, Err(StorageError::Failed(why)) if why.starts_with("ConstraintError")),
        "{failed:?}"
    );
    let before = StoredRoom { operations: vec![b"before".to_vec()], ..StoredRoom::default() };
    assert_eq!(store.load("room").await.unwrap(), before);
}

#[test]
async fn a_transaction_the_browser_takes_back_is_gone() {
    let name = unique();
    let store = open(&name).await;
    script(
        &name,
        "window.restore = (prototype => { const original = prototype.commit;
        prototype.commit = function () { this.abort(); };
        return () => { prototype.commit = original; };
    })(IDBTransaction.prototype);",
    )
    .await;
    let answer = store.commit("room", &everything()).await;
    script(&name, "restore();").await;
    assert_eq!(answer, Err(StorageError::Gone));
    assert_eq!(store.load("room").await.unwrap(), StoredRoom::default());
}

#[test]
async fn a_number_beyond_what_a_key_holds_is_refused_with_the_rest() {
    let store = open(&unique()).await;
    let operations = vec![(key(0), vec![1]), (key(1 << 53), vec![2])];
    let refused = store.commit("room", &Changes { operations, ..Changes::default() }).await;
    assert!(matches!(refused, Err(StorageError::Failed(_))));
    assert_eq!(store.load("room").await.unwrap(), StoredRoom::default());
}

#[test]
async fn a_damaged_record_is_an_error_and_no_panic() {
    for (store, key, value) in [
        ("ops", "['room', 'no author', 'main', 0]", "new Uint8Array(1)"),
        ("ops", "['room']", "new Uint8Array(1)"),
        ("ops", "['room', 'AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE', 'main', 0]", "'text'"),
        ("outbox", "['room', 'AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE', 'NO STREAM', 0]", "1"),
        ("forks", "['room', 'AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE', 'main']", "null"),
    ] {
        let name = unique();
        let damaged = open(&name).await;
        let script_text = format!(
            "const database = await done(indexedDB.open(name));
            await done(database.transaction('{store}', 'readwrite').objectStore('{store}').put({value}, {key}));
            database.close();"
        );
        script(&name, &script_text).await;
        let loaded = damaged.load("room").await;
        assert!(matches!(loaded, Err(StorageError::Failed(_))), "{store} {key}: {loaded:?}");
    }
}

#[test]
async fn a_browser_without_storage_is_told_from_others() {
    let without = async |indexed_db: &str| {
        let name = unique();
        let set = "window.own = Object.getOwnPropertyDescriptor(window, 'indexedDB');
            Object.defineProperty(window, 'indexedDB', { configurable: true, ";
        script(&name, &[set, indexed_db, "});"].concat()).await;
        let why = refused(&name).await;
        script(&name, "Object.defineProperty(window, 'indexedDB', own);").await;
        why
    };
    let throws = "throw new DOMException('not here', 'SecurityError');";
    for indexed_db in [
        "value: null",
        "value: undefined",
        &format!("get() {{ {throws} }}"),
        &format!("value: {{ open() {{ {throws} }} }}"),
        "value: { open() { const request = new EventTarget();
            Object.assign(request, { readyState: 'pending', error: null });
            setTimeout(() => {
                Object.assign(request, { readyState: 'done', error: new DOMException('private', 'InvalidStateError') });
                request.onerror({ target: request });
            });
            return request; } }",
    ] {
        let why = without(indexed_db).await;
        assert!(matches!(why, StorageError::Unavailable(_)), "{indexed_db}: {why:?}");
    }
    drop(open(&unique()).await);
}

#[test]
async fn the_browser_says_how_it_keeps_what_is_stored() {
    let (used, quota) = estimate().await.unwrap();
    assert!(used <= quota && quota > 0, "{used} of {quota} bytes");
    let granted = ask_persistence().await;
    assert_eq!(persisted().await, Some(granted));
    for storage in [
        "undefined",
        "{}",
        "{ persisted: async () => 0, persist: () => Promise.reject(1), estimate: async () => ({}) }",
    ] {
        let set = format!(
            "Object.defineProperty(navigator, 'storage', {{ configurable: true, value: {storage} }});"
        );
        script("", &set).await;
        let answers = (persisted().await, ask_persistence().await, estimate().await);
        script("", "delete navigator.storage;").await;
        assert_eq!(answers, (None, false, None), "{storage}");
    }
}

/// Runs JavaScript in which `name` is the database's and `done` waits for a request. It is the other tab, or the browser.
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

/// Replaces a method of databases by an expression over `original` and what was `given`, until `restore()`.
fn spy(method: &str, instead: &str) -> String {
    format!(
        "window.restore = (prototype => {{
            const original = prototype.{method};
            prototype.{method} = function (...given) {{ return {instead}; }};
            return () => {{ prototype.{method} = original; }};
        }})(IDBDatabase.prototype);"
    )
}

/// Replaces the second and all later `put`s.
fn spy_put(instead: &str) -> String {
    let instead = format!("puts++ ? {instead} : original.apply(this, given)");
    ["let puts = 0;", &spy("put", &instead).replace("IDBDatabase", "IDBObjectStore")].concat()
}

/// The object stores of a database, sorted.
async fn stores(name: &str) -> String {
    let names = "const database = await done(indexedDB.open(name));
        const names = [...database.objectStoreNames];
        database.close();
        return names;";
    Array::from(&script(name, names).await).sort().join(",").into()
}

async fn open(name: &str) -> IndexedDbStorage {
    IndexedDbStorage::open_named(name).await.unwrap()
}

async fn refused(name: &str) -> StorageError {
    IndexedDbStorage::open_named(name).await.unwrap_err()
}

/// A name no other test has.
fn unique() -> String {
    format!("test-{}", js_sys::Math::random())
}

fn key(seq: u64) -> OperationKey {
    OperationKey { author: PeerId([1; 32]), stream: Stream::main(), seq }
}

fn identity(n: u8) -> StoredIdentity {
    StoredIdentity { user_seed: [n; 32], device_seed: [n + 100; 32] }
}

fn written(operation: &[u8]) -> Changes {
    Changes { operations: vec![(key(0), operation.to_vec())], ..Changes::default() }
}

fn everything() -> Changes {
    Changes {
        operations: vec![(key(1), vec![1]), (key(2), vec![2])],
        outbox: vec![OutboxEntry { key: key(1), attention: false }],
        forks: vec![ForkProof { key: key(3), first: vec![3], second: vec![4] }],
        marks: Some(vec![5]),
        ..Changes::default()
    }
}
