//! What stands before the relay: every packet of a client is looked at here first, and nothing is remembered of those that
//! prove nothing. Binding requests are answered, requests without proof get a nonce that we know again without keeping it,
//! wrong and expired credentials are refused. Reading and writing STUN is the crate's.

use std::net::SocketAddr;

use data_encoding::HEXLOWER;
use turn_types::channel::ChannelData;
use turn_types::stun::attribute::{ErrorCode, MessageIntegrity, Nonce, Realm, Username, XorMappedAddress};
use turn_types::stun::message::{
    BINDING, IntegrityAlgorithm, IntegrityKey, LongTermKeyCredentials, Message, MessageClass, MessageWrite,
    MessageWriteExt, MessageWriteVec, Method,
};
use turn_types::stun::prelude::AttributeStaticType;

use super::config::TurnSecret;
use super::credentials::{Claim, Credential, keyed_hash};
use crate::metrics::Refusal;

/// Says whose names and passwords are asked for.
pub const REALM: &str = "tincan";
/// How long a nonce is good: as long as a credential.
const NONCE_LIFETIME_S: u64 = 3_600;
/// Bytes of a nonce's proof: guessing one gains nothing but a second try with the same credential.
const NONCE_PROOF_LEN: usize = 10;

/// What becomes of a packet.
#[derive(Debug)]
pub enum Judged {
    /// Nothing.
    Drop(Refusal),
    /// This is the answer.
    Answer(Vec<u8>, Answered),
    /// It belongs to whoever has an allocation.
    Data,
    /// A request by somebody who knows the password.
    Request(Box<Proven>),
}

/// What was answered without a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    /// A STUN binding.
    Binding,
    /// Asked for a proof, as the protocol begins.
    Challenge,
    /// Refused.
    Refused(Refusal),
}

/// Who sent a request, proven by its integrity.
#[derive(Debug)]
pub struct Proven {
    /// What is asked for.
    pub method: Method,
    /// Name and password.
    pub credential: Credential,
    /// What the name claims.
    pub claim: Claim,
    /// The key that the answer is signed with.
    pub key: IntegrityKey,
}

/// Judges packets.
#[derive(Debug)]
pub struct Gate {
    secret: TurnSecret,
    nonce_key: [u8; 32],
}

impl Gate {
    /// Credentials are made with `secret`, nonces with `nonce_key`, which must be random.
    pub fn new(secret: TurnSecret, nonce_key: [u8; 32]) -> Self {
        Self { secret, nonce_key }
    }

    /// Judges a packet from `client` at `now_s` (Unix seconds).
    pub fn judge(&self, client: SocketAddr, bytes: &[u8], now_s: u64) -> Judged {
        let Ok(message) = Message::from_bytes(bytes) else {
            let channel = ChannelData::parse(bytes).is_ok();
            return if channel { Judged::Data } else { Judged::Drop(Refusal::Malformed) };
        };
        match message.class() {
            MessageClass::Indication => return Judged::Data,
            MessageClass::Request => {}
            MessageClass::Success | MessageClass::Error => return Judged::Drop(Refusal::Malformed),
        }
        if message.has_method(BINDING) {
            return answer(binding(&message, client), Answered::Binding);
        }
        if !message.has_attribute(MessageIntegrity::TYPE) {
            return self.challenge(&message, client, now_s, ErrorCode::UNAUTHORIZED, Answered::Challenge);
        }
        let nonce = message.attribute::<Nonce>();
        let username = message.attribute::<Username>();
        let (Ok(nonce), Ok(username), Ok(_)) = (nonce, username, message.attribute::<Realm>()) else {
            let answered = Answered::Refused(Refusal::Malformed);
            return answer(refusal(&message, ErrorCode::BAD_REQUEST, None), answered);
        };
        let wrong = Answered::Refused(Refusal::BadCredentials);
        let Some((credential, claim)) = Credential::expected(&self.secret, username.username()) else {
            return self.challenge(&message, client, now_s, ErrorCode::UNAUTHORIZED, wrong);
        };
        let key = key(&credential);
        if message.validate_integrity_with_key(&key).is_err() || claim.expires_s <= now_s {
            return self.challenge(&message, client, now_s, ErrorCode::UNAUTHORIZED, wrong);
        }
        // Only now, so that nobody without a credential learns what is wrong with a nonce.
        if !self.nonce_is_good(nonce.nonce(), client, now_s) {
            return self.challenge(&message, client, now_s, ErrorCode::STALE_NONCE, Answered::Challenge);
        }
        Judged::Request(Box::new(Proven { method: message.method(), credential, claim, key }))
    }

    fn challenge(
        &self,
        message: &Message<'_>,
        client: SocketAddr,
        now_s: u64,
        code: u16,
        answered: Answered,
    ) -> Judged {
        let challenge = || {
            let mut response = error(message, code)?;
            response.add_attribute(&Realm::new(REALM).ok()?).ok()?;
            response.add_attribute(&Nonce::new(&self.nonce(client, now_s)).ok()?).ok()?;
            Some(response.finish())
        };
        answer(challenge(), answered)
    }

