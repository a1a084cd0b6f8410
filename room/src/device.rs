//! Devices as readers: what is sealed for one device alone, by HPKE (RFC 9180).
//!
//! Each device has an X25519 key for each room; its certificates name the public half, so everybody in the room knows it. The tabs of a
//! device share the key: what one can read, the others can. Suite: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305, base
//! mode; who wrote a box is shown by the signed operation it is in. Tested here.

use std::fmt;

use base64ct::{Base64UrlUnpadded, Encoding};
use chacha20::ChaCha20Rng;
use hpke::{
    Deserializable, Kem, OpModeR, OpModeS, Serializable, aead::ChaCha20Poly1305, kdf::HkdfSha256,
    kem::X25519HkdfSha256, single_shot_open, single_shot_seal_with_rng,
};
use serde::{Deserialize, Serialize};

use crate::{CommandId, DeviceSeed, MessageId, PeerId, PollId, keys::expand};

/// What every box is bound to before everything else.
const INFO_LABEL: &[u8] = b"tincan box 1\0";
/// Bytes of an encapsulated key.
const ENCAPPED_LEN: usize = 32;

/// One device in one room: an X25519 public key.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DeviceId(pub [u8; 32]);

impl fmt::Display for DeviceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Base64UrlUnpadded::encode_string(&self.0))
    }
}

impl fmt::Debug for DeviceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.to_string().get(..8).unwrap_or_default())
    }
}

/// The private half; erased when dropped.
#[derive(Clone)]
pub struct DeviceSecret {
    private: <X25519HkdfSha256 as Kem>::PrivateKey,
    id: DeviceId,
}

/// Sealed for one device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceBox {
    /// For which.
    pub device: DeviceId,
    /// The encapsulated key and what is sealed.
    pub sealed: Vec<u8>,
}

/// What a box is about: it opens only where it was put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoxPurpose {
    /// Keys of epochs, told by `author`.
    Epochs {
        /// Who gives them.
        author: PeerId,
    },
    /// The key of the private message that is `author`'s operation `seq`.
    Private {
        /// Who writes.
        author: PeerId,
        /// The operation's number.
        seq: u64,
    },
    /// A vote in a secret poll: `author`'s command `id`.
    Ballot {
        /// Which poll.
        poll: PollId,
        /// Who votes.
        author: PeerId,
        /// By which command.
        id: CommandId,
    },
    /// All votes of a secret poll, passed on by `author`'s command `id`.
    Ballots {
        /// Which poll.
        poll: PollId,
        /// Who passes it on.
        author: PeerId,
        /// By which command.
        id: CommandId,
    },
    /// What `author` says to one peer through a hub, see [`crate::Passed`].
    Passed {
        /// Who says it.
        author: PeerId,
        /// In which of its runs.
        run: u64,
        /// Its number there.
        number: u64,
    },
}

impl BoxPurpose {
    fn bytes(&self, room_id: &str) -> Vec<u8> {
        match self {
            Self::Epochs { author } => [b"epochs\0".as_slice(), &author.0, room_id.as_bytes()].concat(),
            Self::Private { author, seq } => {
                [b"private\0".as_slice(), &author.0, &seq.to_be_bytes(), room_id.as_bytes()].concat()
            }
            Self::Ballot { poll, author, id } => in_poll(b"ballot\0", *poll, *author, *id, room_id),
            Self::Ballots { poll, author, id } => in_poll(b"ballots\0", *poll, *author, *id, room_id),
            Self::Passed { author, run, number } => {
                let number = [run.to_be_bytes(), number.to_be_bytes()].concat();
                [b"passed\0".as_slice(), &author.0, &number, room_id.as_bytes()].concat()
            }
        }
    }
}

fn in_poll(label: &[u8], poll: PollId, author: PeerId, id: CommandId, room_id: &str) -> Vec<u8> {
    let PollId(MessageId { author: maker, seq }) = poll;
    [label, &maker.0, &seq.to_be_bytes(), &author.0, &id.0, room_id.as_bytes()].concat()
}

impl DeviceSecret {
    /// The key of a device in a room.
    pub fn derive(seed: &DeviceSeed, room_id: &str) -> Self {
        let label = [b"tincan device key 1\0".as_slice(), room_id.as_bytes()].concat();
        let (private, public) = X25519HkdfSha256::derive_keypair(&expand(&seed.0, &label));
        Self { private, id: DeviceId(public.to_bytes().into()) }
    }

