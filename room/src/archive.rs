//! Everything of a person in one file: who they are and the rooms this device keeps, sealed with a passphrase.
//!
//! Argon2id makes a key from the passphrase, XChaCha20-Poly1305 seals the postcard with it. The bytes are described in
//! `docs/protocol.md`, "Export file", and tested here.

use std::fmt;

use chacha20::ChaCha20Rng;
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce, aead::AeadInOut};
use rand_core::Rng;
use serde::{Deserialize, Serialize};
use zeroize::{ZeroizeOnDrop, Zeroizing};

use crate::{StoredRoom, StoredRoomEntry, Stretch, StretchError};

/// First bytes of every export.
const MAGIC: &[u8; 14] = b"tincan archive";
/// The layout after the magic; another one gets another number.
const VERSION: u8 = 1;
const SALT_LEN: usize = 16;
const NONCE_LEN: usize = 24;
const TAG_LEN: usize = 16;
/// Magic, version, three parameters, salt, nonce.
const HEADER_LEN: usize = MAGIC.len() + 1 + 3 * 4 + SALT_LEN + NONCE_LEN;
/// Longest export, 256 MiB: a page holds it twice, and WebAssembly has 4 GiB.
const ARCHIVE_LEN_MAX: usize = 256 * 1024 * 1024;

/// What an export holds.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ZeroizeOnDrop)]
pub struct Archive {
    /// The user's root key: an Ed25519 seed. The device's own seed stays behind; another device has another.
    pub user_seed: [u8; 32],
    /// What the person calls themselves.
    #[zeroize(skip)]
    pub name: String,
    /// The rooms, with everything stored of each.
    #[zeroize(skip)]
    pub rooms: Vec<(StoredRoomEntry, StoredRoom)>,
}

/// Why an export was not made or not opened. The words are for the person.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveError {
    /// Nothing but white space.
    #[error("Choose a passphrase; without one anybody could open the file.")]
    NoPassphrase,
    /// The seal does not fit. A wrong key and changed bytes look the same.
    #[error("The passphrase is wrong, or the file is damaged.")]
    WrongOrDamaged,
    /// It does not begin like an export.
    #[error("This file is not an export of Tincan.")]
    NotAnArchive,
    /// A layout this program does not know.
    #[error("This file was made by a newer version of Tincan; load the page again and retry.")]
    Newer,
    /// Over [`ARCHIVE_LEN_MAX`].
    #[error("The export is too big: more than {} MiB.", ARCHIVE_LEN_MAX / 1024 / 1024)]
    TooBig,
    /// Argon2id did not get its memory.
    #[error("This device could not turn the passphrase into a key: {0}.")]
    Stretch(String),
}

impl Archive {
    /// Seals it with `passphrase`. Takes about a second and 64 MiB in a browser: call it off the main thread.
    pub fn seal(&self, passphrase: &str, rng: &mut ChaCha20Rng) -> Result<Vec<u8>, ArchiveError> {
        self.seal_with(Stretch::STANDARD, ARCHIVE_LEN_MAX, passphrase, rng)
    }

    /// Opens what [`Archive::seal`] made; takes as long.
    pub fn open(bytes: &[u8], passphrase: &str) -> Result<Self, ArchiveError> {
        if bytes.len() > ARCHIVE_LEN_MAX {
            return Err(ArchiveError::TooBig);
        }
        let version =
            bytes.strip_prefix(MAGIC).and_then(|rest| rest.first()).ok_or(ArchiveError::NotAnArchive)?;
        match *version {
            0 => return Err(ArchiveError::NotAnArchive),
            VERSION => {}
            _ => return Err(ArchiveError::Newer),
        }
        let (header, sealed) = bytes.split_first_chunk::<HEADER_LEN>().ok_or(ArchiveError::WrongOrDamaged)?;
        let header = Header::from_bytes(header);
        let key = key(header.stretch, passphrase, &header.salt)?;
        let mut plain = Zeroizing::new(sealed.to_vec());
        XChaCha20Poly1305::new((&*key).into())
            .decrypt_in_place(&XNonce::from(header.nonce), &header.to_bytes(), &mut *plain)
            .map_err(|_| ArchiveError::WrongOrDamaged)?;
        match postcard::take_from_bytes(&plain) {
            Ok((archive, [])) => Ok(archive),
            _ => Err(ArchiveError::WrongOrDamaged),
        }
    }

