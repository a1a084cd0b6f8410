//! The store of a page: IndexedDB behind [`room::Storage`], and what the browser says about its storage.
//!
//! The crate is empty but for WebAssembly. Tested in a real browser by `tests/browser.rs`, which runs the acceptance suite of `room`.
//!
//! # Layout
//!
//! Database `tincan`, schema version 3. Keys are given with each record (out of line). Integers are numbers, so below 2^53; bytes
//! are `Uint8Array`s; `author` is a peer id in base64url.
//!
//! | object store | key | value | since |
//! | --- | --- | --- | --- |
//! | `identity` | `"device"` | `{user_seed, device_seed}`: bytes | 1 |
//! | `rooms` | `room_id` | `{room_id, fragment, entered_unix_ms}` | 1 |
//! | | `[room_id, "marks"]` | the engine's notes about the room: bytes | 1 |
//! | | `[room_id, "tail"]` | the newest messages as they were shown: bytes, may be missing | 3 |
//! | `ops` | `[room_id, author, stream, seq]` | the encoded operation: bytes | 1 |
//! | `outbox` | `[room_id, author, stream, seq]` | 1 if the person was told that it does not get on, else 0 | 1 |
//! | `forks` | `[room_id, author, stream]` | `{seq, first, second}`: a number and twice bytes | 2 |
//! | `files` | | nothing yet | 2 |
//! | `settings` | a name | what its owner wrote: text | 2 |
//! | `vault` | `"key"` | the vault key, sealed with the passphrase: bytes | 3 |
//! | `contacts` | user id in base64url | what is known of another user, by `Contact::encode` of `room`: bytes | 3 |
//!
//! Whatever belongs to a room has a key that begins with the room's id: in every store it is the one range from `[room_id]` to
//! `[room_id, []]`, since arrays sort after strings and numbers. The entry of a room in `rooms` has the id itself as its key, so entries are
//! the range below `[]`.
//!
//! # With a passphrase
//!
//! The same stores are in the database `tincan-sealed`, and each value but that of `vault` is sealed ([`room::RecordKey`]) for the name of its store
//! and its key, as JSON. That database is in force if its `vault` has a record; `tincan` is deleted then. See [`vault`](look).
//!
//! base64url does not sort as the ids it spells; what is loaded is put in order of the ids here.

#[cfg(target_arch = "wasm32")]
mod connection;
#[cfg(target_arch = "wasm32")]
mod device;
#[cfg(target_arch = "wasm32")]
mod error;
#[cfg(target_arch = "wasm32")]
mod indexed_db;
#[cfg(target_arch = "wasm32")]
mod record;
#[cfg(target_arch = "wasm32")]
mod sealer;
#[cfg(target_arch = "wasm32")]
mod vault;

#[cfg(target_arch = "wasm32")]
pub use {
    connection::{DATABASE, SCHEMA_VERSION},
    device::{ask_persistence, estimate, persisted},
    indexed_db::IndexedDbStorage,
    vault::{Kept, change_passphrase, erase, look, open_sealed, seal, unseal},
};
