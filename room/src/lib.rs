//! The core of Tincan, sans-IO: what one page does in one room, decided without a socket, a clock or a random source.
//!
//! Give an [`Engine`] one [`Input`] at a time and drain its [`Output`]s; drivers in `frontend` act on them. Time is
//! handed in as [`Millis`], randomness as a seeded generator, so that many peers run in one deterministic test
//! (`tests/sim.rs`). The bytes on the wire are described in `docs/protocol.md`.

mod backoff;
mod chat;
mod code;
mod engine;
mod frame;
mod id;
mod identity;
mod keys;
mod link;
mod seal;
mod signal;
mod time;
mod view;
mod wire;

pub use chat::{TEXT_LEN_MAX, TextRefused};
pub use code::{AddressError, ROOM_NAME_CHARS_MAX, RoomAddress};
pub use engine::{
    Command, Config, Engine, Input, NAME_CHARS_MAX, NameRefused, Output, RelayKind, SignalInput,
    SignalOutput, clean_name,
};
pub use frame::{FRAME_LEN_MAX, FrameError, MESSAGE_LEN_MAX, Reassembly, cut};
pub use id::PeerId;
pub use identity::{DeviceSeed, PeerSecret};
pub use keys::{RoomKeys, RoomSecret, StretchError};
pub use link::{LinkCommand, LinkEvent, LinkStatus};
pub use seal::{OpenError, Purpose, open, seal};
pub use time::Millis;
pub use view::*;
pub use wire::{
    Candidate, Channel, PEER_PROTOCOL, PeerMessage, Profile, SignalBody, SignalContent, WireError,
};
