//! Readers of outside bytes that are private otherwise, for the targets in `fuzz`. Nothing else may use them.

use chacha20::ChaCha20Rng;

use crate::{
    Archive, ArchiveError, Handshake, Profile, RoomKeys, SignalBody, WireError,
    receipts::Receipts,
    wire::{decode_body, encode_body},
};

/// What a peer sealed about a connection.
pub fn read_signal_body(plain: &[u8]) -> Result<SignalBody, WireError> {
    decode_body(plain)
}

/// What is sealed about a connection.
pub fn write_signal_body(body: &SignalBody) -> Vec<u8> {
    encode_body(body)
}

/// A profile once it is opened.
pub fn read_profile(plain: &[u8]) -> Result<Profile, WireError> {
    decode_body(plain)
}

/// What is sealed of a profile.
pub fn write_profile(profile: &Profile) -> Vec<u8> {
    encode_body(profile)
}

/// Reads the engine's stored notes about a room and writes them again.
pub fn rewrite_marks(marks: &[u8]) -> Vec<u8> {
    Receipts::decode(marks).encode()
}

/// An export whose passphrase is stretched as little as Argon2id can: opening it takes no second and no 64 MiB.
pub fn seal_cheaply(
    archive: &Archive,
    passphrase: &str,
    rng: &mut ChaCha20Rng,
) -> Result<Vec<u8>, ArchiveError> {
    archive.seal_cheaply(passphrase, rng)
}

/// Anything at all in the place of a proof, sealed as the other end would.
pub fn seal_proof(to: &Handshake, keys: &RoomKeys, plain: &[u8], rng: &mut ChaCha20Rng) -> Vec<u8> {
    to.seal_as_theirs(keys, plain, rng)
}
