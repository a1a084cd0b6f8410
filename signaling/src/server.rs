//! Messages from the server to a browser.

use serde::{Deserialize, Serialize};

use crate::{ErrorCode, Nonce, PeerKey, RoomId};

/// What the server says. `P` is a sealed payload: `String` where it is read,
/// raw JSON where it is only relayed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ServerMessage<P = String> {
    /// First message on every connection: sign this to join.
    Challenge {
        /// [`crate::PROTOCOL_VERSION`] of the server.
        version: u32,
        /// Fresh for this connection.
        nonce: Nonce,
        /// The version of the page that the server gives out, so that older ones learn of it; not said by servers without one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        site: Option<String>,
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
    /// New credentials, before those of the last list end; replaces it.
    IceServers {
        /// STUN and TURN servers to use from now on.
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
    /// The answer to `ping`.
    Pong,
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

/// Why a server's frame was not understood.
#[derive(Debug, thiserror::Error)]
pub enum ServerMessageError {
    /// Not a JSON object with fields of these shapes.
    #[error("not a message of this protocol: {0}")]
    Json(#[from] serde_json::Error),
    /// No such type, or a field that the type needs is not there.
    #[error("no message of this protocol, or not all of one")]
    Incomplete,
}

/// All fields of all messages. Flat, because reading a tagged enum costs a browser 8 kB more.
#[derive(Deserialize)]
struct Envelope {
    #[serde(rename = "type")]
    kind: String,
    version: Option<u32>,
    nonce: Option<Nonce>,
    site: Option<String>,
    room: Option<RoomId>,
    peers: Option<Vec<PeerEntry>>,
    ice_servers: Option<Vec<IceServer>>,
    peer: Option<PeerKey>,
    profile: Option<String>,
    reason: Option<LeaveReason>,
    from: Option<PeerKey>,
    payload: Option<String>,
    code: Option<ErrorCode>,
    message: Option<String>,
    retry_after: Option<f64>,
}

impl ServerMessage {
    /// Reads a frame from the server. Unknown fields are passed over.
    pub fn parse(text: &str) -> Result<Self, ServerMessageError> {
        serde_json::from_str::<Envelope>(text)?.into_message().ok_or(ServerMessageError::Incomplete)
    }
}

impl Envelope {
    fn into_message(self) -> Option<ServerMessage> {
        Some(match self.kind.as_str() {
            "challenge" => {
                ServerMessage::Challenge { version: self.version?, nonce: self.nonce?, site: self.site }
            }
            "room_joined" => ServerMessage::RoomJoined {
                room: self.room?,
                peers: self.peers?,
                ice_servers: self.ice_servers?,
            },
            "ice_servers" => ServerMessage::IceServers { ice_servers: self.ice_servers? },
            "peer_joined" => ServerMessage::PeerJoined { peer: self.peer?, profile: self.profile? },
            "peer_left" => ServerMessage::PeerLeft { peer: self.peer?, reason: self.reason? },
            "offer" => ServerMessage::Offer { from: self.from?, payload: self.payload? },
            "answer" => ServerMessage::Answer { from: self.from?, payload: self.payload? },
            "ice_candidate" => ServerMessage::IceCandidate { from: self.from?, payload: self.payload? },
            "pong" => ServerMessage::Pong,
            "error" => ServerMessage::Error {
                code: self.code?,
                message: self.message?,
                retry_after: self.retry_after,
            },
            "server_closing" => ServerMessage::ServerClosing { retry_after: self.retry_after? },
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn what_the_server_writes_a_browser_reads() {
        let (peer, profile, payload) = (PeerKey([1; 32]), "p".to_owned(), "x".to_owned());
        let entry = PeerEntry { peer, profile: profile.clone() };
        let ice =
            IceServer { urls: vec!["stun:a".to_owned()], username: None, credential: Some("c".to_owned()) };
        let room = RoomId::new("room").unwrap();
        let messages = [
            ServerMessage::Challenge { version: 1, nonce: Nonce([2; 32]), site: None },
            ServerMessage::Challenge { version: 1, nonce: Nonce([2; 32]), site: Some("2".to_owned()) },
            ServerMessage::RoomJoined { room, peers: vec![entry], ice_servers: vec![ice.clone()] },
            ServerMessage::IceServers { ice_servers: vec![ice] },
            ServerMessage::PeerJoined { peer, profile },
            ServerMessage::PeerLeft { peer, reason: LeaveReason::Lost },
            ServerMessage::Offer { from: peer, payload: payload.clone() },
            ServerMessage::Answer { from: peer, payload: payload.clone() },
            ServerMessage::IceCandidate { from: peer, payload },
            ServerMessage::Error {
                code: ErrorCode::RoomFull,
                message: "m".to_owned(),
                retry_after: Some(1.5),
            },
            ServerMessage::Error { code: ErrorCode::BadProof, message: "m".to_owned(), retry_after: None },
            ServerMessage::Pong,
            ServerMessage::ServerClosing { retry_after: 2.0 },
        ];
        for message in messages {
            assert_eq!(ServerMessage::parse(&message.to_json().unwrap()).unwrap(), message);
        }
    }

    #[test]
    fn half_a_message_and_another_protocol_are_refused() {
        for text in [
            "",
            "[]",
            "{}",
            r#"{"type":"offer"}"#,
            r#"{"type":"fly"}"#,
            r#"{"type":"ice_servers"}"#,
            r#"{"type":"peer_left","peer":"x"}"#,
        ] {
            assert!(ServerMessage::parse(text).is_err(), "{text}");
        }
        let newer = r#"{"type":"error","code":"of_tomorrow","message":"m"}"#;
        assert!(matches!(
            ServerMessage::parse(newer),
            Ok(ServerMessage::Error { code: ErrorCode::Other, .. })
        ));
    }
}
