//! The vault: one key that seals what this device stores, and the passphrase that seals that key.
//!
//! ```text
//! passphrase --Argon2id--> wrapping key --opens--> vault key --HKDF--> record key --seals--> each record
//! ```
//!
//! The vault key is random and never changes, so another passphrase rewrites one record and no more. Storing is the driver's
//! (`storage`, which also seals what was there before); sealing one record is in [`record`]. The bytes are described in
//! `docs/protocol.md`, "Vault", and pinned here.

use std::fmt;

use chacha20::ChaCha20Rng;
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce, aead::AeadInOut};
use rand_core::Rng;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::keys::expand;
use crate::{Stretch, StretchError};

mod record;

pub use record::{RecordKey, RecordRefused, Value};

/// First bytes of a stored vault key.
const MAGIC: &[u8; 12] = b"tincan vault";
/// The layout after the magic; another one gets another number.
const VERSION: u8 = 1;
const SALT_LEN: usize = 16;
const NONCE_LEN: usize = 24;
const TAG_LEN: usize = 16;
/// Magic, version, three parameters, salt, nonce.
const HEADER_LEN: usize = MAGIC.len() + 1 + 12 + SALT_LEN + NONCE_LEN;
const WRAPPED_LEN: usize = HEADER_LEN + 32 + TAG_LEN;

/// Fewest characters of a new passphrase. No rule makes a good one; this refuses what can be tried by hand.
pub const PASSPHRASE_CHARS_MIN: usize = 8;
/// Most bytes of a passphrase: a page of text.
pub const PASSPHRASE_LEN_MAX: usize = 4096;

/// What a person typed, normalised by the caller. Overwritten when dropped.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Passphrase(String);

/// Why a passphrase was not taken. The words are for the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PassphraseRefused {
    /// Under [`PASSPHRASE_CHARS_MIN`].
    #[error("Take at least {PASSPHRASE_CHARS_MIN} characters.")]
    TooShort,
    /// Over [`PASSPHRASE_LEN_MAX`].
    #[error("That is too long for a passphrase.")]
    TooLong,
    /// Nothing typed.
    #[error("Type the passphrase.")]
    Empty,
}

impl Passphrase {
    /// One to set: not too short.
    pub fn fresh(typed: String) -> Result<Self, PassphraseRefused> {
        let passphrase = Self(typed);
        match passphrase.0.trim().chars().count() {
            ..PASSPHRASE_CHARS_MIN => Err(PassphraseRefused::TooShort),
            _ if passphrase.0.len() > PASSPHRASE_LEN_MAX => Err(PassphraseRefused::TooLong),
            _ => Ok(passphrase),
        }
    }

    /// One to try: anything.
    pub fn tried(typed: String) -> Result<Self, PassphraseRefused> {
        let passphrase = Self(typed);
        match passphrase.0.len() {
            0 => Err(PassphraseRefused::Empty),
            1..=PASSPHRASE_LEN_MAX => Ok(passphrase),
            _ => Err(PassphraseRefused::TooLong),
        }
    }

    /// What Argon2id gets.
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

/// What seals everything this device stores: 32 random bytes, in memory only while the vault is open.
#[derive(Clone, PartialEq, Eq, ZeroizeOnDrop)]
pub struct VaultKey([u8; 32]);

impl VaultKey {
    /// A new one, for a new vault.
    pub fn random(rng: &mut ChaCha20Rng) -> Self {
        let mut key = Self([0; 32]);
        rng.fill_bytes(&mut key.0);
        key
    }

    /// What seals records.
    pub fn records(&self) -> RecordKey {
        RecordKey(Zeroizing::new(expand(&self.0, b"tincan vault records 1")))
    }
}

impl fmt::Debug for VaultKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("VaultKey(…)")
    }
}

/// The vault key, sealed with a passphrase: what is stored of it.
#[derive(Clone, PartialEq, Eq)]
pub struct WrappedKey {
    stretch: Stretch,
    salt: [u8; SALT_LEN],
    nonce: [u8; NONCE_LEN],
    sealed: Vec<u8>,
}

/// Why no vault key came out. The words are for the person.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WrappedRefused {
    /// Another passphrase, or changed bytes: they look the same.
    #[error("This is not the passphrase. Nothing is lost; try again.")]
    WrongPassphrase,
    /// Not as this program writes it.
    #[error("What this device stores of its passphrase is damaged, so no passphrase opens it.")]
    Damaged,
    /// A layout this program does not know.
    #[error("The passphrase was set by a newer version of this page; load the page again.")]
    Newer,
    /// Argon2id gave no key.
    #[error("The passphrase could not be turned into a key: {0}.")]
    Stretch(#[from] StretchError),
}

impl WrappedKey {
    /// What a new passphrase is stretched with.
    pub fn salt(rng: &mut ChaCha20Rng) -> [u8; SALT_LEN] {
        let mut salt = [0; SALT_LEN];
        rng.fill_bytes(&mut salt);
        salt
    }

