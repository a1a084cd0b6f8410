//! Operations: the signed, sealed entries of a log, and their bytes.
//!
//! `version(1) header body signature(64)`. Layout in `docs/protocol.md`, "Operations"; pinned by golden bytes below.
//! Three validators stand between a peer's bytes and our state, each run once, at the door:
//!
//! 1. [`Operation::decode`]: the bytes are one operation, in their only spelling and within every limit.
//! 2. [`Operation::verify`]: the author signed it, for this room.
//! 3. [`crate::replica::Replica::insert`]: it fits its log and stands after everything it was written after.

use chacha20::ChaCha20Rng;
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce, aead::Aead};
use ed25519_dalek::{Signature, VerifyingKey};
use rand_core::Rng;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{Epoch, OperationKey, PeerId, PeerSecret, Stream, keys::expand};

/// First byte of an encoded operation.
const VERSION: u8 = 1;
/// Longest encoded operation, in bytes.
pub const OPERATION_LEN_MAX: usize = 256 * 1024;
/// Most operations of other logs that one operation names as newly seen.
pub const SEEN_MAX: usize = 256;
const SIGNATURE_LEN: usize = 64;
const NONCE_LEN: usize = 24;
/// What a signature of an operation begins with, so that it can be taken for no other signature.
const SIGN_LABEL: &[u8] = b"tincan operation 1\0";

/// The SHA-256 of an operation without its signature, bound to its room.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Hash(pub [u8; 32]);

impl Hash {
    pub(crate) const ZERO: Self = Self([0; 32]);

    /// The first eight bytes: enough to compare histories, and to break ties.
    pub(crate) fn short(self) -> [u8; 8] {
        let [a, b, c, d, e, f, g, h, ..] = self.0;
        [a, b, c, d, e, f, g, h]
    }
}

impl std::fmt::Debug for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:016x}", u64::from_be_bytes(self.short()))
    }
}

/// A log: all operations of one author in one stream.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct LogId {
    /// Whose.
    pub author: PeerId,
    /// In which stream.
    pub stream: Stream,
}

impl LogId {
    /// The operation of this number.
    pub fn at(&self, seq: u64) -> OperationKey {
        OperationKey { author: self.author, stream: self.stream.clone(), seq }
    }
}

impl OperationKey {
    /// The log it belongs to.
    pub fn log(&self) -> LogId {
        LogId { author: self.author, stream: self.stream.clone() }
    }
}

/// An operation whose shape is known to be good: see [`Operation::decode`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    header: Header,
    /// Nonce and ciphertext.
    body: Vec<u8>,
    signature: [u8; SIGNATURE_LEN],
    hash: Hash,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Header {
    author: PeerId,
    stream: Stream,
    seq: u64,
    prev: Hash,
    seen: Vec<OperationKey>,
    at_unix_ms: u64,
    epoch: Epoch,
}

/// Why bytes are no operation, or an operation is not what it claims. Always the sender's doing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OperationRefused {
    /// Refused before decoding.
    #[error("an operation of {len} bytes, over the limit of {OPERATION_LEN_MAX}")]
    TooLong {
        /// Bytes that came.
        len: usize,
    },
    /// Written by a program that speaks another version.
    #[error("an operation of version {0}, this program reads {VERSION}")]
    Version(u8),
    /// Cut off, or not the layout.
    #[error("not the bytes of an operation")]
    Shape,
    /// The same operation could be spelled in fewer bytes or another order.
    #[error("an operation that is not spelled in the one allowed way")]
    NotCanonical,
    /// The first operation of a log names a predecessor, or a later one does not.
    #[error("operation {seq} names the wrong kind of predecessor")]
    Predecessor {
        /// Its number.
        seq: u64,
    },
    /// More than it may name.
    #[error("an operation that names {count} others as seen, over the limit of {SEEN_MAX}")]
    SeenTooMany {
        /// So many.
        count: usize,
    },
    /// It names itself or its own log as seen.
    #[error("an operation that names its own log as seen")]
    SeenItself,
    /// Not signed by the author, or for another room.
    #[error("the signature is not {author:?}'s for this room")]
    BadSignature {
        /// Who is said to have written it.
        author: PeerId,
    },
}

/// Why a body was not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the body was not sealed with the key of this operation")]
pub struct SealedOtherwise;

