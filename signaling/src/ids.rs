//! Identifiers as they stand in the JSON, and the bytes a peer signs to join.

use std::fmt;

use base64ct::{Base64UrlUnpadded, Encoding};
use serde::{Deserialize, Serialize};

use crate::ROOM_ID_LEN_MAX;

/// A room as the server knows it: 1 to 64 characters of `[A-Za-z0-9_-]`.
///
/// Browsers derive it from the room secret, so it says nothing about the room's name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RoomId(String);

/// Why a room id was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RoomIdError {
    /// Empty, or over the limit.
    #[error("a room id has 1 to {ROOM_ID_LEN_MAX} characters, this one has {len}")]
    Length {
        /// Characters that came.
        len: usize,
    },
    /// A character outside the alphabet.
    #[error("a room id has only A-Z, a-z, 0-9, '_' and '-'")]
    Alphabet,
}

impl RoomId {
    /// Checks length and alphabet.
    pub fn new(text: impl Into<String>) -> Result<Self, RoomIdError> {
        let text = text.into();
        if text.is_empty() || text.len() > ROOM_ID_LEN_MAX {
            return Err(RoomIdError::Length { len: text.chars().count() });
        }
        if !text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-') {
            return Err(RoomIdError::Alphabet);
        }
        Ok(Self(text))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RoomId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for RoomId {
    type Error = RoomIdError;
    fn try_from(text: String) -> Result<Self, RoomIdError> {
        Self::new(text)
    }
}

impl From<RoomId> for String {
    fn from(id: RoomId) -> Self {
        id.0
    }
}

/// A peer's id: its Ed25519 public key, in JSON as 43 characters of unpadded base64url.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PeerKey(pub [u8; 32]);

/// A server's challenge: 32 random bytes, in JSON as 43 characters of unpadded base64url.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Nonce(pub [u8; 32]);

macro_rules! base64url_bytes {
    ($name:ident, $what:literal) => {
        impl $name {
            /// Reads unpadded base64url; `None` unless it is exactly 32 bytes in canonical form.
            pub fn parse(text: &str) -> Option<Self> {
                let bytes = Base64UrlUnpadded::decode_vec(text).ok()?;
                Some(Self(bytes.try_into().ok()?))
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&Base64UrlUnpadded::encode_string(&self.0))
            }
        }
        impl fmt::Debug for $name {
            /// The first eight characters: enough to follow one in a log.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let text = Base64UrlUnpadded::encode_string(&self.0);
                write!(f, "{}", text.get(..8).unwrap_or_default())
            }
        }
        impl TryFrom<String> for $name {
            type Error = &'static str;
            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::parse(&text).ok_or(concat!($what, " is 43 characters of base64url"))
            }
        }
        impl From<$name> for String {
            fn from(value: $name) -> String {
                value.to_string()
            }
        }
    };
}
base64url_bytes!(PeerKey, "a peer id");
base64url_bytes!(Nonce, "a challenge");

/// The bytes a peer signs with its key to take its place in a room:
/// `"tincan signaling join 1" 0x00 nonce(32) room-id`.
pub fn join_proof(nonce: &Nonce, room: &RoomId) -> Vec<u8> {
    [b"tincan signaling join 1\0".as_slice(), &nonce.0, room.as_str().as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn room_ids_keep_their_alphabet_and_length() {
        assert!(RoomId::new("a").is_ok());
        assert!(RoomId::new("A-z_0".repeat(12)).is_ok());
        assert_eq!(RoomId::new(""), Err(RoomIdError::Length { len: 0 }));
        assert_eq!(RoomId::new("a".repeat(65)), Err(RoomIdError::Length { len: 65 }));
        assert_eq!(RoomId::new("a b"), Err(RoomIdError::Alphabet));
        assert_eq!(RoomId::new("ä"), Err(RoomIdError::Alphabet));
    }

    #[test]
    fn a_peer_key_has_one_spelling() {
        let key = PeerKey([7; 32]);
        assert_eq!(PeerKey::parse(&key.to_string()), Some(key));
        assert_eq!(PeerKey::parse(""), None);
        assert_eq!(PeerKey::parse(&format!("{key}=")), None);
        let mut trailing = key.to_string();
        trailing.pop();
        trailing.push('d');
        assert_eq!(PeerKey::parse(&trailing), None, "non-zero trailing bits are another spelling");
    }
}
