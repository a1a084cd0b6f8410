//! The handshake of a link: both sides show that they are in the room, that they are who they say, and that nobody stands between.
//!
//! ```text
//! Hello { protocol, nonce, frame_len_max }   ->  <-  the same, both at once
//! Proof(sealed { certificate, durable, signature })  ->  <-  the same
//! ```
//!
//! The proof is sealed under the link key, so it says nothing to who does not have the room's secret, and that it opens shows that its
//! sender has. The signature is the peer's over everything that was said and over both DTLS fingerprints *as its own browser
//! reports them*: somebody in the middle has two connections with a fingerprint each, so what one side signs does not fit what the
//! other sees. Fresh nonces of both sides make an old proof worthless.
//!
//! Only decides; layout in `docs/protocol.md`, "Handshake". Tested here.

use chacha20::ChaCha20Rng;
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use ed25519_dalek::{Signature, VerifyingKey};
use rand_core::Rng;
use serde::{Deserialize, Serialize};

use crate::{
    Certificate, CertificateRefused, Fingerprints, PeerId, PeerSecret, RoomKeys,
    wire::{Hello, PEER_PROTOCOL, PeerMessage},
};

/// What a proof's signature begins with, so that it can be taken for no other signature.
const SIGN_LABEL: &[u8] = b"tincan link 1\0";
/// What is authenticated with the sealed proof before ids and nonces.
const SEAL_LABEL: &[u8] = b"tincan proof 1\0";

/// Why no link came of a connection, in words for the person.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HandshakeRefused {
    /// Its nonce is ours: somebody sends our own words back.
    #[error("said hello with our own words")]
    Mirror,
    /// No hello came before the proof.
    #[error("sent its proof before its hello")]
    Order,
    /// The proof does not open.
    #[error("does not know the secret of this room")]
    Outsider,
    /// Too short, or sealed nonsense.
    #[error("sent a proof that is none")]
    Shape,
    /// The signature does not fit the peer, the fingerprints or what was said.
    #[error(
        "could not prove who it is over this very connection: somebody may stand between you, or use a name that is not theirs"
    )]
    NotThem,
    /// The certificate is for another peer.
    #[error("showed a certificate of somebody else")]
    OtherCertificate,
    /// The certificate is none.
    #[error("{0}")]
    Certificate(#[from] CertificateRefused),
}

/// One handshake, from the open channels to the proof of the other side.
#[derive(Debug)]
pub struct Handshake {
    ours: End,
    them: PeerId,
    their_fingerprint: [u8; 32],
    theirs: Option<End>,
}

/// One side of it.
#[derive(Clone, Copy, Debug)]
struct End {
    peer: PeerId,
    fingerprint: [u8; 32],
    hello: Hello,
}

/// Who is at the other end, once proven.
#[derive(Debug)]
pub struct Proven {
    /// Of the peer.
    pub certificate: Certificate,
    /// What it stores outlives its page.
    pub durable: bool,
    /// The longest frame it takes, in bytes.
    pub frame_len_max: u32,
}

/// What is sealed.
#[derive(Serialize, Deserialize)]
struct Proof {
    certificate: Vec<u8>,
    durable: bool,
    /// First half and second: arrays of 64 have no serde.
    signature: [[u8; 32]; 2],
}

impl Handshake {
    /// Begins on open channels; gives our hello.
    pub fn begin(
        me: PeerId,
        them: PeerId,
        seen: Fingerprints,
        frame_len_max: u32,
        rng: &mut ChaCha20Rng,
    ) -> (Self, Hello) {
        let mut nonce = [0; 32];
        rng.fill_bytes(&mut nonce);
        let hello = Hello { protocol: PEER_PROTOCOL, nonce, frame_len_max };
        let ours = End { peer: me, fingerprint: seen.local, hello };
        (Self { ours, them, their_fingerprint: seen.remote, theirs: None }, hello)
    }