/// What an author decides when writing an operation.
#[derive(Debug)]
pub struct Draft<'a> {
    /// In which stream.
    pub stream: Stream,
    /// Its number: that of the last one plus one.
    pub seq: u64,
    /// What was newly seen of other logs, in order.
    pub seen: Vec<OperationKey>,
    /// The author's wall clock, Unix milliseconds.
    pub at_unix_ms: u64,
    /// Which epoch's key seals the body.
    pub epoch: Epoch,
    /// What it says.
    pub body: &'a [u8],
}

impl Operation {
    /// Writes, seals and signs an operation; `prev` is the author's operation before it.
    pub fn write(
        me: &PeerSecret,
        room_id: &str,
        epoch_key: &[u8; 32],
        prev: Option<&Self>,
        draft: Draft<'_>,
        rng: &mut ChaCha20Rng,
    ) -> Self {
        let prev = prev.map_or(Hash::ZERO, |prev| prev.hash);
        Self::write_after(me, room_id, epoch_key, prev, draft, rng)
    }

    pub(crate) fn write_after(
        me: &PeerSecret,
        room_id: &str,
        epoch_key: &[u8; 32],
        prev: Hash,
        draft: Draft<'_>,
        rng: &mut ChaCha20Rng,
    ) -> Self {
        let header = Header {
            author: me.id(),
            stream: draft.stream,
            seq: draft.seq,
            prev,
            seen: draft.seen,
            at_unix_ms: draft.at_unix_ms,
            epoch: draft.epoch,
        };
        let mut nonce = [0; NONCE_LEN];
        rng.fill_bytes(&mut nonce);
        let key = body_key(epoch_key, &header);
        let sealed = XChaCha20Poly1305::new((&key).into()).encrypt(&XNonce::from(nonce), draft.body);
        let Ok(sealed) = sealed else { unreachable!("a body is far below the cipher's 256 GiB") };
        let body = [nonce.as_slice(), &sealed].concat();
        let to_sign = to_sign(room_id, &unsigned(&header, &body));
        Self { signature: me.sign(&to_sign), hash: hash(&to_sign), header, body }
    }

    /// The first validator. Guarantees: at most [`OPERATION_LEN_MAX`] bytes, a version we read, the one canonical spelling,
    /// a good stream name, at most [`SEEN_MAX`] other logs named, in order and each once, and that exactly the first
    /// operation of a log has no predecessor. Says nothing about who wrote it.
    pub fn decode(bytes: &[u8], room_id: &str) -> Result<Self, OperationRefused> {
        if bytes.len() > OPERATION_LEN_MAX {
            return Err(OperationRefused::TooLong { len: bytes.len() });
        }
        let (version, rest) = bytes.split_first().ok_or(OperationRefused::Shape)?;
        if *version != VERSION {
            return Err(OperationRefused::Version(*version));
        }
        let (rest, signature) = rest.split_last_chunk::<SIGNATURE_LEN>().ok_or(OperationRefused::Shape)?;
        let (header, body) =
            postcard::take_from_bytes::<Header>(rest).map_err(|_| OperationRefused::Shape)?;
        if body.len() < NONCE_LEN {
            return Err(OperationRefused::Shape);
        }
        if header.seen.len() > SEEN_MAX {
            return Err(OperationRefused::SeenTooMany { count: header.seen.len() });
        }
        if (header.seq == 0) != (header.prev == Hash::ZERO) {
            return Err(OperationRefused::Predecessor { seq: header.seq });
        }
        if header.seen.iter().any(|seen| seen.author == header.author && seen.stream == header.stream) {
            return Err(OperationRefused::SeenItself);
        }
        let in_order = header
            .seen
            .iter()
            .zip(header.seen.iter().skip(1))
            .all(|(a, b)| (a.author, &a.stream) < (b.author, &b.stream));
        let unsigned = unsigned(&header, body);
        if !in_order || bytes.get(..bytes.len() - SIGNATURE_LEN) != Some(&unsigned) {
            return Err(OperationRefused::NotCanonical);
        }
        let hash = hash(&to_sign(room_id, &unsigned));
        Ok(Self { header, body: body.to_vec(), signature: *signature, hash })
    }

