//! What every store must do, in one suite that each of them runs.
//!
//! [`MemoryStorage`](super::MemoryStorage) runs it in its tests, IndexedDB in `storage/tests/browser.rs`, in a browser. A case that
//! fails panics with a sentence.

#![allow(clippy::panic, reason = "a suite for tests: a case fails by a panic")]

use std::fmt::Debug;
use std::future::Future;
use std::pin::pin;
use std::task::Poll;

use super::{
    Changes, ForkProof, OperationKey, OutboxEntry, Storage, StorageError, StoredIdentity, StoredRoom,
    StoredRoomEntry,
};
use crate::{Contact, PeerId, Stream, UserId};

/// The greatest number a browser counts to without a gap.
const SEQ_MAX: u64 = (1 << 53) - 1;
/// A room's first sync can bring this many operations at once.
const MANY: u64 = 10_000;
/// As long as a message on a link may be.
const LARGE_LEN: usize = 256 * 1024;

/// Runs every case, each on a store of its own: `fresh` makes an empty one.
pub async fn all<S: Storage>(fresh: impl AsyncFn() -> S) {
    an_unknown_room_is_empty(&fresh().await).await;
    what_is_committed_is_loaded_in_order_of_its_keys(&fresh().await).await;
    numbers_are_ordered_as_numbers(&fresh().await).await;
    rooms_do_not_mix(&fresh().await).await;
    the_same_operation_again_is_replaced(&fresh().await).await;
    operations_are_forgotten(&fresh().await).await;
    what_is_forgotten_and_written_at_once_is_there(&fresh().await).await;
    outbox_entries_come_and_go(&fresh().await).await;
    forks_are_kept_one_a_log(&fresh().await).await;
    marks_stay_when_a_later_change_has_none(&fresh().await).await;
    the_newest_messages_are_kept_beside_the_log_and_go_with_it(&fresh().await).await;
    a_room_comes_in_parts_as_it_comes_whole(&fresh().await).await;
    nothing_to_write_is_no_error(&fresh().await).await;
    an_identity_is_made_once(&fresh().await).await;
    another_identity_is_taken(&fresh().await).await;
    two_who_ask_for_an_identity_at_once_agree(&fresh().await).await;
    rooms_come_newest_first(&fresh().await).await;
    a_room_is_replaced_by_its_id(&fresh().await).await;
    what_is_noted_about_a_room_stays_with_it(&fresh().await).await;
    a_forgotten_room_leaves_nothing(&fresh().await).await;
    many_operations_go_in_one_commit(&fresh().await).await;
    a_large_operation_comes_back_whole(&fresh().await).await;
    two_commits_at_once_both_land(&fresh().await).await;
    contacts_come_in_order_and_go(&fresh().await).await;
    who_is_met_again_stays_who_they_were(&fresh().await).await;
    meeting_does_not_undo_a_verification_at_the_same_time(&fresh().await).await;
    settings_come_and_go(&fresh().await).await;
}

async fn an_unknown_room_is_empty(store: &impl Storage) {
    same("a room that is not known", load(store, "room").await, StoredRoom::default());
    same("the rooms of a fresh store", done("rooms", store.rooms().await), Vec::new());
}

async fn what_is_committed_is_loaded_in_order_of_its_keys(store: &impl Storage) {
    // As base64url these authors sort otherwise.
    let keys = [
        key(0x00, "main", 0),
        key(0x00, "main", 1),
        key(0x00, "main-2", 0),
        key(0x00, "main/2", 0),
        key(0x68, "board", 7),
        key(0xf8, "code/a", 0),
        key(0xff, "board", 0),
    ];
    let operations: Vec<_> = keys.iter().map(|key| (key.clone(), format!("{key:?}").into_bytes())).collect();
    let in_order: Vec<_> = operations.iter().map(|(_, operation)| operation.clone()).collect();
    let (earlier, later) = operations.split_at(3);
    for part in [later, earlier] {
        let operations = part.iter().rev().cloned().collect();
        commit(store, "room", Changes { operations, strict: true, ..Changes::default() }).await;
    }
    same("operations", load(store, "room").await.operations, in_order);
}