    /// The other's hello; gives our proof.
    pub fn on_hello(
        &mut self,
        hello: Hello,
        secret: &PeerSecret,
        keys: &RoomKeys,
        certificate: Vec<u8>,
        durable: bool,
        rng: &mut ChaCha20Rng,
    ) -> Result<PeerMessage, HandshakeRefused> {
        if hello.nonce == self.ours.hello.nonce {
            return Err(HandshakeRefused::Mirror);
        }
        let theirs = End { peer: self.them, fingerprint: self.their_fingerprint, hello };
        self.theirs = Some(theirs);
        let (first, second) = halves(secret.sign(&to_sign(keys, &self.ours, &theirs, &certificate, durable)));
        let plain = encode(&Proof { certificate, durable, signature: [first, second] });
        Ok(PeerMessage::Proof(seal(keys, &self.ours, &theirs, &plain, rng)))
    }

    /// Anything at all, sealed as the other end would.
    #[cfg(feature = "testing")]
    pub(crate) fn seal_as_theirs(&self, keys: &RoomKeys, plain: &[u8], rng: &mut ChaCha20Rng) -> Vec<u8> {
        self.theirs.map(|theirs| seal(keys, &theirs, &self.ours, plain, rng)).unwrap_or_default()
    }

    /// The other's proof.
    pub fn on_proof(&self, bytes: &[u8], keys: &RoomKeys) -> Result<Proven, HandshakeRefused> {
        let theirs = self.theirs.as_ref().ok_or(HandshakeRefused::Order)?;
        let (nonce, sealed) = bytes.split_first_chunk::<24>().ok_or(HandshakeRefused::Shape)?;
        let aad = associated_data(theirs, &self.ours);
        let plain = XChaCha20Poly1305::new(&keys.link_key.into())
            .decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: &aad })
            .map_err(|_| HandshakeRefused::Outsider)?;
        let proof = match postcard::take_from_bytes::<Proof>(&plain) {
            Ok((proof, [])) => proof,
            _ => return Err(HandshakeRefused::Shape),
        };
        let signature = Signature::from_bytes(&whole(proof.signature));
        let signed = to_sign(keys, theirs, &self.ours, &proof.certificate, proof.durable);
        VerifyingKey::from_bytes(&self.them.0)
            .and_then(|key| key.verify_strict(&signed, &signature))
            .map_err(|_| HandshakeRefused::NotThem)?;
        let certificate = Certificate::decode(&proof.certificate)?;
        if certificate.peer() != self.them {
            return Err(HandshakeRefused::OtherCertificate);
        }
        Ok(Proven { certificate, durable: proof.durable, frame_len_max: theirs.hello.frame_len_max })
    }
}

/// Everything that was said, from who signs to who reads.
fn to_sign(keys: &RoomKeys, from: &End, to: &End, certificate: &[u8], durable: bool) -> Vec<u8> {
    let end = |end: &End| {
        let Hello { protocol, nonce, frame_len_max } = end.hello;
        [
            &end.peer.0,
            end.fingerprint.as_slice(),
            &protocol.to_be_bytes(),
            &nonce,
            &frame_len_max.to_be_bytes(),
        ]
        .concat()
    };
    // Every part but the last has one length.
    [SIGN_LABEL, keys.room_id.as_bytes(), &end(from), &end(to), &[u8::from(durable)], certificate].concat()
}

fn seal(keys: &RoomKeys, from: &End, to: &End, plain: &[u8], rng: &mut ChaCha20Rng) -> Vec<u8> {
    let mut nonce = [0; 24];
    rng.fill_bytes(&mut nonce);
    let aad = associated_data(from, to);
    let sealed = XChaCha20Poly1305::new(&keys.link_key.into())
        .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: &aad });
    let Ok(sealed) = sealed else { unreachable!("a proof is far below the cipher's 256 GiB") };
    [nonce.as_slice(), &sealed].concat()
}

fn associated_data(from: &End, to: &End) -> Vec<u8> {
    [SEAL_LABEL, &from.peer.0, &to.peer.0, &from.hello.nonce, &to.hello.nonce].concat()
}

