//! Credentials that need no memory: the name says until when and for whom, the password proves that we said so.
//!
//! The form is that of coturn's `use-auth-secret` (draft-uberti-behave-turn-rest-00), so the same secret serves both: name
//! `<unix seconds of the end>:<peer id>`, password the base64 of HMAC-SHA1(secret, name).

use data_encoding::BASE64;
use hmac::{Hmac, Mac};
use sha1::Sha1;

use super::config::TurnSecret;

/// Longest name looked at: 20 digits, a colon and a peer id are 64, and coturn's users may have longer ids.
const NAME_LEN_MAX: usize = 128;

/// A name and its password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credential {
    /// `<unix seconds>:<peer id>`.
    pub username: String,
    /// The proof.
    pub password: String,
}

/// What a name says, once its password was seen to be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Unix seconds of its end.
    pub expires_s: u64,
    /// For whom it was made: what quotas count by.
    pub id: String,
}

impl Credential {
    /// A credential for `id` that is good until `expires_s`.
    pub fn mint(secret: &TurnSecret, id: &str, expires_s: u64) -> Self {
        let username = format!("{expires_s}:{id}");
        let password = password(secret, &username);
        Self { username, password }
    }

    /// The credential that goes with a name somebody showed, and what the name claims. Whether they know the password is for the
    /// message's integrity to show.
    pub fn expected(secret: &TurnSecret, username: &str) -> Option<(Self, Claim)> {
        if username.len() > NAME_LEN_MAX {
            return None;
        }
        let (expires, id) = username.split_once(':')?;
        let expires_s = expires.parse().ok()?;
        let credential = Self { username: username.to_owned(), password: password(secret, username) };
        Some((credential, Claim { expires_s, id: id.to_owned() }))
    }
}

/// A secret that nobody chose; `None` without random numbers.
pub fn random_secret() -> Option<TurnSecret> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).ok()?;
    Some(TurnSecret::from(BASE64.encode(&bytes)))
}

fn password(secret: &TurnSecret, username: &str) -> String {
    BASE64.encode(&keyed_hash(secret.reveal().as_bytes(), &[username.as_bytes()]))
}

/// HMAC-SHA1 over parts.
pub fn keyed_hash(key: &[u8], parts: &[&[u8]]) -> [u8; 20] {
    // HMAC takes keys of any length, so this has no other way to go.
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(key) else { return [0; 20] };
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret() -> TurnSecret {
        TurnSecret::from("secret".to_owned())
    }

    #[test]
    fn what_is_minted_is_what_coturn_expects() {
        // echo -n 1700000000:ada | openssl dgst -binary -sha1 -hmac secret | base64
        let credential = Credential::mint(&secret(), "ada", 1_700_000_000);
        assert_eq!(credential.username, "1700000000:ada");
        assert_eq!(credential.password, "lV8v9c9TsajfLXLkZIc5nnmtEng=");
    }

    #[test]
    fn a_name_is_read_back() {
        let minted = Credential::mint(&secret(), "a:b", 17);
        let (expected, claim) = Credential::expected(&secret(), &minted.username).unwrap();
        assert_eq!(expected, minted);
        assert_eq!(claim, Claim { expires_s: 17, id: "a:b".to_owned() });
    }

    #[test]
    fn names_of_another_form_are_nobodys() {
        for name in [
            "",
            "ada",
            ":ada",
            "x:ada",
            "-1:ada",
            "99999999999999999999999:a",
            &format!("1:{}", "a".repeat(200)),
        ] {
            assert_eq!(Credential::expected(&secret(), name), None, "{name}");
        }
    }
}
