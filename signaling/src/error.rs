//! Error codes of the signaling socket.

use serde::{Deserialize, Serialize};

/// What went wrong, for programs; the message beside it is for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// Not a JSON object, or a field is missing or of the wrong shape. The connection stays.
    BadMessage,
    /// `type` names no message of this protocol. The connection stays.
    UnknownType,
    /// A binary frame; the protocol is text only. The connection is closed (1003).
    BinaryFrame,
    /// A frame over 64 KiB. The connection is closed (1009).
    FrameTooLong,
    /// The room id is empty, over 64 characters, or outside `[A-Za-z0-9_-]`. The connection stays.
    BadRoomId,
    /// The peer id is not a valid Ed25519 public key in base64url. The connection stays.
    BadPeerId,
    /// The sealed profile is over its limit. The connection stays.
    ProfileTooLong,
    /// The signature is not the peer's over this connection's challenge and this room. The connection stays.
    BadProof,
    /// The message needs a room, and none was joined. The connection stays.
    NotJoined,
    /// A room was joined already on this connection; leave it first. The connection stays.
    AlreadyJoined,
    /// No `join_room` came in time. The connection is closed (1008).
    JoinTimeout,
    /// The room has its 256 peers. The connection stays; try again after `retry_after`.
    RoomFull,
    /// The server has as many connections as it takes. The connection is closed (1013).
    ServerFull,
    /// The peer to relay to is not in the room. The connection stays.
    UnknownPeer,
    /// Too many messages; this one was dropped. The connection stays for a while.
    RateLimited,
    /// Kept flooding after being told. The connection is closed (1008).
    Flooding,
    /// Did not read what was sent to it. The connection is closed (1008).
    SlowReader,
    /// The same peer joined on another connection and proved it. The connection is closed (4001).
    SeatTaken,
    /// A code this version does not know.
    #[serde(other)]
    Other,
}
