//! Messages from a browser to the server.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;

use crate::{ErrorCode, PROFILE_LEN_MAX, PeerKey, RoomId};

/// What a browser says. `P` is a sealed payload: `String` where it is made,
/// raw JSON where it is only relayed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ClientMessage<P = String> {
    /// Take a place in a room.
    JoinRoom {
        /// The room.
        room: RoomId,
        /// Who joins.
        peer: PeerKey,
        /// Ed25519 signature over [`crate::join_proof`], 64 bytes as unpadded base64url.
        signature: String,
        /// Sealed profile, handed to everybody in the room.
        profile: P,
    },
    /// Is the server there? Answered by `pong`, in a room or not.
    Ping,
    /// Give the place up; the connection may join again.
    LeaveRoom,
    /// Relay a sealed session description.
    Offer {
        /// To whom.
        to: PeerKey,
        /// Sealed.
        payload: P,
    },
    /// Relay a sealed session description.
    Answer {
        /// To whom.
        to: PeerKey,
        /// Sealed.
        payload: P,
    },
    /// Relay a sealed ICE candidate.
    IceCandidate {
        /// To whom.
        to: PeerKey,
        /// Sealed.
        payload: P,
    },
}

impl ClientMessage {
    /// The message as one WebSocket text frame.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }
}

/// Why a browser's frame was refused before the hub saw it.
#[derive(Debug, thiserror::Error)]
pub enum ClientMessageError {
    /// Not a JSON object of strings and sealed payloads.
    #[error("not a message of this protocol, at line {} column {}", .0.line(), .0.column())]
    Json(#[from] serde_json::Error),
    /// Not a JSON object.
    #[error("a message is a JSON object")]
    NoObject,
    /// No such type.
    #[error("there is no message of this type")]
    UnknownType,
    /// A field the type needs is not there.
    #[error("the field `{0}` is missing")]
    Missing(&'static str),
    /// The room id breaks its rules.
    #[error(transparent)]
    RoomId(#[from] crate::RoomIdError),
    /// A peer id that is not 43 characters of base64url.
    #[error("`{0}` is not a peer id (43 characters of base64url)")]
    PeerId(&'static str),
    /// The sealed profile is too long.
    #[error("a profile has at most {PROFILE_LEN_MAX} bytes, this one has {len}")]
    ProfileTooLong {
        /// Bytes that came.
        len: usize,
    },
}

impl ClientMessageError {
    /// The code to answer with.
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::Json(_) | Self::NoObject | Self::Missing(_) => ErrorCode::BadMessage,
            Self::UnknownType => ErrorCode::UnknownType,
            Self::RoomId(_) => ErrorCode::BadRoomId,
            Self::PeerId(_) => ErrorCode::BadPeerId,
            Self::ProfileTooLong { .. } => ErrorCode::ProfileTooLong,
        }
    }
}

/// All fields of all messages. Flat, because a tagged enum would copy payloads that
/// the server only passes on.
#[derive(Deserialize)]
struct Envelope<'a> {
    #[serde(rename = "type", borrow)]
    kind: Cow<'a, str>,
    #[serde(borrow)]
    room: Option<Cow<'a, str>>,
    #[serde(borrow)]
    peer: Option<Cow<'a, str>>,
    #[serde(borrow)]
    signature: Option<Cow<'a, str>>,
    #[serde(borrow, default, deserialize_with = "any_value")]
    profile: Option<&'a RawValue>,
    #[serde(borrow)]
    to: Option<Cow<'a, str>>,
    #[serde(borrow, default, deserialize_with = "any_value")]
    payload: Option<&'a RawValue>,
}

/// Any JSON value that is there, `null` too.
fn any_value<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<&'de RawValue>, D::Error> {
    <&RawValue>::deserialize(deserializer).map(Some)
}

