//! The keys of a room, all derived from its secret, each with a label of its own.
//!
//! Tested here; what each key protects is in `docs/protocol.md`, "Keys".

use std::fmt;

use base64ct::{Base64UrlUnpadded, Encoding};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::{RoomAddress, Stretch, StretchError};

/// What everybody in a room shares: 32 bytes.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct RoomSecret(pub [u8; 32]);

impl RoomSecret {
    /// How the secret of an open room is made of its name. Always the standard: people with less memory must reach the same key. The salt is
    /// fixed, since two people with only the name in common must reach it too.
    pub const STRETCHED_WITH: (Stretch, &[u8]) = (Stretch::STANDARD, b"tincan open room 1");

    /// The secret of a room. For an open room this takes about a second and 64 MiB: call it off the main thread.
    pub fn of(address: &RoomAddress) -> Result<Self, StretchError> {
        match address {
            RoomAddress::Secret(bits) => Ok(Self(expand(bits, b"tincan room secret 1"))),
            RoomAddress::Open(name) => {
                let (stretch, salt) = Self::STRETCHED_WITH;
                Ok(Self(*stretch.key(name.as_bytes(), salt)?))
            }
        }
    }
}

impl fmt::Debug for RoomSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RoomSecret(…)")
    }
}

/// The keys derived from a room's secret.
#[derive(Clone, ZeroizeOnDrop)]
pub struct RoomKeys {
    /// All the server sees of the room: 43 characters of `[A-Za-z0-9_-]`.
    #[zeroize(skip)]
    pub room_id: String,
    /// Seals profiles and session descriptions on the signaling socket.
    pub signal_key: [u8; 32],
    /// Seals the proofs of the handshake: who can make one is in the room.
    pub link_key: [u8; 32],
    /// Seals the bodies of operations until the first member is removed.
    pub epoch_key: [u8; 32],
}

impl RoomKeys {
    /// Derives them all.
    pub fn derive(secret: &RoomSecret) -> Self {
        let id: [u8; 32] = expand(&secret.0, b"tincan room id 1");
        Self {
            room_id: Base64UrlUnpadded::encode_string(&id),
            signal_key: expand(&secret.0, b"tincan signal key 1"),
            link_key: expand(&secret.0, b"tincan link key 1"),
            epoch_key: expand(&secret.0, b"tincan epoch key 1"),
        }
    }
}

impl fmt::Debug for RoomKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RoomKeys").field("room_id", &self.room_id).finish_non_exhaustive()
    }
}

/// HKDF-SHA-256 without salt.
pub(crate) fn expand(secret: &[u8], label: &[u8]) -> [u8; 32] {
    let mut out = [0; 32];
    match Hkdf::<Sha256>::new(None, secret).expand(label, &mut out) {
        Ok(()) => out,
        Err(_) => unreachable!("HKDF-SHA-256 gives up to 8160 bytes, 32 were asked for"),
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn keys_differ_and_say_nothing_of_the_secret() {
        let secret = RoomSecret::of(&RoomAddress::Secret([3; 16])).unwrap();
        let keys = RoomKeys::derive(&secret);
        assert_eq!(keys.room_id.len(), 43);
        assert!(keys.room_id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-'));
        assert_ne!(keys.signal_key, secret.0);
        assert_eq!(format!("{secret:?}"), "RoomSecret(…)");
    }

    #[test]
    fn the_derivation_is_pinned() {
        let keys = RoomKeys::derive(&RoomSecret([1; 32]));
        assert_eq!(keys.room_id, "d7C5RCfA8DsFRcJGYNHS6zn0t_xpQ9OgjNYZGeraSqE");
    }

    #[test]
    fn a_typed_name_always_stretches_to_the_same_secret() {
        let open = |name: &str| RoomSecret::of(&RoomAddress::from_typed(name).unwrap()).unwrap();
        assert_eq!(open("My Team"), open(" my  team "));
        assert_ne!(open("my team"), open("my teams"));
    }
}