    /// Seals the vault key with the key that `stretch` and `salt` made of a passphrase.
    pub fn wrap(
        key: &VaultKey,
        stretch: Stretch,
        salt: [u8; SALT_LEN],
        wrapping: &[u8; 32],
        rng: &mut ChaCha20Rng,
    ) -> Self {
        let mut nonce = [0; NONCE_LEN];
        rng.fill_bytes(&mut nonce);
        let mut wrapped = Self { stretch, salt, nonce, sealed: Vec::with_capacity(32 + TAG_LEN) };
        // Sealed in place: no copy of the key is left where it was longer or shorter.
        wrapped.sealed.extend_from_slice(&key.0);
        let header = wrapped.header();
        let sealed = XChaCha20Poly1305::new(wrapping.into()).encrypt_in_place(
            &XNonce::from(nonce),
            &header,
            &mut wrapped.sealed,
        );
        let Ok(()) = sealed else { unreachable!("32 bytes are far below the cipher's 256 GiB") };
        wrapped
    }

    /// What a passphrase has to be stretched with to open this.
    pub fn stretched_with(&self) -> (Stretch, [u8; SALT_LEN]) {
        (self.stretch, self.salt)
    }

    /// The vault key, by the key made of the passphrase.
    pub fn open(&self, wrapping: &[u8; 32]) -> Result<VaultKey, WrappedRefused> {
        let mut plain = Zeroizing::new(self.sealed.clone());
        XChaCha20Poly1305::new(wrapping.into())
            .decrypt_in_place(&XNonce::from(self.nonce), &self.header(), &mut *plain)
            .map_err(|_| WrappedRefused::WrongPassphrase)?;
        let mut key = VaultKey([0; 32]);
        if plain.len() != key.0.len() {
            return Err(WrappedRefused::Damaged);
        }
        key.0.copy_from_slice(&plain);
        Ok(key)
    }

    /// As stored.
    pub fn to_bytes(&self) -> Vec<u8> {
        [self.header().as_slice(), &self.sealed].concat()
    }

    /// Of stored bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, WrappedRefused> {
        let version = bytes.strip_prefix(MAGIC).and_then(|rest| rest.first());
        match version.ok_or(WrappedRefused::Damaged)? {
            0 => return Err(WrappedRefused::Damaged),
            &VERSION => {}
            _ => return Err(WrappedRefused::Newer),
        }
        let bytes: &[u8; WRAPPED_LEN] = bytes.try_into().map_err(|_| WrappedRefused::Damaged)?;
        let at = MAGIC.len() + 1;
        Ok(Self {
            stretch: Stretch::from_bytes(part(bytes, at)),
            salt: part(bytes, at + 12),
            nonce: part(bytes, at + 12 + SALT_LEN),
            sealed: bytes[HEADER_LEN..].to_vec(),
        })
    }

    fn header(&self) -> Vec<u8> {
        [MAGIC.as_slice(), &[VERSION], &self.stretch.to_bytes(), &self.salt, &self.nonce].concat()
    }
}

/// It is stored in the open; what it seals is not in it to see.
impl fmt::Debug for WrappedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WrappedKey").field("stretch", &self.stretch).finish_non_exhaustive()
    }
}

/// `N` bytes from `at` on.
fn part<const N: usize>(bytes: &[u8; WRAPPED_LEN], at: usize) -> [u8; N] {
    std::array::from_fn(|i| bytes[at + i])
}

#[cfg(test)]
mod tests {
    use base64ct::{Base64UrlUnpadded, Encoding};
    use proptest::prelude::*;
    use rand_core::SeedableRng;

    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn rng() -> ChaCha20Rng {
        ChaCha20Rng::from_seed([9; 32])
    }

    fn wrapped(key: &VaultKey, passphrase: &str) -> WrappedKey {
        let salt = WrappedKey::salt(&mut rng());
        let wrapping = Stretch::LEAST.key(passphrase.as_bytes(), &salt).unwrap();
        WrappedKey::wrap(key, Stretch::LEAST, salt, &wrapping, &mut rng())
    }

    fn opened(wrapped: &WrappedKey, passphrase: &str) -> Result<VaultKey, WrappedRefused> {
        let (stretch, salt) = wrapped.stretched_with();
        wrapped.open(&*stretch.key(passphrase.as_bytes(), &salt)?)
    }

    #[test]
    fn only_the_passphrase_opens_the_vault() {
        let key = VaultKey::random(&mut rng());
        let stored = WrappedKey::from_bytes(&wrapped(&key, "correct horse").to_bytes()).unwrap();
        assert_eq!(opened(&stored, "correct horse"), Ok(key));
        for wrong in ["Correct horse", "correct horse ", "", "correct"] {
            assert_eq!(opened(&stored, wrong), Err(WrappedRefused::WrongPassphrase), "{wrong}");
        }
    }

