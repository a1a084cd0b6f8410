//! The signaling socket: every message both ends speak, and the limits they keep.
//!
//! One JSON object a WebSocket text frame, told apart by its `type`. The server
//! introduces browsers and relays what it cannot read; `docs/protocol.md`
//! ("Signaling") is the same in prose. What the server does with them lives in
//! `server/src/hub.rs`, the browser's side in `room/src/signal.rs`.

mod client;
mod error;
mod ids;
mod limits;
mod server;

pub use client::{ClientMessage, ClientMessageError, parse_client};
pub use error::ErrorCode;
pub use ids::{Nonce, PeerKey, RoomId, RoomIdError, join_proof};
pub use limits::*;
pub use server::{IceServer, LeaveReason, PeerEntry, ServerMessage, ServerMessageError};
