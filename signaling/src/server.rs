//! Messages from the server to a browser.

use serde::{Deserialize, Serialize};

use crate::{ErrorCode, Nonce, PeerKey, RoomId};

/// What the server says. `P` is a sealed payload: `String` where it is read,
/// raw JSON where it is only relayed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ServerMessage<P = String> {
    /// First message on every connection: sign this to join.
    Challenge {
        /// [`crate::PROTOCOL_VERSION`] of the server.
        version: u32,
        /// Fresh for this connection.
        nonce: Nonce,
    },
    /// The answer to `join_room`.
    RoomJoined {
        /// The room joined.
        room: RoomId,
        /// The others there, in order of joining.
        peers: Vec<PeerEntry<P>>,
        /// STUN and TURN servers to use.
        ice_servers: Vec<IceServer>,
    },
    /// Somebody joined, or an old peer came back on a new connection (its profile replaces the old one).
    PeerJoined {
        /// Who.
        peer: PeerKey,
        /// Its sealed profile.
        profile: P,
    },
    /// Somebody's connection to the server ended. Links between browsers may well go on.
    PeerLeft {
        /// Who.
        peer: PeerKey,
        /// On purpose or not.
        reason: LeaveReason,
    },
    /// A relayed offer.
    Offer {
        /// Who sent it (proven to the server).
        from: PeerKey,
        /// Sealed session description.
        payload: P,
    },
    /// A relayed answer.
    Answer {
        /// Who sent it.
        from: PeerKey,
        /// Sealed session description.
        payload: P,
    },
    /// A relayed ICE candidate.
    IceCandidate {
        /// Who sent it.
        from: PeerKey,
        /// Sealed candidate.
        payload: P,
    },
    /// Something was refused.
    Error {
        /// For programs.
        code: ErrorCode,
        /// For people: one English sentence.
        message: String,
        /// Seconds after which trying again makes sense.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        retry_after: Option<f64>,
    },
    /// The server goes down; come back later.
    ServerClosing {
        /// Seconds to wait before connecting again.
        retry_after: f64,
    },
}

/// A peer in `room_joined`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeerEntry<P = String> {
    /// Its id.
    pub peer: PeerKey,
    /// Its sealed profile.
    pub profile: P,
}

/// Why a peer is no longer at the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeaveReason {
    /// It said `leave_room`.
    Left,
    /// Its connection ended without a word.
    Lost,
}

/// One entry of an `RTCConfiguration`'s `iceServers`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IceServer {
    /// `stun:`, `turn:` or `turns:` addresses of one server.
    pub urls: Vec<String>,
    /// TURN user name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
    /// TURN password.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credential: Option<String>,
}

impl<P> ServerMessage<P>
where
    P: Serialize,
{
    /// The message as one WebSocket text frame.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }
}

impl ServerMessage {
    /// Reads a frame from the server.
    pub fn parse(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }
}
