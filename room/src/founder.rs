//! Who made a room: the code of a room made by *New room* is the hash of a key, and who has the key names the owner.
//!
//! So nobody who has the code, and with it everything else of the room, can claim to have made it. The key signs once, in the first
//! operations of the room, and is thrown away. A room named by hand has no such key and no owner. Tested here.

use std::fmt;

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{RoomAddress, RoomKeys, RoomSecret, UserId};

/// What the code is the hash of begins with this.
const CODE_LABEL: &[u8] = b"tincan founder 1\0";
/// What the signature begins with, so that it can be taken for no other signature.
const SIGN_LABEL: &[u8] = b"tincan founding 1\0";

/// The key of a room's making.
#[derive(Clone)]
pub struct FounderSecret(SigningKey);

impl FounderSecret {
    /// From 32 random bytes.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// The address of the room that this key makes.
    pub fn address(&self) -> RoomAddress {
        address(&self.0.verifying_key().to_bytes())
    }

    /// Names the owner, for ever.
    pub fn found(&self, room_id: &str, owner: UserId) -> Founding {
        let signature = self.0.sign(&to_sign(room_id, owner)).to_bytes();
        Founding { key: self.0.verifying_key().to_bytes(), owner, signature: signature.to_vec() }
    }
}

impl fmt::Debug for FounderSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FounderSecret(…)")
    }
}

/// The proof of who owns a room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Founding {
    /// The public half of the key that made the room: the room's code is its hash.
    pub key: [u8; 32],
    /// Who owns the room.
    pub owner: UserId,
    /// The key's Ed25519 signature, 64 bytes, over the room's id and the owner.
    pub signature: Vec<u8>,
}

impl Founding {
    /// Whether this names the owner of the room of this id.
    pub fn holds(&self, room_id: &str) -> bool {
        let Ok(signature) = Signature::from_slice(&self.signature) else { return false };
        let Ok(key) = VerifyingKey::from_bytes(&self.key) else { return false };
        let secret = RoomSecret::of(&address(&self.key));
        secret.is_ok_and(|secret| RoomKeys::derive(&secret).room_id == room_id)
            && key.verify_strict(&to_sign(room_id, self.owner), &signature).is_ok()
    }
}

fn address(key: &[u8; 32]) -> RoomAddress {
    let digest: [u8; 32] = Sha256::digest([CODE_LABEL, key].concat()).into();
    let mut bits = [0; 16];
    bits.iter_mut().zip(digest).for_each(|(bit, byte)| *bit = byte);
    RoomAddress::Secret(bits)
}

fn to_sign(room_id: &str, owner: UserId) -> Vec<u8> {
    [SIGN_LABEL, room_id.as_bytes(), b"\0", &owner.0].concat()
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn room_of(founder: &FounderSecret) -> String {
        RoomKeys::derive(&RoomSecret::of(&founder.address()).unwrap()).room_id.clone()
    }

    #[test]
    fn only_the_key_that_made_the_room_names_its_owner() {
        let (founder, eve) = (FounderSecret::from_seed(&[1; 32]), FounderSecret::from_seed(&[2; 32]));
        let room = room_of(&founder);
        let (ada, mallory) = (UserId([3; 32]), UserId([4; 32]));
        let founding = founder.found(&room, ada);
        assert!(founding.holds(&room));
        assert!(!founding.holds(&room_of(&eve)), "of another room");
        assert!(!eve.found(&room, mallory).holds(&room), "by a key that did not make it");
        assert!(!Founding { owner: mallory, ..founding.clone() }.holds(&room));
        assert!(!Founding { key: eve.found(&room, ada).key, ..founding.clone() }.holds(&room));
        assert!(!Founding { signature: vec![0; 63], ..founding }.holds(&room));
    }

    #[test]
    fn the_code_is_pinned() {
        assert_eq!(
            FounderSecret::from_seed(&[1; 32]).address().fragment(),
            "tc1-ev5pw-aajxm-p8236-cet2w-w98cb-ek6sz"
        );
    }
}