fn encode(proof: &Proof) -> Vec<u8> {
    match postcard::to_allocvec(proof) {
        Ok(bytes) => bytes,
        Err(_) => unreachable!("bytes always encode into a growing buffer"),
    }
}

pub(crate) fn halves(signature: [u8; 64]) -> ([u8; 32], [u8; 32]) {
    let mut halves = ([0; 32], [0; 32]);
    let (first, second) = signature.split_at(32);
    halves.0.copy_from_slice(first);
    halves.1.copy_from_slice(second);
    halves
}

pub(crate) fn whole([first, second]: [[u8; 32]; 2]) -> [u8; 64] {
    let mut whole = [0; 64];
    let (a, b) = whole.split_at_mut(32);
    a.copy_from_slice(&first);
    b.copy_from_slice(&second);
    whole
}

#[cfg(test)]
mod tests {
    use rand_core::SeedableRng;

    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;
    use crate::{DeviceId, DeviceSeed, RoomSecret, UserSecret};

    struct Person {
        secret: PeerSecret,
        keys: RoomKeys,
        certificate: Vec<u8>,
        rng: ChaCha20Rng,
    }

    impl Person {
        fn new(n: u8, room: u8) -> Self {
            let keys = RoomKeys::derive(&RoomSecret([room; 32]));
            let secret = PeerSecret::derive(&DeviceSeed([n; 32]), &keys.room_id, 0);
            let user = UserSecret::from_seed(&[n; 32]);
            let certificate = Certificate::issue(&user, secret.id(), DeviceId([6; 32]), "Ada", 5).encode();
            Self { secret, keys, certificate, rng: ChaCha20Rng::from_seed([n; 32]) }
        }

        fn begin(&mut self, them: PeerId, local: u8, remote: u8) -> (Handshake, Hello) {
            let seen = Fingerprints { local: [local; 32], remote: [remote; 32] };
            Handshake::begin(self.secret.id(), them, seen, 60_000, &mut self.rng)
        }

        fn answer(&mut self, handshake: &mut Handshake, hello: Hello) -> Result<Vec<u8>, HandshakeRefused> {
            let certificate = self.certificate.clone();
            match handshake.on_hello(hello, &self.secret, &self.keys, certificate, true, &mut self.rng)? {
                PeerMessage::Proof(bytes) => Ok(bytes),
                other => panic!("{other:?}"),
            }
        }
    }

    /// Ada and Bo with the fingerprints each sees; what Ada says to Bo's proof.
    fn meet(
        ada: &mut Person,
        bo: &mut Person,
        ada_sees: [u8; 2],
        bo_sees: [u8; 2],
    ) -> Result<Proven, HandshakeRefused> {
        let (mut at_ada, from_ada) = ada.begin(bo.secret.id(), ada_sees[0], ada_sees[1]);
        let (mut at_bo, from_bo) = bo.begin(ada.secret.id(), bo_sees[0], bo_sees[1]);
        ada.answer(&mut at_ada, from_bo)?;
        let proof = bo.answer(&mut at_bo, from_ada)?;
        at_ada.on_proof(&proof, &ada.keys)
    }

    #[test]
    fn two_of_one_room_know_each_other() {
        let (mut ada, mut bo) = (Person::new(1, 9), Person::new(2, 9));
        let proven = meet(&mut ada, &mut bo, [10, 20], [20, 10]).unwrap();
        assert_eq!((proven.certificate.peer(), proven.durable), (bo.secret.id(), true));
        assert_eq!(proven.frame_len_max, 60_000);
    }

    #[test]
    fn who_stands_between_has_two_fingerprints() {
        let (mut ada, mut bo) = (Person::new(1, 9), Person::new(2, 9));
        // 66 and 77 are those of the one in the middle.
        let refused = meet(&mut ada, &mut bo, [10, 66], [20, 77]);
        assert_eq!(refused.map(|p| p.durable), Err(HandshakeRefused::NotThem));
    }