    #[test]
    fn another_passphrase_seals_the_same_key() {
        let key = VaultKey::random(&mut rng());
        let first = wrapped(&key, "the first one");
        let second = wrapped(&opened(&first, "the first one").unwrap(), "the second one");
        assert_eq!(opened(&second, "the second one"), Ok(key));
        assert_eq!(opened(&second, "the first one"), Err(WrappedRefused::WrongPassphrase));
    }

    #[test]
    fn the_stored_bytes_are_pinned() {
        let bytes = wrapped(&VaultKey([7; 32]), "correct horse").to_bytes();
        assert_eq!(
            Base64UrlUnpadded::encode_string(&bytes),
            "dGluY2FuIHZhdWx0AQgAAAABAAAAAQAAAPKnaYDfx6SSSzJqEp6efH7yp2mA38ekkksyahKennx-44H_jKouT9El8_E6SA_08SiFRss6DYNpKc8Of7_2Uz-wb1G5iK8i55sSKrBDOeUCo1z2_F9fOG8"
        );
    }

    #[test]
    fn stored_bytes_of_another_shape_are_refused() {
        let bytes = wrapped(&VaultKey([7; 32]), "correct horse").to_bytes();
        let with = |at: usize, byte: u8| {
            let mut bytes = bytes.clone();
            bytes[at] = byte;
            WrappedKey::from_bytes(&bytes)
        };
        assert_eq!(with(0, b'T'), Err(WrappedRefused::Damaged));
        assert_eq!(with(12, 0), Err(WrappedRefused::Damaged));
        assert_eq!(with(12, 2), Err(WrappedRefused::Newer));
        for len in 0..bytes.len() {
            assert_eq!(WrappedKey::from_bytes(&bytes[..len]), Err(WrappedRefused::Damaged), "{len} bytes");
        }
        let longer = [bytes.as_slice(), &[0]].concat();
        assert_eq!(WrappedKey::from_bytes(&longer), Err(WrappedRefused::Damaged));
        // The costs are checked before anything is spent on them.
        let dear = with(16, 255).unwrap();
        assert_eq!(opened(&dear, "a"), Err(WrappedRefused::Stretch(StretchError::OutOfBounds)));
    }

    #[test]
    fn a_new_passphrase_is_neither_short_nor_endless() {
        let fresh = |typed: &str| Passphrase::fresh(typed.to_owned()).map(|_| ());
        assert_eq!(fresh("1234567"), Err(PassphraseRefused::TooShort));
        assert_eq!(fresh("       x       "), Err(PassphraseRefused::TooShort));
        assert_eq!(fresh("12345678"), Ok(()));
        assert_eq!(fresh("пароль 🦉"), Ok(()), "characters, not bytes");
        assert_eq!(fresh(&"a".repeat(PASSPHRASE_LEN_MAX)), Ok(()));
        assert_eq!(fresh(&"a".repeat(PASSPHRASE_LEN_MAX + 1)), Err(PassphraseRefused::TooLong));
        let tried = |typed: &str| Passphrase::tried(typed.to_owned()).map(|_| ());
        assert_eq!((tried(""), tried("x")), (Err(PassphraseRefused::Empty), Ok(())));
        assert_eq!(tried(&"a".repeat(PASSPHRASE_LEN_MAX + 1)), Err(PassphraseRefused::TooLong));
    }

    #[test]
    fn nothing_secret_is_printed() {
        let (key, passphrase) = (VaultKey([0xaa; 32]), Passphrase::fresh("qqqqqqqqqq".to_owned()).unwrap());
        let shown = format!("{key:?} {:?} {passphrase:?} {:?}", key.records(), wrapped(&key, "qqqqqqqqqq"));
        for secret in ["170", "aa, aa", "aaaa", "qqqq"] {
            assert!(!shown.to_lowercase().contains(secret), "{shown}");
        }
        let words = [WrappedRefused::WrongPassphrase, WrappedRefused::Damaged, WrappedRefused::Newer];
        assert!(words.iter().all(|refused| !refused.to_string().contains("qqqq")));
    }

    proptest! {
        #[test]
        fn a_changed_byte_is_noticed(at in 0..WRAPPED_LEN, flip in 1u8..) {
            let mut bytes = wrapped(&VaultKey([7; 32]), "a").to_bytes();
            // Not the memory and passes: a changed one only costs time, up to the bounds.
            prop_assume!(!(13..21).contains(&at));
            bytes[at] ^= flip;
            prop_assert!(WrappedKey::from_bytes(&bytes).and_then(|wrapped| opened(&wrapped, "a")).is_err());
        }

        #[test]
        fn any_bytes_are_refused_quietly(bytes: Vec<u8>) {
            prop_assert!(WrappedKey::from_bytes(&bytes).is_err());
        }
    }
}
