//! One stored record, sealed: its value under the vault's record key, bound to where it stands.
//!
//! The name of the object store and the record's key are authenticated, so a record that is put in another's place does not open.
//! Its length, its key and that it is there remain in sight.

use std::fmt;

use chacha20::ChaCha20Rng;
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce, aead::AeadInOut};
use rand_core::Rng;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// First byte of a sealed record.
const VERSION: u8 = 1;
const NONCE_LEN: usize = 24;
const TAG_LEN: usize = 16;

/// What a record holds, as object stores have it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// Bytes.
    Bytes(Vec<u8>),
    /// A whole number.
    Number(u64),
    /// A text.
    Text(String),
    /// Yes or no.
    Flag(bool),
    /// Named values, in the order given.
    Fields(Vec<(String, Value)>),
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Value(…)")
    }
}

/// What seals records; made by [`crate::VaultKey::records`].
#[derive(Clone)]
pub struct RecordKey(pub(super) Zeroizing<[u8; 32]>);

/// Why a record did not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordRefused {
    /// Another key, another place, or changed bytes.
    #[error("a stored record is damaged, or belongs elsewhere")]
    Forged,
    /// A layout this program does not know.
    #[error("a stored record was sealed by a newer version of this page")]
    Newer,
}

impl RecordKey {
    /// Seals `value` for the record `key` of the object store `store`.
    pub fn seal(&self, store: &str, key: &str, value: &Value, rng: &mut ChaCha20Rng) -> Vec<u8> {
        let mut nonce = [0; NONCE_LEN];
        rng.fill_bytes(&mut nonce);
        let len = postcard::experimental::serialized_size(value).unwrap_or(0);
        let mut sealed = Vec::with_capacity(1 + NONCE_LEN + len + TAG_LEN);
        sealed.push(VERSION);
        sealed.extend_from_slice(&nonce);
        let Ok(mut sealed) = postcard::to_extend(value, sealed) else {
            unreachable!("a value is written to memory")
        };
        let cipher = XChaCha20Poly1305::new((&*self.0).into());
        let plain = &mut sealed[1 + NONCE_LEN..];
        let tag = cipher.encrypt_inout_detached(&XNonce::from(nonce), &place(store, key), plain.into());
        let Ok(tag) = tag else { unreachable!("a record is far below the cipher's 256 GiB") };
        sealed.extend_from_slice(&tag);
        sealed
    }

    /// Opens what [`RecordKey::seal`] made for the same place.
    pub fn open(&self, store: &str, key: &str, sealed: &[u8]) -> Result<Value, RecordRefused> {
        let (version, rest) = sealed.split_first().ok_or(RecordRefused::Forged)?;
        match *version {
            0 => return Err(RecordRefused::Forged),
            VERSION => {}
            _ => return Err(RecordRefused::Newer),
        }
        let (nonce, sealed) = rest.split_first_chunk::<NONCE_LEN>().ok_or(RecordRefused::Forged)?;
        let mut plain = Zeroizing::new(sealed.to_vec());
        XChaCha20Poly1305::new((&*self.0).into())
            .decrypt_in_place(&XNonce::from(*nonce), &place(store, key), &mut *plain)
            .map_err(|_| RecordRefused::Forged)?;
        match postcard::take_from_bytes(&plain) {
            Ok((value, [])) => Ok(value),
            _ => Err(RecordRefused::Forged),
        }
    }
}

impl fmt::Debug for RecordKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecordKey(…)")
    }
}

/// Where a record stands. Names of object stores hold no zero byte.
fn place(store: &str, key: &str) -> Vec<u8> {
    [b"tincan vault record 1\0", store.as_bytes(), b"\0", key.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use base64ct::{Base64UrlUnpadded, Encoding};
    use proptest::prelude::*;
    use rand_core::SeedableRng;

    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::super::VaultKey;
    use super::*;

    fn rng() -> ChaCha20Rng {
        ChaCha20Rng::from_seed([9; 32])
    }

    fn key(n: u8) -> RecordKey {
        VaultKey([n; 32]).records()
    }

    fn value() -> Value {
        let number = ("entered_unix_ms".to_owned(), Value::Number(1_700_000_000_000));
        let text = ("fragment".to_owned(), Value::Text("tc1-fragment".to_owned()));
        Value::Fields(vec![number, text, ("seed".to_owned(), Value::Bytes(vec![1, 2, 3]))])
    }

    #[test]
    fn a_record_opens_only_in_its_place() {
        let sealed = key(1).seal("ops", r#"["room","a",1]"#, &value(), &mut rng());
        assert_eq!(key(1).open("ops", r#"["room","a",1]"#, &sealed), Ok(value()));
        for (n, store, at) in [
            (2, "ops", r#"["room","a",1]"#),
            (1, "outbox", r#"["room","a",1]"#),
            (1, "ops", r#"["room","a",2]"#),
            (1, "ops", ""),
        ] {
            assert_eq!(key(n).open(store, at, &sealed), Err(RecordRefused::Forged), "{n} {store} {at}");
        }
        let newer = [&[2], &sealed[1..]].concat();
        assert_eq!(key(1).open("ops", r#"["room","a",1]"#, &newer), Err(RecordRefused::Newer));
    }

    #[test]
    fn the_same_value_is_never_sealed_to_the_same_bytes() {
        let mut rng = rng();
        let mut seal = || key(1).seal("ops", "a", &value(), &mut rng);
        assert_ne!(seal(), seal());
    }

    #[test]
    fn the_stored_bytes_are_pinned() {
        let sealed = key(7).seal("rooms", r#""room""#, &value(), &mut rng());
        assert_eq!(
            Base64UrlUnpadded::encode_string(&sealed),
            "AfKnaYDfx6SSSzJqEp6efH7jgf-Mqi5P0TAV1THwzn2flZbwHqawb8IDYwIHjrv7lTM90n3LUmf1NK0p1CKLZwTzcqMkF1P97R8nJT8TLkdBlueyuBJiGGTbxCvbX93LDTHr"
        );
    }

    proptest! {
        #[test]
        fn what_is_sealed_opens(bytes: Vec<u8>, text: String, number: u64, flag: bool, store in "[a-z]{1,8}", at: String) {
            let fields = [Value::Bytes(bytes), Value::Text(text), Value::Number(number), Value::Flag(flag)];
            let value = Value::Fields(fields.into_iter().map(|value| (at.clone(), value)).collect());
            let sealed = key(1).seal(&store, &at, &value, &mut rng());
            prop_assert!(key(1).open(&store, &at, &sealed) == Ok(value));
        }

        #[test]
        fn a_changed_byte_is_noticed(at: prop::sample::Index, flip in 1u8..) {
            let mut sealed = key(1).seal("ops", "a", &value(), &mut rng());
            let at = at.index(sealed.len());
            sealed[at] ^= flip;
            prop_assert!(key(1).open("ops", "a", &sealed).is_err());
        }

        #[test]
        fn any_bytes_are_refused_quietly(bytes: Vec<u8>) {
            prop_assert!(key(1).open("ops", "a", &bytes).is_err());
        }
    }
}