    #[test]
    fn who_does_not_know_the_room_is_told_apart() {
        let (mut ada, mut bo) = (Person::new(1, 9), Person::new(2, 8));
        let refused = meet(&mut ada, &mut bo, [10, 20], [20, 10]);
        assert_eq!(refused.map(|p| p.durable), Err(HandshakeRefused::Outsider));
    }

    #[test]
    fn nobody_uses_anothers_id() {
        let (mut ada, bo, mut cy) = (Person::new(1, 9), Person::new(2, 9), Person::new(3, 9));
        // Cy has the room's secret and says he is Bo, with Bo's certificate, which every member has.
        let (mut at_ada, from_ada) = ada.begin(bo.secret.id(), 10, 20);
        let (mut at_cy, from_cy) = cy.begin(ada.secret.id(), 20, 10);
        at_cy.ours.peer = bo.secret.id();
        cy.certificate = bo.certificate;
        ada.answer(&mut at_ada, from_cy).unwrap();
        let proof = cy.answer(&mut at_cy, from_ada).unwrap();
        let refused = at_ada.on_proof(&proof, &ada.keys).map(|p| p.durable);
        assert_eq!(refused, Err(HandshakeRefused::NotThem));
    }

    #[test]
    fn a_certificate_of_somebody_else_is_refused() {
        let (mut ada, mut bo) = (Person::new(1, 9), Person::new(2, 9));
        bo.certificate = ada.certificate.clone();
        let refused = meet(&mut ada, &mut bo, [10, 20], [20, 10]).map(|p| p.durable);
        assert_eq!(refused, Err(HandshakeRefused::OtherCertificate));
    }

    #[test]
    fn an_old_proof_is_worth_nothing() {
        let (mut ada, mut bo) = (Person::new(1, 9), Person::new(2, 9));
        let (mut at_bo, from_bo) = bo.begin(ada.secret.id(), 20, 10);
        let (mut first, from_ada) = ada.begin(bo.secret.id(), 10, 20);
        let old = bo.answer(&mut at_bo, from_ada).unwrap();
        ada.answer(&mut first, from_bo).unwrap();
        assert!(first.on_proof(&old, &ada.keys).is_ok());
        // The same connection even, and Bo's hello repeated; only Ada's nonce is another.
        let (mut again, _) = ada.begin(bo.secret.id(), 10, 20);
        ada.answer(&mut again, from_bo).unwrap();
        assert_eq!(again.on_proof(&old, &ada.keys).map(|p| p.durable), Err(HandshakeRefused::Outsider));
    }

    #[test]
    fn nothing_that_was_said_can_be_changed_on_the_way() {
        let changes: [fn(&mut Hello); 2] = [|hello| hello.frame_len_max -= 1, |hello| hello.nonce[0] ^= 1];
        for change in changes {
            let (mut ada, mut bo) = (Person::new(1, 9), Person::new(2, 9));
            let (mut at_ada, mut from_ada) = ada.begin(bo.secret.id(), 10, 20);
            let (mut at_bo, from_bo) = bo.begin(ada.secret.id(), 20, 10);
            change(&mut from_ada);
            ada.answer(&mut at_ada, from_bo).unwrap();
            let proof = bo.answer(&mut at_bo, from_ada).unwrap();
            assert!(at_ada.on_proof(&proof, &ada.keys).is_err());
        }
    }

    #[test]
    fn our_own_words_and_a_proof_out_of_turn_are_refused() {
        let (mut ada, bo) = (Person::new(1, 9), Person::new(2, 9));
        let (mut at_ada, from_ada) = ada.begin(bo.secret.id(), 10, 20);
        assert_eq!(ada.answer(&mut at_ada, from_ada), Err(HandshakeRefused::Mirror));
        assert_eq!(at_ada.on_proof(&[0; 100], &ada.keys).map(|p| p.durable), Err(HandshakeRefused::Order));
    }
}
