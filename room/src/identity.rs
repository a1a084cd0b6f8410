//! Who we are: a key for each tab, derived, so that a restart finds it again.

use std::fmt;

use ed25519_dalek::{Signer, SigningKey};
use zeroize::ZeroizeOnDrop;

use crate::{PeerId, UserId, keys::expand};

/// 32 random bytes kept on the device; every peer key of the device comes from it.
#[derive(Clone, PartialEq, Eq, ZeroizeOnDrop)]
pub struct DeviceSeed(pub [u8; 32]);

impl fmt::Debug for DeviceSeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DeviceSeed(…)")
    }
}

/// The key of one tab of one device in one room.
#[derive(Clone)]
pub struct PeerSecret(SigningKey);

impl PeerSecret {
    /// The key of seat `seat` in the room. Another room or seat gives a key that nobody can connect with this one.
    pub fn derive(seed: &DeviceSeed, room_id: &str, seat: u32) -> Self {
        let label = [b"tincan peer key 1\0".as_slice(), &seat.to_be_bytes(), room_id.as_bytes()].concat();
        Self(SigningKey::from_bytes(&expand(&seed.0, &label)))
    }

    /// The public half: the peer's id.
    pub fn id(&self) -> PeerId {
        PeerId(self.0.verifying_key().to_bytes())
    }

    /// An Ed25519 signature.
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

impl fmt::Debug for PeerSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PeerSecret({:?})", self.id())
    }
}

/// The root key of a person: it certifies the peer keys of their devices and is kept on the device.
#[derive(Clone)]
pub struct UserSecret(SigningKey);

impl UserSecret {
    /// The key of this seed.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// The public half: the user's id.
    pub fn id(&self) -> UserId {
        UserId(self.0.verifying_key().to_bytes())
    }

    /// An Ed25519 signature.
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

impl fmt::Debug for UserSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "UserSecret({:?})", self.id())
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn a_restart_finds_its_key_and_nobody_else_does() {
        let seed = DeviceSeed([5; 32]);
        let id = PeerSecret::derive(&seed, "room", 0).id();
        assert_eq!(PeerSecret::derive(&seed, "room", 0).id(), id);
        assert_ne!(PeerSecret::derive(&seed, "room", 1).id(), id);
        assert_ne!(PeerSecret::derive(&seed, "moor", 0).id(), id);
        assert_ne!(PeerSecret::derive(&DeviceSeed([6; 32]), "room", 0).id(), id);
    }
    #[test]
    fn debug_output_names_the_key_and_never_shows_the_secret() {
        // 170 is the byte of every secret, in decimal as derived output would have it, in hex and in Base64.
        let (device, user) = (DeviceSeed([0xaa; 32]), UserSecret::from_seed(&[0xaa; 32]));
        let peer = PeerSecret::derive(&device, "room", 0);
        let stored = crate::StoredIdentity { user_seed: [0xaa; 32], device_seed: [0xaa; 32] };
        let entry = crate::StoredRoomEntry {
            turn: 0,
            notes: Vec::new(),
            room_id: "room".to_owned(),
            fragment: "tc1-qqqqqq".to_owned(),
            entered_unix_ms: 0,
        };
        let keys = crate::RoomKeys {
            room_id: "room".to_owned(),
            signal_key: [0xaa; 32],
            link_key: [0xaa; 32],
            epoch_key: [0xaa; 32],
        };
        let shown = format!("{device:?} {user:?} {peer:?} {stored:?} {entry:?} {keys:?}");
        for secret in ["170", "aa, aa", "aaaa", "qqqq"] {
            assert!(!shown.to_lowercase().contains(secret), "{shown}");
        }
        assert!(shown.contains(&peer.id().short()) && shown.contains(&user.id().short()), "{shown}");
    }

    #[test]
    fn a_user_signs_as_who_they_are() {
        let user = UserSecret::from_seed(&[5; 32]);
        let key = ed25519_dalek::VerifyingKey::from_bytes(&user.id().0).unwrap();
        let verifies = |message: &[u8]| key.verify_strict(message, &user.sign(b"text").into()).is_ok();
        assert!(verifies(b"text") && !verifies(b"other text"));
        // What people compare: 43 characters, of which eight are shown.
        assert_eq!(user.id().to_string().len(), 43);
        assert!(user.id().to_string().starts_with(&user.id().short()) && user.id().short().len() == 8);
    }
}