    /// See [`crate::testing::seal_cheaply`].
    #[cfg(feature = "testing")]
    pub(crate) fn seal_cheaply(
        &self,
        passphrase: &str,
        rng: &mut ChaCha20Rng,
    ) -> Result<Vec<u8>, ArchiveError> {
        self.seal_with(Stretch::LEAST, ARCHIVE_LEN_MAX, passphrase, rng)
    }

    fn seal_with(
        &self,
        stretch: Stretch,
        len_max: usize,
        passphrase: &str,
        rng: &mut ChaCha20Rng,
    ) -> Result<Vec<u8>, ArchiveError> {
        let mut header = Header { stretch, salt: [0; SALT_LEN], nonce: [0; NONCE_LEN] };
        rng.fill_bytes(&mut header.salt);
        rng.fill_bytes(&mut header.nonce);
        let key = key(stretch, passphrase, &header.salt)?;
        let len = postcard::experimental::serialized_size(self).map_err(|_| ArchiveError::TooBig)?;
        if len > len_max.saturating_sub(HEADER_LEN + TAG_LEN) {
            return Err(ArchiveError::TooBig);
        }
        // Room for all of it from the start, so that no copy of the seed is left where a shorter buffer was; sealed in place.
        let buffer = Vec::with_capacity(len + TAG_LEN);
        let Ok(mut buffer) = postcard::to_extend(self, buffer) else {
            unreachable!("its size was counted by the same serializer")
        };
        let header_bytes = header.to_bytes();
        let sealed = XChaCha20Poly1305::new((&*key).into()).encrypt_in_place(
            &XNonce::from(header.nonce),
            &header_bytes,
            &mut buffer,
        );
        let Ok(()) = sealed else { unreachable!("an export is far below the cipher's 256 GiB") };
        Ok([&header_bytes, buffer.as_slice()].concat())
    }
}

impl fmt::Debug for Archive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Archive").field("rooms", &self.rooms.len()).finish_non_exhaustive()
    }
}

/// What comes before the sealed bytes, and is authenticated with them.
struct Header {
    stretch: Stretch,
    salt: [u8; SALT_LEN],
    nonce: [u8; NONCE_LEN],
}

impl Header {
    fn to_bytes(&self) -> Vec<u8> {
        [MAGIC.as_slice(), &[VERSION], &self.stretch.to_bytes(), &self.salt, &self.nonce].concat()
    }

    /// Of bytes whose magic and version were looked at.
    fn from_bytes(bytes: &[u8; HEADER_LEN]) -> Self {
        let mut at = MAGIC.len() + 1;
        let stretch = Stretch::from_bytes(part(bytes, at));
        at += 12;
        Self { stretch, salt: part(bytes, at), nonce: part(bytes, at + SALT_LEN) }
    }
}

/// `N` bytes of the header from `at` on.
fn part<const N: usize>(bytes: &[u8; HEADER_LEN], at: usize) -> [u8; N] {
    std::array::from_fn(|i| bytes[at + i])
}

