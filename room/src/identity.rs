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
}