/// Reads a browser's frame without looking into its payload.
///
/// Guarantees: the room id and peer ids are well formed, the profile is within its
/// limit, and every field the type needs is there. Unknown fields are passed over.
pub fn parse_client(text: &str) -> Result<ClientMessage<&RawValue>, ClientMessageError> {
    // serde would take a list of the fields for the object.
    if !text.trim_start().starts_with('{') {
        return Err(ClientMessageError::NoObject);
    }
    let e: Envelope<'_> = serde_json::from_str(text)?;
    let to = || {
        let text = e.to.as_deref().ok_or(ClientMessageError::Missing("to"))?;
        PeerKey::parse(text).ok_or(ClientMessageError::PeerId("to"))
    };
    let payload = || e.payload.ok_or(ClientMessageError::Missing("payload"));
    Ok(match e.kind.as_ref() {
        "join_room" => {
            let room = e.room.as_deref().ok_or(ClientMessageError::Missing("room"))?;
            let room = RoomId::new(room)?;
            let peer = e.peer.as_deref().ok_or(ClientMessageError::Missing("peer"))?;
            let peer = PeerKey::parse(peer).ok_or(ClientMessageError::PeerId("peer"))?;
            let signature = e.signature.as_deref().ok_or(ClientMessageError::Missing("signature"))?;
            let profile = e.profile.ok_or(ClientMessageError::Missing("profile"))?;
            if profile.get().len() > PROFILE_LEN_MAX {
                return Err(ClientMessageError::ProfileTooLong { len: profile.get().len() });
            }
            ClientMessage::JoinRoom { room, peer, signature: signature.to_owned(), profile }
        }
        "ping" => ClientMessage::Ping,
        "leave_room" => ClientMessage::LeaveRoom,
        "offer" => ClientMessage::Offer { to: to()?, payload: payload()? },
        "answer" => ClientMessage::Answer { to: to()?, payload: payload()? },
        "ice_candidate" => ClientMessage::IceCandidate { to: to()?, payload: payload()? },
        _ => return Err(ClientMessageError::UnknownType),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn code(text: &str) -> Option<ErrorCode> {
        parse_client(text).err().map(|e| e.code())
    }

    #[test]
    fn what_a_browser_writes_the_server_reads() {
        let peer = PeerKey([9; 32]);
        let sent = ClientMessage::Offer { to: peer, payload: "sealed".to_owned() };
        let text = sent.to_json().unwrap();
        match parse_client(&text).unwrap() {
            ClientMessage::Offer { to, payload } => {
                assert_eq!(to, peer);
                assert_eq!(payload.get(), "\"sealed\"");
            }
            other => panic!("read {other:?}"),
        }
    }

    #[test]
    fn every_refusal_has_its_code() {
        let peer = PeerKey([9; 32]);
        assert_eq!(code("nonsense"), Some(ErrorCode::BadMessage));
        assert_eq!(code("[]"), Some(ErrorCode::BadMessage));
        assert_eq!(code(r#"["leave_room",null,null,null,null,null,null]"#), Some(ErrorCode::BadMessage));
        assert_eq!(
            code(&format!(r#"{{"type":"offer","to":"{peer}","payload":null}}"#)),
            None,
            "any value passes"
        );
        assert_eq!(code("{}"), Some(ErrorCode::BadMessage));
        assert_eq!(code(r#"{"type":"fly"}"#), Some(ErrorCode::UnknownType));
        assert_eq!(code(r#"{"type":"offer"}"#), Some(ErrorCode::BadMessage));
        assert_eq!(code(r#"{"type":"offer","to":"x","payload":1}"#), Some(ErrorCode::BadPeerId));
        let join = |room: &str, profile: &str| {
            format!(
                r#"{{"type":"join_room","room":"{room}","peer":"{peer}","signature":"","profile":"{profile}"}}"#
            )
        };
        assert_eq!(code(&join("a room", "")), Some(ErrorCode::BadRoomId));
        assert_eq!(code(&join("room", &"x".repeat(PROFILE_LEN_MAX))), Some(ErrorCode::ProfileTooLong));
        assert_eq!(code(&join("room", "")), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in ".{0,400}") {
            let _ = parse_client(&text);
        }
    }
}