async fn numbers_are_ordered_as_numbers(store: &impl Storage) {
    let numbers = [0, 2, 9, 10, 255, 256, 1 << 32, SEQ_MAX - 1, SEQ_MAX];
    let operations =
        numbers.iter().rev().map(|seq| (key(1, "main", *seq), seq.to_be_bytes().to_vec())).collect();
    let outbox = numbers.iter().rev().map(|seq| waiting(*seq)).collect();
    commit(store, "room", Changes { operations, outbox, ..Changes::default() }).await;
    let stored = load(store, "room").await;
    same("operations", stored.operations, numbers.iter().map(|seq| seq.to_be_bytes().to_vec()).collect());
    same("the outbox", stored.outbox, numbers.iter().map(|seq| waiting(*seq)).collect());
}

async fn rooms_do_not_mix(store: &impl Storage) {
    let ids = ["room", "room2", "roo", "room\u{0}", "Room", ""];
    for id in ids {
        commit(store, id, everything(id)).await;
    }
    for id in ids {
        same("a room among others", load(store, id).await, everything_stored(id));
    }
}

async fn the_same_operation_again_is_replaced(store: &impl Storage) {
    commit(store, "room", written(&[(0, b"first")])).await;
    commit(store, "room", written(&[(0, b"second")])).await;
    same("operations", load(store, "room").await.operations, vec![b"second".to_vec()]);
}

async fn operations_are_forgotten(store: &impl Storage) {
    commit(store, "room", written(&[(0, b"a"), (1, b"b"), (2, b"c")])).await;
    let forget = vec![key(1, "main", 1), key(1, "main", 9), key(2, "main", 0)];
    commit(store, "room", Changes { forget, ..Changes::default() }).await;
    same("operations", load(store, "room").await.operations, vec![b"a".to_vec(), b"c".to_vec()]);
}

async fn what_is_forgotten_and_written_at_once_is_there(store: &impl Storage) {
    commit(store, "room", written(&[(0, b"old")])).await;
    let forget = vec![key(1, "main", 0)];
    commit(store, "room", Changes { forget, ..written(&[(0, b"new")]) }).await;
    same("operations", load(store, "room").await.operations, vec![b"new".to_vec()]);
}

async fn outbox_entries_come_and_go(store: &impl Storage) {
    let outbox = vec![waiting(0), waiting(1), waiting(2)];
    commit(store, "room", Changes { outbox, ..Changes::default() }).await;
    let told = OutboxEntry { attention: true, ..waiting(2) };
    let changes = Changes {
        outbox: vec![told.clone()],
        // One is not there, which is no error.
        outbox_done: vec![key(1, "main", 0), key(1, "main", 7)],
        ..Changes::default()
    };
    commit(store, "room", changes).await;
    same("the outbox", load(store, "room").await.outbox, vec![waiting(1), told]);
}

async fn forks_are_kept_one_a_log(store: &impl Storage) {
    let forks = vec![fork(0xff, "main", 3), fork(0x00, "main", 5), fork(0x00, "board", 4)];
    commit(store, "room", Changes { forks, ..Changes::default() }).await;
    commit(store, "room", Changes { forks: vec![fork(0x00, "main", 2)], ..Changes::default() }).await;
    let in_order = vec![fork(0x00, "board", 4), fork(0x00, "main", 2), fork(0xff, "main", 3)];
    same("fork proofs", load(store, "room").await.forks, in_order);
}

async fn marks_stay_when_a_later_change_has_none(store: &impl Storage) {
    let marks = |marks: &[u8]| Changes { marks: Some(marks.to_vec()), ..Changes::default() };
    commit(store, "room", marks(b"first")).await;
    commit(store, "room", written(&[(0, b"a")])).await;
    same("marks", load(store, "room").await.marks, Some(b"first".to_vec()));
    commit(store, "room", marks(b"")).await;
    same("marks of no bytes", load(store, "room").await.marks, Some(Vec::new()));
    same("the rooms entered, by marks alone", done("rooms", store.rooms().await), Vec::new());
}

async fn the_newest_messages_are_kept_beside_the_log_and_go_with_it(store: &impl Storage) {
    let tail = |tail: &[u8]| Changes { tail: Some(tail.to_vec()), ..Changes::default() };
    same("the tail of a room that is not known", done("tail", store.tail("room").await), None);
    commit(store, "room", tail(b"first")).await;
    commit(store, "room", written(&[(0, b"a")])).await;
    same("the tail", done("tail", store.tail("room").await), Some(b"first".to_vec()));
    same("marks where there is only a tail", load(store, "room").await.marks, None);
    commit(store, "room", tail(b"second")).await;
    same("the tail", done("tail", store.tail("room").await), Some(b"second".to_vec()));
    done("forget_room", store.forget_room("room").await);
    same("the tail of a forgotten room", done("tail", store.tail("room").await), None);
}