    /// The public half.
    pub fn id(&self) -> DeviceId {
        self.id
    }

    /// Opens a box for this device; `None` if it is for another, for another purpose, or changed.
    pub fn open(&self, sealed: &DeviceBox, room_id: &str, purpose: BoxPurpose) -> Option<Vec<u8>> {
        if sealed.device != self.id {
            return None;
        }
        let (encapped, text) = sealed.sealed.split_first_chunk::<ENCAPPED_LEN>()?;
        let encapped = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(encapped).ok()?;
        single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &OpModeR::Base,
            &self.private,
            &encapped,
            INFO_LABEL,
            text,
            &purpose.bytes(room_id),
        )
        .ok()
    }
}

impl fmt::Debug for DeviceSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DeviceSecret({:?})", self.id)
    }
}

impl DeviceBox {
    /// Seals `plain` for a device. `None` for a key that no device can have: one of the few that would give away what is sealed.
    pub fn seal(
        device: DeviceId,
        room_id: &str,
        purpose: BoxPurpose,
        plain: &[u8],
        rng: &mut ChaCha20Rng,
    ) -> Option<Self> {
        let public = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(&device.0).ok()?;
        let (encapped, text) = single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &OpModeS::Base,
            &public,
            INFO_LABEL,
            plain,
            &purpose.bytes(room_id),
            rng,
        )
        .ok()?;
        Some(Self { device, sealed: [encapped.to_bytes().as_slice(), &text].concat() })
    }
}

#[cfg(test)]
mod tests {
    use rand_core::SeedableRng;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    const ADA: PeerId = PeerId([1; 32]);
    const HERE: BoxPurpose = BoxPurpose::Private { author: ADA, seq: 3 };

    fn device(seed: u8) -> DeviceSecret {
        DeviceSecret::derive(&DeviceSeed([seed; 32]), "room")
    }

    fn sealed(for_device: &DeviceSecret) -> DeviceBox {
        let mut rng = ChaCha20Rng::from_seed([7; 32]);
        DeviceBox::seal(for_device.id(), "room", HERE, b"hush", &mut rng).unwrap()
    }

    #[test]
    fn only_the_device_opens_and_only_where_it_was_put() {
        let (ada, eve) = (device(1), device(2));
        let sealed = sealed(&ada);
        assert_eq!(ada.open(&sealed, "room", HERE).as_deref(), Some(b"hush".as_slice()));
        assert_eq!(eve.open(&sealed, "room", HERE), None);
        let for_eve = DeviceBox { device: eve.id(), ..sealed.clone() };
        assert_eq!(eve.open(&for_eve, "room", HERE), None);
        for elsewhere in [
            BoxPurpose::Private { author: ADA, seq: 4 },
            BoxPurpose::Private { author: PeerId([2; 32]), seq: 3 },
            BoxPurpose::Epochs { author: ADA },
        ] {
            assert_eq!(ada.open(&sealed, "room", elsewhere), None, "{elsewhere:?}");
        }
        assert_eq!(ada.open(&sealed, "moor", HERE), None);
    }

    #[test]
    fn changed_and_short_boxes_do_not_open() {
        let ada = device(1);
        let good = sealed(&ada);
        for at in 0..good.sealed.len() {
            let mut changed = good.clone();
            changed.sealed[at] ^= 1;
            assert_eq!(ada.open(&changed, "room", HERE), None, "byte {at}");
            changed.sealed.truncate(at);
            assert_eq!(ada.open(&changed, "room", HERE), None, "{at} bytes");
        }
    }

    #[test]
    fn nothing_is_sealed_for_a_key_that_gives_it_away() {
        let mut rng = ChaCha20Rng::from_seed([7; 32]);
        assert_eq!(DeviceBox::seal(DeviceId([0; 32]), "room", HERE, b"hush", &mut rng), None);
    }

    #[test]
    fn the_derivation_is_pinned_and_differs_by_room() {
        assert_eq!(device(1).id().to_string(), "mpneaHlygpM1FXbj3jCCFWjMbBANFyv5DXqpMeVEDDk");
        assert_ne!(DeviceSecret::derive(&DeviceSeed([1; 32]), "moor").id(), device(1).id());
    }
}