    /// When it was given, and proof that it was, to this client.
    fn nonce(&self, client: SocketAddr, given_s: u64) -> String {
        let client = client.to_string();
        let hash = keyed_hash(&self.nonce_key, &[&given_s.to_be_bytes(), client.as_bytes()]);
        let proof = hash.get(..NONCE_PROOF_LEN).unwrap_or(&hash);
        format!("{given_s:x}-{}", HEXLOWER.encode(proof))
    }

    fn nonce_is_good(&self, nonce: &str, client: SocketAddr, now_s: u64) -> bool {
        let given = nonce.split_once('-').and_then(|(given, _)| u64::from_str_radix(given, 16).ok());
        given.is_some_and(|given_s| {
            now_s.saturating_sub(given_s) < NONCE_LIFETIME_S && self.nonce(client, given_s) == nonce
        })
    }
}

/// The key of a credential, for checking and signing.
pub fn key(credential: &Credential) -> IntegrityKey {
    let (name, password) = (credential.username.clone(), credential.password.clone());
    LongTermKeyCredentials::new(name, password, REALM.to_owned()).make_key(IntegrityAlgorithm::Sha1)
}

/// A refusal, signed if there is a key. `None` if it does not fit, which it does.
pub fn refusal(message: &Message<'_>, code: u16, key: Option<&IntegrityKey>) -> Option<Vec<u8>> {
    let mut response = error(message, code)?;
    if let Some(key) = key {
        response.add_message_integrity_with_key(key, IntegrityAlgorithm::Sha1).ok()?;
    }
    Some(response.finish())
}

/// The answer to a binding request, if `bytes` are one: all that the second port does.
pub fn binding_only(client: SocketAddr, bytes: &[u8]) -> Option<Vec<u8>> {
    let message = Message::from_bytes(bytes).ok()?;
    let asked = message.has_class(MessageClass::Request) && message.has_method(BINDING);
    asked.then(|| binding(&message, client)).flatten()
}

fn binding(message: &Message<'_>, client: SocketAddr) -> Option<Vec<u8>> {
    let mut response = Message::builder_success(message, MessageWriteVec::new());
    response.add_attribute(&XorMappedAddress::new(client, message.transaction_id())).ok()?;
    response.add_fingerprint().ok()?;
    Some(response.finish())
}

fn error(message: &Message<'_>, code: u16) -> Option<MessageWriteVec> {
    let mut response = Message::builder_error(message, MessageWriteVec::new());
    response.add_attribute(&ErrorCode::builder(code).build().ok()?).ok()?;
    Some(response)
}

fn answer(response: Option<Vec<u8>>, answered: Answered) -> Judged {
    match response {
        Some(response) => Judged::Answer(response, answered),
        None => Judged::Drop(Refusal::Malformed),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn gate() -> Gate {
        Gate::new(TurnSecret::from("s".to_owned()), [7; 32])
    }

    fn client() -> SocketAddr {
        SocketAddr::from(([192, 0, 2, 1], 4000))
    }

    #[test]
    fn a_nonce_is_known_again_by_its_client_for_an_hour() {
        let gate = gate();
        let nonce = gate.nonce(client(), 1_000);
        assert!(gate.nonce_is_good(&nonce, client(), 1_000));
        assert!(gate.nonce_is_good(&nonce, client(), 4_599));
        assert!(!gate.nonce_is_good(&nonce, client(), 4_600));
        assert!(!gate.nonce_is_good(&nonce, SocketAddr::from(([192, 0, 2, 1], 4001)), 1_000));
        for other in ["", "-", "3e8", "3e8-", "3e9-00", &format!("+{nonce}")] {
            assert!(!gate.nonce_is_good(other, client(), 1_000), "{other}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_judged(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let judged = gate().judge(client(), &bytes, 0);
            prop_assert!(!matches!(judged, Judged::Request(_)), "nobody proves anything by chance");
        }

        #[test]
        fn a_request_with_any_attributes_is_judged(
            method in 0_u16..16,
            attributes in prop::collection::vec((0_u16..0x30, prop::collection::vec(any::<u8>(), 0..40)), 0..8),
        ) {
            let mut body = Vec::new();
            for (kind, value) in attributes {
                body.extend(kind.to_be_bytes());
                body.extend(u16::try_from(value.len()).unwrap().to_be_bytes());
                body.extend(&value);
                body.resize(body.len().next_multiple_of(4), 0);
            }
            let mut bytes = method.to_be_bytes().to_vec();
            bytes.extend(u16::try_from(body.len()).unwrap().to_be_bytes());
            bytes.extend([0x21, 0x12, 0xa4, 0x42]);
            bytes.extend([9; 12]);
            bytes.extend(body);
            let judged = gate().judge(client(), &bytes, 0);
            prop_assert!(!matches!(judged, Judged::Request(_)));
        }
    }
}