async fn a_room_comes_in_parts_as_it_comes_whole(store: &impl Storage) {
    for id in ["room", "room2", "roo"] {
        commit(store, id, everything(id)).await;
    }
    // More than a store reads at once.
    let many: Vec<Vec<u8>> = (0..4_500u64).map(|n| n.to_be_bytes().to_vec()).collect();
    let many: Vec<(u64, &[u8])> = (100..).zip(many.iter().map(Vec::as_slice)).collect();
    commit(store, "room", written(&many)).await;
    let whole = load(store, "room").await;
    let mut parts = done("load_beside", store.load_beside("room").await);
    same("operations beside", &parts.operations, &Vec::new());
    let taken = store.load_in_parts("room", async |part: Vec<Vec<u8>>| parts.operations.extend(part)).await;
    done("load_in_parts", taken);
    parts.operations.sort();
    let mut expected = whole;
    expected.operations.sort();
    same("a room in parts", parts, expected);
}

async fn nothing_to_write_is_no_error(store: &impl Storage) {
    commit(store, "room", Changes::default()).await;
    commit(store, "room", Changes { strict: true, ..Changes::default() }).await;
    same("a room nothing was written to", load(store, "room").await, StoredRoom::default());
}

async fn an_identity_is_made_once(store: &impl Storage) {
    same("the first identity", done("identity", store.identity(identity(1)).await), identity(1));
    same("the same again", done("identity", store.identity(identity(2)).await), identity(1));
}

async fn another_identity_is_taken(store: &impl Storage) {
    done("set_identity", store.set_identity(&identity(1)).await);
    same("an identity set", done("identity", store.identity(identity(9)).await), identity(1));
    done("set_identity", store.set_identity(&identity(2)).await);
    same("another set", done("identity", store.identity(identity(9)).await), identity(2));
}

async fn two_who_ask_for_an_identity_at_once_agree(store: &impl Storage) {
    let (one, other) = both(store.identity(identity(1)), store.identity(identity(2))).await;
    let one = done("identity", one);
    same("the identity of the other", done("identity", other), one.clone());
    same("the identity kept", done("identity", store.identity(identity(3)).await), one);
}

async fn rooms_come_newest_first(store: &impl Storage) {
    for (id, entered_unix_ms) in [("b", 20), ("a", 10), ("d", 1 << 43), ("c", 30), ("marked", 5)] {
        done("keep_room", store.keep_room(&entry(id, entered_unix_ms)).await);
    }
    // What is stored of a room is no entry of its own.
    commit(store, "marked", everything("marked")).await;
    let newest_first = [("d", 1 << 43), ("c", 30), ("b", 20), ("a", 10), ("marked", 5)];
    let newest_first = newest_first.iter().map(|(id, at)| entry(id, *at)).collect();
    same("rooms", done("rooms", store.rooms().await), newest_first);
}

async fn a_room_is_replaced_by_its_id(store: &impl Storage) {
    commit(store, "room", everything("room")).await;
    for entry in
        [entry("room", 1), entry("other", 2), StoredRoomEntry { fragment: "new".into(), ..entry("room", 3) }]
    {
        done("keep_room", store.keep_room(&entry).await);
    }
    let kept = vec![StoredRoomEntry { fragment: "new".into(), ..entry("room", 3) }, entry("other", 2)];
    same("rooms", done("rooms", store.rooms().await), kept);
    same("what the room holds", load(store, "room").await, everything_stored("room"));
}

async fn what_is_noted_about_a_room_stays_with_it(store: &impl Storage) {
    done("keep_room", store.keep_room(&entry("room", 1)).await);
    done("note_room", store.note_room("room", &|_| vec![1]).await);
    done("note_room once more", store.note_room("room", &|notes| [notes, &[2]].concat()).await);
    done("note_room of a room that is not known", store.note_room("unknown", &|_| vec![3]).await);
    same(
        "rooms",
        done("rooms", store.rooms().await),
        vec![StoredRoomEntry { notes: vec![1, 2], ..entry("room", 1) }],
    );
    done("forget_room", store.forget_room("room").await);
    done("note_room of a room that is gone", store.note_room("room", &|_| vec![4]).await);
    same("rooms", done("rooms", store.rooms().await), vec![]);
}

