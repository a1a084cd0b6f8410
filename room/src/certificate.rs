//! Certificates: a user vouches for one of their peer keys, and gives it a display name.
//!
//! Layout in `docs/protocol.md`, "Certificates"; pinned by golden bytes below.

use ed25519_dalek::{Signature, VerifyingKey};
use serde::{Deserialize, Serialize};

use crate::{DeviceId, NAME_CHARS_MAX, PeerId, UserId, UserSecret, clean_name};

/// What a certificate's signature begins with, so that it can be taken for no other signature.
const SIGN_LABEL: &[u8] = b"tincan certificate 2\0";
const SIGNATURE_LEN: usize = 64;
/// Longest encoded certificate, in bytes: names have at most 64 characters of at most 4 bytes.
const LEN_MAX: usize = 512;
/// How long a certificate holds, in milliseconds: 90 days.
pub(crate) const VALID_MS: u64 = 90 * 86_400_000;
/// How far clocks of two devices may be apart before a certificate is refused for its age, in milliseconds: two days.
const SKEW_MS_MAX: u64 = 2 * 86_400_000;

/// A user's word for one of their peers. Only made by [`Certificate::issue`] and [`Certificate::decode`], so it is always good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    claims: Claims,
    signature: [u8; SIGNATURE_LEN],
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Claims {
    user: UserId,
    peer: PeerId,
    device: DeviceId,
    name: String,
    issued_unix_ms: u64,
    expires_unix_ms: u64,
}

/// Why a certificate was refused. Always the sender's doing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CertificateRefused {
    /// Not the layout, or not in its one spelling.
    #[error("not the bytes of a certificate")]
    Shape,
    /// A name that [`clean_name`] would change or refuse.
    #[error("a certificate's name is not a clean name of 1 to {NAME_CHARS_MAX} characters")]
    Name,
    /// Its time is over.
    #[error("a certificate whose time is over; or the clocks of the two devices are far apart")]
    Expired,
    /// Not signed by the user.
    #[error("the signature is not user {user:?}'s")]
    BadSignature {
        /// Who is said to have signed.
        user: UserId,
    },
}

impl Certificate {
    /// The user vouches for `peer`, a tab of `device`, under a display name, see [`clean_name`]. Holds for 90 days.
    pub fn issue(user: &UserSecret, peer: PeerId, device: DeviceId, name: &str, issued_unix_ms: u64) -> Self {
        let claims = Claims {
            user: user.id(),
            peer,
            device,
            name: name.to_owned(),
            issued_unix_ms,
            expires_unix_ms: issued_unix_ms.saturating_add(VALID_MS),
        };
        Self { signature: user.sign(&to_sign(&claims)), claims }
    }

    /// Reads a certificate. Guarantees: one spelling, a clean name, signed by the user it names. Whether it is for the peer
    /// that shows it is for the caller to compare.
    pub fn decode(bytes: &[u8]) -> Result<Self, CertificateRefused> {
        let bad = CertificateRefused::Shape;
        if bytes.len() > LEN_MAX {
            return Err(bad);
        }
        let (rest, signature) = bytes.split_last_chunk::<SIGNATURE_LEN>().ok_or(bad.clone())?;
        let claims: Claims = match postcard::take_from_bytes(rest) {
            Ok((claims, [])) => claims,
            _ => return Err(bad),
        };
        if encode_claims(&claims) != rest {
            return Err(bad);
        }
        if clean_name(&claims.name).as_ref() != Ok(&claims.name) {
            return Err(CertificateRefused::Name);
        }
        let refused = CertificateRefused::BadSignature { user: claims.user };
        let key = VerifyingKey::from_bytes(&claims.user.0).map_err(|_| refused.clone())?;
        key.verify_strict(&to_sign(&claims), &Signature::from_bytes(signature)).map_err(|_| refused)?;
        Ok(Self { claims, signature: *signature })
    }

    /// Its bytes.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = encode_claims(&self.claims);
        bytes.extend_from_slice(&self.signature);
        bytes
    }

    /// Who vouches.
    pub fn user(&self) -> UserId {
        self.claims.user
    }

    /// For whom.
    pub fn peer(&self) -> PeerId {
        self.claims.peer
    }

    /// Which device it is: what is sealed for it, the peer can read.
    pub fn device(&self) -> DeviceId {
        self.claims.device
    }

    /// When it ends, Unix milliseconds. What its peer writes later does not count.
    pub fn expires_unix_ms(&self) -> u64 {
        self.claims.expires_unix_ms
    }

    /// Refuses one whose time is over by our clock.
    pub(crate) fn check_time(&self, unix_ms: u64) -> Result<(), CertificateRefused> {
        if self.claims.expires_unix_ms.saturating_add(SKEW_MS_MAX) < unix_ms {
            return Err(CertificateRefused::Expired);
        }
        Ok(())
    }

    /// The display name.
    pub fn name(&self) -> &str {
        &self.claims.name
    }
}

fn encode_claims(claims: &Claims) -> Vec<u8> {
    match postcard::to_allocvec(claims) {
        Ok(bytes) => bytes,
        Err(_) => unreachable!("numbers and strings always encode into a growing buffer"),
    }
}

fn to_sign(claims: &Claims) -> Vec<u8> {
    [SIGN_LABEL, &encode_claims(claims)].concat()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn ada() -> Certificate {
        Certificate::issue(&UserSecret::from_seed(&[3; 32]), PeerId([5; 32]), DeviceId([6; 32]), "Ada", 300)
    }

    #[test]
    fn the_format_is_pinned() {
        let bytes = ada().encode();
        let user = UserSecret::from_seed(&[3; 32]).id();
        // 90 days after 300: 7,776,000,300.
        let expires = [0xac, 0xb2, 0xf1, 0xfb, 0x1c];
        let expected = [user.0.as_slice(), &[5; 32], &[6; 32], b"\x03Ada\xac\x02", &expires].concat();
        assert_eq!(bytes.get(..expected.len()), Some(expected.as_slice()));
        assert_eq!(bytes.len(), expected.len() + 64);
        assert_eq!(Certificate::decode(&bytes), Ok(ada()));
    }

    #[test]
    fn a_name_that_could_rearrange_the_page_is_refused() {
        let tricky = Certificate::issue(
            &UserSecret::from_seed(&[3; 32]),
            PeerId([5; 32]),
            DeviceId([6; 32]),
            "A\u{202e}da",
            0,
        );
        assert_eq!(Certificate::decode(&tricky.encode()), Err(CertificateRefused::Name));
    }

    #[test]
    fn its_time_ends_and_clocks_may_differ_by_two_days() {
        const DAY_MS: u64 = 86_400_000;
        assert_eq!(ada().expires_unix_ms(), 300 + 90 * DAY_MS);
        assert_eq!(ada().check_time(300 + 92 * DAY_MS), Ok(()));
        assert_eq!(ada().check_time(301 + 92 * DAY_MS), Err(CertificateRefused::Expired));
        assert_eq!(ada().check_time(0), Ok(()), "from a clock that is ahead of ours");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_change_is_noticed(at: prop::sample::Index, flip in 1u8..) {
            let mut bytes = ada().encode();
            *at.get_mut(bytes.as_mut_slice()) ^= flip;
            prop_assert!(Certificate::decode(&bytes).is_err());
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
            let _ = Certificate::decode(&bytes);
        }
    }
}