fn key(
    stretch: Stretch,
    passphrase: &str,
    salt: &[u8; SALT_LEN],
) -> Result<Zeroizing<[u8; 32]>, ArchiveError> {
    if passphrase.trim().is_empty() {
        return Err(ArchiveError::NoPassphrase);
    }
    stretch.key(passphrase.as_bytes(), salt).map_err(|e| match e {
        StretchError::OutOfBounds => ArchiveError::WrongOrDamaged,
        other => ArchiveError::Stretch(other.to_string()),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rand_core::SeedableRng;

    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;
    use crate::{ForkProof, OperationKey, OutboxEntry, PeerId, Stream};

    /// The least Argon2id does: most tests are not about its cost.
    const CHEAP: Stretch = Stretch::LEAST;

    /// Magic and version; parameters; salt; nonce; the sealed bytes. An independent implementation opens it too.
    const GOLDEN: &str = concat!(
        "74696e63616e206172636869766501",
        "080000000100000001000000",
        "f2a76980dfc7a4924b326a129e9e7c7e",
        "e381ff8caa2e4fd1ee76966fd1b019097897bdd7ad188ad9",
        "af9be4f819f4a7349ec75b05ba1a04691166677bed72e4b09ab1c604e6a5268e7b0e72fcfd6352fd23abc306487c9b7a",
        "30b92503b94c3e3ee00bb7ca4e13b4be7a4fbada7ba84d2f9dbf4f7b797929d756a4ec9bba8669fc22866906d4a528e2",
        "c234c21452fa3b3f916bb43a844988f6b5ae1f92092b4e547c748b3dddb440cbc7358a5a90cd60b9ad5c62c7b4f4d41a",
        "1c5aa5ec062c114721a11d7b226ceb884302e981998dcfd144ba61",
    );

    fn rng() -> ChaCha20Rng {
        ChaCha20Rng::from_seed([9; 32])
    }

    fn archive() -> Archive {
        let key = OperationKey { author: PeerId([2; 32]), stream: Stream::main(), seq: 300 };
        let entry = StoredRoomEntry {
            room_id: "room".into(),
            fragment: "tc1-fragment".into(),
            entered_unix_ms: 1_700_000_000_000,
            turn: 0,
            notes: Vec::new(),
        };
        let room = StoredRoom {
            operations: vec![vec![1, 2, 3], Vec::new()],
            outbox: vec![OutboxEntry { key: key.clone(), attention: true }],
            forks: vec![ForkProof { key, first: vec![4], second: vec![5] }],
            marks: Some(vec![6]),
        };
        Archive { user_seed: [1; 32], name: "Ada".into(), rooms: vec![(entry, room)] }
    }

    fn sealed(archive: &Archive) -> Vec<u8> {
        archive.seal_with(CHEAP, ARCHIVE_LEN_MAX, "correct horse", &mut rng()).unwrap()
    }

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|b| format!("{b:02x}")).collect()
    }

    #[test]
    fn an_export_opens_with_its_passphrase_and_no_other() {
        let bytes = archive().seal("correct horse", &mut rng()).unwrap();
        assert_eq!(Archive::open(&bytes, "correct horse"), Ok(archive()));
        assert_eq!(Archive::open(&bytes, "correct horse "), Err(ArchiveError::WrongOrDamaged));
        assert_eq!(&bytes[15..27], &[0, 0, 1, 0, 3, 0, 0, 0, 1, 0, 0, 0], "64 MiB, 3 passes, 1 lane");
    }

    #[test]
    fn a_passphrase_is_more_than_white_space() {
        for empty in ["", " ", "\t\n\u{2003}"] {
            assert_eq!(archive().seal(empty, &mut rng()), Err(ArchiveError::NoPassphrase));
            assert_eq!(Archive::open(&sealed(&archive()), empty), Err(ArchiveError::NoPassphrase));
        }
    }

    #[test]
    fn the_bytes_are_pinned() {
        let bytes = sealed(&archive());
        assert_eq!(hex(&bytes), GOLDEN);
        assert_eq!(Archive::open(&bytes, "correct horse"), Ok(archive()));
    }

    #[test]
    fn two_exports_share_neither_salt_nor_nonce() {
        let mut rng = rng();
        let mut export = || archive().seal_with(CHEAP, ARCHIVE_LEN_MAX, "a", &mut rng).unwrap();
        let (one, other) = (export(), export());
        assert_ne!(one[27..43], other[27..43]);
        assert_ne!(one[43..67], other[43..67]);
        assert_ne!(one[67..], other[67..]);
    }

    #[test]
    fn what_is_no_export_is_told_from_a_damaged_one() {
        let bytes = sealed(&archive());
        for other in [b"".as_slice(), b"tincan", b"tincan archive", b"PK\x03\x04 something else", &bytes[1..]]
        {
            assert_eq!(Archive::open(other, "correct horse"), Err(ArchiveError::NotAnArchive));
        }
        let with = |at: usize, byte: u8| {
            let mut changed = bytes.clone();
            changed[at] = byte;
            Archive::open(&changed, "correct horse")
        };
        assert_eq!(with(14, 0), Err(ArchiveError::NotAnArchive));
        assert_eq!(with(14, 2), Err(ArchiveError::Newer));
        assert_eq!(with(14, 255), Err(ArchiveError::Newer));
        for cut in 15..bytes.len() {
            assert_eq!(Archive::open(&bytes[..cut], "correct horse"), Err(ArchiveError::WrongOrDamaged));
        }
        let longer = [bytes.as_slice(), &[0]].concat();
        assert_eq!(Archive::open(&longer, "correct horse"), Err(ArchiveError::WrongOrDamaged));
    }

    #[test]
    fn a_file_cannot_ask_for_all_memory_or_time() {
        let with = |at: usize, number: u32| {
            let mut bytes = sealed(&archive());
            bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
            Archive::open(&bytes, "correct horse")
        };
        for (at, number) in [
            (15, 256 * 1024 + 1),
            (15, u32::MAX),
            (15, 0),
            (19, 17),
            (19, u32::MAX),
            (19, 0),
            (23, 0),
            (23, 2),
        ] {
            assert_eq!(with(at, number), Err(ArchiveError::WrongOrDamaged), "{number} at {at}");
        }
    }

    #[test]
    fn what_is_too_big_is_refused_both_ways() {
        let small = archive();
        let len = sealed(&small).len();
        let within = |len_max| small.seal_with(CHEAP, len_max, "a", &mut rng()).map(|bytes| bytes.len());
        assert_eq!(within(len), Ok(len));
        assert_eq!(within(len - 1), Err(ArchiveError::TooBig));
        assert_eq!(within(0), Err(ArchiveError::TooBig));
        assert_eq!(Archive::open(&vec![0; ARCHIVE_LEN_MAX + 1], "a"), Err(ArchiveError::TooBig));
    }

    #[test]
    fn nothing_secret_is_printed() {
        assert_eq!(format!("{:?}", archive()), "Archive { rooms: 1, .. }");
    }

    proptest! {
        #[test]
        fn what_is_sealed_opens(
            user_seed: [u8; 32],
            name: String,
            rooms in prop::collection::vec((any::<(String, String, u64)>(), any::<(Vec<Vec<u8>>, Option<Vec<u8>>)>()), 0..4),
            passphrase in "[^\\s].*",
        ) {
            let rooms = rooms
                .into_iter()
                .map(|((room_id, fragment, entered_unix_ms), (operations, marks))| (
                    StoredRoomEntry { room_id, fragment, entered_unix_ms, turn: 0, notes: Vec::new() },
                    StoredRoom { operations, marks, ..StoredRoom::default() },
                ))
                .collect();
            let archive = Archive { user_seed, name, rooms };
            let bytes = archive.seal_with(CHEAP, ARCHIVE_LEN_MAX, &passphrase, &mut rng()).unwrap();
            prop_assert_eq!(Archive::open(&bytes, &passphrase), Ok(archive));
        }

        #[test]
        fn a_changed_byte_is_noticed(at: prop::sample::Index, flip in 1u8..) {
            let mut bytes = sealed(&archive());
            // Not the memory and passes: a changed one only costs time, up to the bounds.
            let sound = at.index(bytes.len() - 8);
            bytes[if sound < 15 { sound } else { sound + 8 }] ^= flip;
            prop_assert!(Archive::open(&bytes, "correct horse").is_err());
        }

        #[test]
        fn any_bytes_are_refused_quietly(bytes: Vec<u8>) {
            let file = [MAGIC.as_slice(), &[VERSION], &CHEAP.memory_kib.to_le_bytes(), &bytes].concat();
            prop_assert!(Archive::open(&bytes, "a").is_err());
            prop_assert!(Archive::open(&file, "a").is_err());
        }
    }
}