    /// Reads again what the first validator has let in, as our own memory or store keeps it: the shape is looked at, the spelling is not.
    pub(crate) fn again(bytes: &[u8], hash: Hash) -> Option<Self> {
        let (signed, signature) = bytes.split_last_chunk::<SIGNATURE_LEN>()?;
        let (header, body) = postcard::take_from_bytes::<Header>(signed.get(1..)?).ok()?;
        Some(Self { header, body: body.to_vec(), signature: *signature, hash })
    }

    /// The second validator. Guarantees: the author signed exactly this operation, for this room.
    pub fn verify(&self, room_id: &str) -> Result<(), OperationRefused> {
        let refused = OperationRefused::BadSignature { author: self.header.author };
        let key = VerifyingKey::from_bytes(&self.header.author.0).map_err(|_| refused.clone())?;
        let to_sign = to_sign(room_id, &unsigned(&self.header, &self.body));
        key.verify_strict(&to_sign, &Signature::from_bytes(&self.signature)).map_err(|_| refused)
    }

    /// The bytes, as stored and sent.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = unsigned(&self.header, &self.body);
        bytes.extend_from_slice(&self.signature);
        bytes
    }

    /// What it says, opened with the key of its epoch.
    pub fn open(&self, epoch_key: &[u8; 32]) -> Result<Vec<u8>, SealedOtherwise> {
        let (nonce, sealed) = self.body.split_first_chunk::<NONCE_LEN>().ok_or(SealedOtherwise)?;
        let key = body_key(epoch_key, &self.header);
        XChaCha20Poly1305::new((&key).into())
            .decrypt(&XNonce::from(*nonce), sealed)
            .map_err(|_| SealedOtherwise)
    }

    /// Which operation it is.
    pub fn key(&self) -> OperationKey {
        OperationKey { author: self.header.author, stream: self.header.stream.clone(), seq: self.header.seq }
    }

    /// The log it belongs to.
    pub fn log(&self) -> LogId {
        LogId { author: self.header.author, stream: self.header.stream.clone() }
    }

    /// Its number in its log.
    pub fn seq(&self) -> u64 {
        self.header.seq
    }

    /// What its author had newly seen of other logs.
    pub fn seen(&self) -> &[OperationKey] {
        &self.header.seen
    }

    /// The author's wall clock, Unix milliseconds; for display only.
    pub fn at_unix_ms(&self) -> u64 {
        self.header.at_unix_ms
    }

    /// Which epoch's key seals the body.
    pub fn epoch(&self) -> Epoch {
        self.header.epoch
    }

    /// Nearly causal order, by the authors' clocks.
    pub(crate) fn by_clock(&self, other: &Self) -> std::cmp::Ordering {
        let key = |header: &Header| (header.at_unix_ms, header.author);
        key(&self.header)
            .cmp(&key(&other.header))
            .then_with(|| self.header.stream.cmp(&other.header.stream))
            .then_with(|| self.header.seq.cmp(&other.header.seq))
    }

    pub(crate) fn hash(&self) -> Hash {
        self.hash
    }

    pub(crate) fn signature(&self) -> &[u8] {
        &self.signature
    }

    pub(crate) fn prev(&self) -> Hash {
        self.header.prev
    }
}

/// Everything before the signature.
fn unsigned(header: &Header, body: &[u8]) -> Vec<u8> {
    // Room for the signature that [`Operation::encode`] adds.
    let mut bytes = Vec::with_capacity(160 + body.len() + header.seen.len() * 40 + SIGNATURE_LEN);
    bytes.push(VERSION);
    let Ok(mut bytes) = postcard::to_extend(header, bytes) else {
        unreachable!("numbers and strings always encode into a growing buffer")
    };
    bytes.extend_from_slice(body);
    bytes
}

fn to_sign(room_id: &str, unsigned: &[u8]) -> Vec<u8> {
    [SIGN_LABEL, room_id.as_bytes(), b"\0", unsigned].concat()
}

fn hash(to_sign: &[u8]) -> Hash {
    Hash(Sha256::digest(to_sign).into())
}

/// A key for one operation alone: with it nobody opens another, and a box moved to another place does not open.
fn body_key(epoch_key: &[u8; 32], header: &Header) -> [u8; 32] {
    let label = [
        b"tincan operation key 1\0".as_slice(),
        &header.author.0,
        &header.seq.to_be_bytes(),
        header.stream.as_str().as_bytes(),
    ];
    expand(epoch_key, &label.concat())
}

#[cfg(test)]
mod tests;
