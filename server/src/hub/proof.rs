//! Does this peer hold the key it claims?
//!
//! The signature covers the connection's own challenge and the room, so neither a recording
//! nor a proof for another room opens a seat. Strict verification: one key has one identity.

use data_encoding::BASE64URL_NOPAD;
use ed25519_dalek::{Signature, VerifyingKey};
use signaling::{ErrorCode, Nonce, PeerKey, RoomId, join_proof};

/// Checks the signature of a `join_room`; the error is the code to answer with.
pub fn check(nonce: &Nonce, room: &RoomId, peer: &PeerKey, signature: &str) -> Result<(), ErrorCode> {
    let key = VerifyingKey::from_bytes(&peer.0).map_err(|_| ErrorCode::BadPeerId)?;
    let bytes = BASE64URL_NOPAD.decode(signature.as_bytes()).map_err(|_| ErrorCode::BadProof)?;
    let signature = Signature::from_slice(&bytes).map_err(|_| ErrorCode::BadProof)?;
    key.verify_strict(&join_proof(nonce, room), &signature).map_err(|_| ErrorCode::BadProof)
}
