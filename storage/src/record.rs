//! Keys and values, to and from JavaScript. The layout is in the crate's own words, [`crate`].

use base64ct::{Base64UrlUnpadded, Encoding};
use js_sys::{Array, Reflect, Uint8Array};
use room::{
    Contact, ForkProof, OperationKey, OutboxEntry, PeerId, StorageError, StoredIdentity, StoredRoomEntry,
    Stream, UserId,
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdbKeyRange;

/// The greatest number that is exact in a key.
const SEQ_MAX: u64 = (1 << 53) - 1;

/// The keys of everything of a room in one store.
pub(crate) fn of_room(room_id: &str) -> Result<JsValue, JsValue> {
    let room = JsValue::from_str(room_id);
    let range = IdbKeyRange::bound(&Array::of1(&room), &Array::of2(&room, &Array::new()))?;
    Ok(range.into())
}

/// The keys of the entries of `rooms`, without what else is stored of a room.
pub(crate) fn room_entries() -> Result<JsValue, JsValue> {
    Ok(IdbKeyRange::upper_bound_with_open(&Array::new(), true)?.into())
}

/// The key of a room's marks.
pub(crate) fn marks_key(room_id: &str) -> JsValue {
    Array::of2(&room_id.into(), &"marks".into()).into()
}

/// The key of a room's newest messages.
pub(crate) fn tail_key(room_id: &str) -> JsValue {
    Array::of2(&room_id.into(), &"tail".into()).into()
}

/// The keys of everything of a room in one store that comes after one of them.
pub(crate) fn of_room_after(room_id: &str, after: &JsValue) -> Result<JsValue, JsValue> {
    let end = Array::of2(&room_id.into(), &Array::new());
    Ok(IdbKeyRange::bound_with_lower_open_and_upper_open(after, &end, true, false)?.into())
}

/// The key of an operation and of its entry in the outbox.
pub(crate) fn operation_key(room_id: &str, key: &OperationKey) -> Result<JsValue, StorageError> {
    if key.seq > SEQ_MAX {
        return Err(StorageError::Failed("an operation's number is over 2^53 - 1".into()));
    }
    let parts = log_key(room_id, key);
    parts.push(&number(key.seq));
    Ok(parts.into())
}

/// The key of a fork: that of a log.
pub(crate) fn log_key(room_id: &str, key: &OperationKey) -> Array {
    Array::of3(&room_id.into(), &key.author.to_string().into(), &key.stream.as_str().into())
}

/// What the key of an operation, of an outbox entry or of a fork says but for the number: whose, in which stream.
pub(crate) fn author_of(key: &Array) -> Result<PeerId, StorageError> {
    id(&key.get(1)).map(PeerId).ok_or_else(damaged)
}

/// A peer or user id in base64url.
fn id(text: &JsValue) -> Option<[u8; 32]> {
    let mut id = [0; 32];
    let len = Base64UrlUnpadded::decode(text.as_string()?, &mut id).ok()?.len();
    (len == 32).then_some(id)
}

/// A contact; `None` for a record that is not as this page writes it.
pub(crate) fn contact(key: &JsValue, record: JsValue) -> Option<Contact> {
    Contact::decode(UserId(id(key)?), &from_bytes(record).ok()?)
}

fn key_of(author: PeerId, key: &Array, seq: &JsValue) -> Result<OperationKey, StorageError> {
    let stream = key.get(2).as_string().ok_or_else(damaged)?;
    let stream = Stream::new(&stream).map_err(|_| damaged())?;
    Ok(OperationKey { author, stream, seq: from_number(seq)? })
}

pub(crate) fn outbox_value(entry: &OutboxEntry) -> JsValue {
    number(entry.attention.into())
}

pub(crate) fn outbox_entry(
    author: PeerId,
    key: &Array,
    value: &JsValue,
) -> Result<OutboxEntry, StorageError> {
    Ok(OutboxEntry { key: key_of(author, key, &key.get(3))?, attention: value.is_truthy() })
}

pub(crate) fn fork_value(fork: &ForkProof) -> JsValue {
    object(&[("seq", number(fork.key.seq)), ("first", bytes(&fork.first)), ("second", bytes(&fork.second))])
}

pub(crate) fn fork(author: PeerId, key: &Array, value: &JsValue) -> Result<ForkProof, StorageError> {
    Ok(ForkProof {
        key: key_of(author, key, &field(value, "seq"))?,
        first: from_bytes(field(value, "first"))?,
        second: from_bytes(field(value, "second"))?,
    })
}

pub(crate) fn identity_value(identity: &StoredIdentity) -> JsValue {
    object(&[("user_seed", bytes(&identity.user_seed)), ("device_seed", bytes(&identity.device_seed))])
}

pub(crate) fn identity(value: &JsValue) -> Result<StoredIdentity, StorageError> {
    let seed = |name| from_bytes(field(value, name))?.try_into().map_err(|_| damaged());
    Ok(StoredIdentity { user_seed: seed("user_seed")?, device_seed: seed("device_seed")? })
}

pub(crate) fn entry_value(entry: &StoredRoomEntry) -> JsValue {
    object(&[
        ("room_id", entry.room_id.as_str().into()),
        ("fragment", entry.fragment.as_str().into()),
        ("entered_unix_ms", number(entry.entered_unix_ms)),
        ("turn", number(entry.turn.into())),
        ("notes", bytes(&entry.notes)),
    ])
}

pub(crate) fn entry(value: &JsValue) -> Result<StoredRoomEntry, StorageError> {
    let text = |name| field(value, name).as_string().ok_or_else(damaged);
    Ok(StoredRoomEntry {
        room_id: text("room_id")?,
        fragment: text("fragment")?,
        entered_unix_ms: from_number(&field(value, "entered_unix_ms"))?,
        turn: field(value, "turn").as_f64().map_or(0, |turn| turn as u32),
        // Older pages noted nothing.
        notes: from_bytes(field(value, "notes")).unwrap_or_default(),
    })
}

/// A copy that is stored alone; a view would be stored with all of our memory behind it.
pub(crate) fn bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::new_from_slice(bytes).into()
}

pub(crate) fn from_bytes(value: JsValue) -> Result<Vec<u8>, StorageError> {
    value.dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).map_err(|_| damaged())
}

/// A record that is not as this page writes it.
pub(crate) fn damaged() -> StorageError {
    StorageError::Failed("a stored record is damaged".into())
}

fn number(number: u64) -> JsValue {
    JsValue::from_f64(number as f64)
}

fn from_number(value: &JsValue) -> Result<u64, StorageError> {
    value.as_f64().map(|number| number as u64).ok_or_else(damaged)
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in fields {
        // Nothing stops a field of a fresh object.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

fn field(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