async fn a_forgotten_room_leaves_nothing(store: &impl Storage) {
    for id in ["room", "room2", "roo"] {
        done("keep_room", store.keep_room(&entry(id, 1)).await);
        commit(store, id, everything(id)).await;
    }
    done("identity", store.identity(identity(1)).await);
    done("forget_room", store.forget_room("room").await);
    done("forget_room of a room that is not known", store.forget_room("unknown").await);
    same("a forgotten room", load(store, "room").await, StoredRoom::default());
    for id in ["room2", "roo"] {
        same("a room beside the forgotten one", load(store, id).await, everything_stored(id));
    }
    let mut left = done("rooms", store.rooms().await);
    left.sort_by(|a, b| a.room_id.cmp(&b.room_id));
    same("rooms", left, vec![entry("roo", 1), entry("room2", 1)]);
    same("the identity", done("identity", store.identity(identity(2)).await), identity(1));
    commit(store, "room", everything("room")).await;
    same("a room entered again", load(store, "room").await, everything_stored("room"));
}

async fn many_operations_go_in_one_commit(store: &impl Storage) {
    let operation = |seq: u64| [seq.to_be_bytes().as_slice(), &[7; 200]].concat();
    let operations = (0..MANY).map(|seq| (key(1, "main", seq), operation(seq))).collect();
    commit(store, "room", Changes { operations, strict: true, ..Changes::default() }).await;
    let stored = load(store, "room").await.operations;
    same("how many operations", stored.len(), usize::try_from(MANY).unwrap_or(0));
    let in_order = stored.iter().zip(0..).all(|(stored, seq)| *stored == operation(seq));
    same("whether they are in order", in_order, true);
}

async fn a_large_operation_comes_back_whole(store: &impl Storage) {
    // Without a pattern, as sealed operations are: browsers store what they can compress another way.
    let noise =
        |n: usize| (n as u32).wrapping_mul(0x9e37_79b9).wrapping_mul(n as u32 >> 7 | 1).to_be_bytes()[0];
    let large: Vec<u8> = (0..LARGE_LEN).map(noise).collect();
    let operations = vec![(key(1, "main", 0), large.clone()), (key(1, "main", 1), Vec::new())];
    commit(store, "room", Changes { operations, ..Changes::default() }).await;
    let whole = load(store, "room").await.operations == [large, Vec::new()];
    same("whether an operation of 256 KiB and one of nothing are whole", whole, true);
}

async fn two_commits_at_once_both_land(store: &impl Storage) {
    let (first, second) = (written(&[(0, b"a")]), written(&[(1, b"b")]));
    let (first, second) = both(store.commit("room", &first), store.commit("room", &second)).await;
    done("one of two commits", first);
    done("the other of two commits", second);
    same("operations", load(store, "room").await.operations, vec![b"a".to_vec(), b"b".to_vec()]);
}

async fn settings_come_and_go(store: &impl Storage) {
    let at = async |name: &str| done("a setting", store.setting(name).await);
    let set = async |name: &str, value: Option<&str>| done("set", store.set_setting(name, value).await);
    same("a setting that was never set", at("name").await, None);
    set("name", Some("Łukasz \"Ørn\" 🦉")).await;
    set("network", Some("")).await;
    same("a setting", at("name").await, Some("Łukasz \"Ørn\" 🦉".to_owned()));
    same("an empty one", at("network").await, Some(String::new()));
    set("name", Some("other")).await;
    same("another one", at("name").await, Some("other".to_owned()));
    set("name", None).await;
    set("name", None).await;
    same("one that was forgotten", at("name").await, None);
    same("its neighbour", at("network").await, Some(String::new()));
}

fn key(author: u8, stream: &str, seq: u64) -> OperationKey {
    let Ok(stream) = Stream::new(stream) else { panic!("the suite misspells a stream: {stream}") };
    OperationKey { author: PeerId([author; 32]), stream, seq }
}

fn waiting(seq: u64) -> OutboxEntry {
    OutboxEntry { key: key(1, "main", seq), attention: false }
}

fn fork(author: u8, stream: &str, seq: u64) -> ForkProof {
    ForkProof { key: key(author, stream, seq), first: vec![1; 3], second: vec![seq.to_le_bytes()[0]; 300] }
}

fn identity(n: u8) -> StoredIdentity {
    StoredIdentity { user_seed: [n; 32], device_seed: [n + 100; 32] }
}

fn entry(room_id: &str, entered_unix_ms: u64) -> StoredRoomEntry {
    StoredRoomEntry {
        room_id: room_id.into(),
        fragment: format!("tc1-{room_id}"),
        entered_unix_ms,
        turn: 64,
        notes: Vec::new(),
    }
}

