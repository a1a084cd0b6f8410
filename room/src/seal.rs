//! Sealing what passes through the server: profiles, session descriptions, candidates.
//!
//! XChaCha20-Poly1305 under the room's signal key. The plaintext is padded to fixed steps, so that the
//! server learns sizes only roughly, and the box is bound to its kind, its sender and its receiver, so
//! that the server cannot hand one peer's words to another. As text: unpadded base64url of
//! `version(1) nonce(24) ciphertext`. Layout in `docs/protocol.md`, "Sealed payloads".

use base64ct::{Base64UrlUnpadded, Encoding};
use chacha20::ChaCha20Rng;
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use rand_core::Rng;

use crate::PeerId;

/// First byte of a sealed payload.
const VERSION: u8 = 1;
/// The plaintext is padded to a multiple of this, in bytes.
const PAD_STEP: usize = 256;
/// Longest sealed text that is opened, in characters; the signaling frame holds no more.
const SEALED_CHARS_MAX: usize = 64 * 1024;

/// What is in the box, and between whom. Part of what is authenticated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A profile, for everybody in the room.
    Profile {
        /// Whose.
        of: PeerId,
    },
    /// A signaling message between two peers.
    Signal {
        /// Who wrote it.
        from: PeerId,
        /// Who may read it.
        to: PeerId,
    },
}

impl Purpose {
    fn associated_data(self) -> Vec<u8> {
        match self {
            Self::Profile { of } => [b"profile\0".as_slice(), &of.0].concat(),
            Self::Signal { from, to } => [b"signal\0".as_slice(), &from.0, &to.0].concat(),
        }
    }
}

/// Why a sealed payload was refused: always the sender's or the server's doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// Not base64url, too short or too long.
    #[error("not a sealed payload")]
    Shape,
    /// A version this program does not speak.
    #[error("sealed by version {0}, this program speaks {VERSION}")]
    Version(u8),
    /// Another key, another purpose, or changed on the way.
    #[error("not sealed by a member of this room for this purpose")]
    Forged,
}

/// Seals `plain` for `purpose`.
pub fn seal(key: &[u8; 32], purpose: Purpose, plain: &[u8], rng: &mut ChaCha20Rng) -> String {
    let mut nonce = [0; 24];
    rng.fill_bytes(&mut nonce);
    let mut padded = plain.to_vec();
    padded.push(0x80);
    padded.resize(padded.len().next_multiple_of(PAD_STEP), 0);
    let aad = purpose.associated_data();
    let sealed =
        XChaCha20Poly1305::new(key.into()).encrypt(&XNonce::from(nonce), Payload { msg: &padded, aad: &aad });
    let Ok(sealed) = sealed else { unreachable!("a payload is far below the cipher's 256 GiB") };
    Base64UrlUnpadded::encode_string(&[&[VERSION], nonce.as_slice(), &sealed].concat())
}

/// Opens what [`seal`] made for the same key and purpose.
pub fn open(key: &[u8; 32], purpose: Purpose, text: &str) -> Result<Vec<u8>, OpenError> {
    if text.len() > SEALED_CHARS_MAX {
        return Err(OpenError::Shape);
    }
    let bytes = Base64UrlUnpadded::decode_vec(text).map_err(|_| OpenError::Shape)?;
    let (version, rest) = bytes.split_first().ok_or(OpenError::Shape)?;
    if *version != VERSION {
        return Err(OpenError::Version(*version));
    }
    let (nonce, sealed) = rest.split_first_chunk::<24>().ok_or(OpenError::Shape)?;
    let aad = purpose.associated_data();
    let mut plain = XChaCha20Poly1305::new(key.into())
        .decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: &aad })
        .map_err(|_| OpenError::Forged)?;
    let end = plain.iter().rposition(|b| *b != 0).ok_or(OpenError::Forged)?;
    if plain.get(end) != Some(&0x80) {
        return Err(OpenError::Forged);
    }
    plain.truncate(end);
    Ok(plain)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rand_core::SeedableRng;

    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    const KEY: [u8; 32] = [1; 32];
    const AB: Purpose = Purpose::Signal { from: PeerId([1; 32]), to: PeerId([2; 32]) };
    const BA: Purpose = Purpose::Signal { from: PeerId([2; 32]), to: PeerId([1; 32]) };

    fn rng() -> ChaCha20Rng {
        ChaCha20Rng::from_seed([9; 32])
    }

    #[test]
    fn a_box_opens_only_with_its_key_and_for_its_purpose() {
        let text = seal(&KEY, AB, b"sdp", &mut rng());
        assert_eq!(open(&KEY, AB, &text).as_deref(), Ok(b"sdp".as_slice()));
        assert_eq!(open(&KEY, BA, &text), Err(OpenError::Forged), "sent back to its author");
        assert_eq!(open(&KEY, Purpose::Profile { of: PeerId([1; 32]) }, &text), Err(OpenError::Forged));
        assert_eq!(open(&[2; 32], AB, &text), Err(OpenError::Forged));
    }

    #[test]
    fn sizes_come_in_steps() {
        let len = |n: usize| seal(&KEY, AB, &vec![7; n], &mut rng()).len();
        assert_eq!(len(1), len(255));
        assert!(len(256) > len(255));
    }

    #[test]
    fn bad_shapes_are_refused() {
        assert_eq!(open(&KEY, AB, ""), Err(OpenError::Shape));
        assert_eq!(open(&KEY, AB, "%%%"), Err(OpenError::Shape));
        assert_eq!(open(&KEY, AB, &"A".repeat(70_000)), Err(OpenError::Shape));
        assert_eq!(open(&KEY, AB, &Base64UrlUnpadded::encode_string(&[9; 60])), Err(OpenError::Version(9)));
        assert_eq!(open(&KEY, AB, &Base64UrlUnpadded::encode_string(&[1; 20])), Err(OpenError::Shape));
    }

    proptest! {
        #[test]
        fn what_is_sealed_opens(plain: Vec<u8>) {
            prop_assert_eq!(open(&KEY, AB, &seal(&KEY, AB, &plain, &mut rng())), Ok(plain));
        }

        #[test]
        fn a_changed_byte_is_noticed(plain: Vec<u8>, at: prop::sample::Index, flip in 1u8..) {
            let mut bytes = Base64UrlUnpadded::decode_vec(&seal(&KEY, AB, &plain, &mut rng())).unwrap();
            *at.get_mut(bytes.as_mut_slice()) ^= flip;
            prop_assert!(open(&KEY, AB, &Base64UrlUnpadded::encode_string(&bytes)).is_err());
        }
    }
}