fn written(operations: &[(u64, &[u8])]) -> Changes {
    let operations = operations.iter().map(|(seq, bytes)| (key(1, "main", *seq), bytes.to_vec())).collect();
    Changes { operations, ..Changes::default() }
}

async fn contacts_come_in_order_and_go(store: &impl Storage) {
    same("contacts of a fresh store", done("contacts", store.contacts().await), Vec::new());
    // As base64url these ids sort otherwise.
    let [first, second, third] = [0x00, 0x68, 0xf8].map(|user| contact(user, "Ada", Some(9)));
    for contact in [&third, &first, &second] {
        done("keep a contact", store.keep_contact(contact).await);
    }
    let renamed = Contact { name: "Bo".to_owned(), verified_unix_ms: None, ..second.clone() };
    done("replace a contact", store.keep_contact(&renamed).await);
    let found = done("contacts", store.contacts().await);
    same("contacts", found, vec![first.clone(), renamed, third.clone()]);
    done("forget a contact", store.forget_contact(second.user).await);
    done("forget it again", store.forget_contact(second.user).await);
    same("the other contacts", done("contacts", store.contacts().await), vec![first, third]);
}

async fn who_is_met_again_stays_who_they_were(store: &impl Storage) {
    let new = contact(1, "Ada", None);
    same("met", done("meet", store.meet_contact(&new).await), new.clone());
    let later = Contact { name: "Ada L.".to_owned(), first_seen_unix_ms: 99, ..new.clone() };
    let again = Contact { name: "Ada L.".to_owned(), ..new };
    same("met again", done("meet again", store.meet_contact(&later).await), again.clone());
    same("contacts", done("contacts", store.contacts().await), vec![again]);
}

async fn meeting_does_not_undo_a_verification_at_the_same_time(store: &impl Storage) {
    let verified = contact(1, "Ada", Some(9));
    let (kept, met) = both(store.keep_contact(&verified), store.meet_contact(&contact(1, "Eve", None))).await;
    done("keep", kept);
    same("met", done("meet", met), verified.clone());
    same("contacts", done("contacts", store.contacts().await), vec![verified]);
}

fn contact(user: u8, name: &str, verified_unix_ms: Option<u64>) -> Contact {
    Contact { verified_unix_ms, ..Contact::met(UserId([user; 32]), name.to_owned(), 5) }
}

/// Something of every kind, with the room's id in it.
fn everything(room_id: &str) -> Changes {
    Changes {
        operations: vec![(key(1, "main", 0), room_id.as_bytes().to_vec())],
        outbox: vec![waiting(0)],
        forks: vec![ForkProof { second: room_id.as_bytes().to_vec(), ..fork(2, "main", 4) }],
        marks: Some(room_id.as_bytes().to_vec()),
        ..Changes::default()
    }
}

/// [`everything`], as it is loaded.
fn everything_stored(room_id: &str) -> StoredRoom {
    let Changes { operations, outbox, forks, marks, .. } = everything(room_id);
    StoredRoom { operations: operations.into_iter().map(|(_, bytes)| bytes).collect(), outbox, forks, marks }
}

async fn load(store: &impl Storage, room_id: &str) -> StoredRoom {
    done("load", store.load(room_id).await)
}

async fn commit(store: &impl Storage, room_id: &str, changes: Changes) {
    done("commit", store.commit(room_id, &changes).await);
}

#[track_caller]
fn done<T>(what: &str, result: Result<T, StorageError>) -> T {
    result.unwrap_or_else(|e| panic!("{what} failed: {e}"))
}

#[track_caller]
fn same<T: PartialEq + Debug>(what: &str, found: T, expected: T) {
    assert!(found == expected, "{what}: found {found:?}, expected {expected:?}");
}

/// Both answers; the second is asked before the first has answered.
async fn both<A, B>(first: impl Future<Output = A>, second: impl Future<Output = B>) -> (A, B) {
    let (mut first, mut second) = (pin!(first), pin!(second));
    let (mut a, mut b) = (None, None);
    std::future::poll_fn(move |cx| {
        if a.is_none()
            && let Poll::Ready(answer) = first.as_mut().poll(cx)
        {
            a = Some(answer);
        }
        if b.is_none()
            && let Poll::Ready(answer) = second.as_mut().poll(cx)
        {
            b = Some(answer);
        }
        match (a.take(), b.take()) {
            (Some(a), Some(b)) => Poll::Ready((a, b)),
            (first, second) => {
                (a, b) = (first, second);
                Poll::Pending
            }
        }
    })
    .await
}
