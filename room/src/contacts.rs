//! What this device knows of other users: the name a key came with first, and whether its person verified it,
//! muted it or blocked it.
//!
//! A name proves nothing, so it is the key that is remembered. What the interface says of a key that comes with the name of
//! another is decided in `app`; stores keep contacts by [`crate::Storage`].

use serde::{Deserialize, Serialize};

use crate::SmallSort;
use crate::{UserId, clean_name};

/// Contacts a device keeps. More are met only by who is made to meet them; those met first and never verified go.
pub const CONTACTS_MAX: usize = 4_096;
/// The layout of a stored contact; another one gets another number.
const VERSION: u8 = 1;
/// The layout of one that is muted or blocked: a byte more at the end. The others stay readable to pages that know the first only.
const VERSION_HUSHED: u8 = 2;
/// The bits of that byte.
const MUTED: u8 = 1;
const BLOCKED: u8 = 2;

/// Another user, as this device knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Who.
    pub user: UserId,
    /// The name they had when they were verified, else the one seen last.
    pub name: String,
    /// When they were first seen, Unix milliseconds.
    pub first_seen_unix_ms: u64,
    /// When the person marked them as verified, Unix milliseconds.
    pub verified_unix_ms: Option<u64>,
    /// What they write is shown and nobody is told of it.
    pub muted: bool,
    /// Nothing of theirs is shown.
    pub blocked: bool,
}

/// What is stored of a contact beside its user, which is the key.
#[derive(Serialize, Deserialize)]
struct Record<'a> {
    name: &'a str,
    first_seen_unix_ms: u64,
    verified_unix_ms: Option<u64>,
}

impl Contact {
    /// As stored, without the user.
    pub fn encode(&self) -> Vec<u8> {
        let record = Record {
            name: &self.name,
            first_seen_unix_ms: self.first_seen_unix_ms,
            verified_unix_ms: self.verified_unix_ms,
        };
        let hushed = u8::from(self.muted) * MUTED + u8::from(self.blocked) * BLOCKED;
        let version = if hushed == 0 { VERSION } else { VERSION_HUSHED };
        match postcard::to_extend(&record, vec![version]) {
            Ok(mut bytes) => {
                bytes.extend((hushed != 0).then_some(hushed));
                bytes
            }
            Err(_) => unreachable!("a name and two numbers go into a growing vector"),
        }
    }

    /// Reads what [`Contact::encode`] wrote. `None` for anything else.
    pub fn decode(user: UserId, bytes: &[u8]) -> Option<Self> {
        let (record, hushed) = match bytes {
            [VERSION, record @ ..] => (record, 0),
            [VERSION_HUSHED, record @ .., hushed @ 1..=3] => (record, *hushed),
            _ => return None,
        };
        let Record { name, first_seen_unix_ms, verified_unix_ms } = postcard::from_bytes(record).ok()?;
        let name = clean_name(name).ok().filter(|clean| clean == name)?;
        let (muted, blocked) = (hushed & MUTED != 0, hushed & BLOCKED != 0);
        Some(Self { user, name, first_seen_unix_ms, verified_unix_ms, muted, blocked })
    }

    /// Somebody who was met now.
    pub fn met(user: UserId, name: String, first_seen_unix_ms: u64) -> Self {
        Self { user, name, first_seen_unix_ms, verified_unix_ms: None, muted: false, blocked: false }
    }

    /// This contact as met again now: a verified one stays as it was verified.
    pub fn met_again(self, now: &Self) -> Self {
        match self.verified_unix_ms {
            Some(_) => self,
            None => Self { name: now.name.clone(), ..self },
        }
    }
}

/// Which contacts are too many: those met first of whom nobody decided anything, before those that were verified, muted or blocked.
pub fn too_many(mut contacts: Vec<Contact>) -> Vec<UserId> {
    contacts.small_sort_by_key(|contact| {
        let decided = contact.muted || contact.blocked;
        (decided, contact.verified_unix_ms, contact.first_seen_unix_ms, contact.user)
    });
    contacts.truncate(contacts.len().saturating_sub(CONTACTS_MAX));
    contacts.iter().map(|contact| contact.user).collect()
}

/// What two names have in common that a hurried reader takes for one: neither case, nor spaces, nor letters that cannot
/// be seen, nor Greek and Cyrillic letters drawn like Latin ones. `name` has been composed by compatibility (NFKC)
/// before, which a browser does better than a table here.
pub fn likeness(name: &str) -> String {
    let seen = |c: &char| !c.is_whitespace() && !c.is_control() && !unseen(*c);
    name.chars().flat_map(char::to_lowercase).filter(seen).map(latin).collect()
}

/// Joiners, soft hyphens, variation selectors and the like: between letters nobody sees them.
fn unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
}

/// The Latin letter that a small Greek or Cyrillic one, or the capital it belongs to, looks like.
fn latin(c: char) -> char {
    match c {
        'а' | 'α' => 'a',
        'в' | 'β' => 'b',
        'с' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' | 'ε' => 'e',
        'н' | 'һ' | 'η' => 'h',
        'і' | 'ι' | 'ı' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'м' | 'μ' => 'm',
        'ν' => 'n',
        'о' | 'ο' | 'σ' => 'o',
        'р' | 'ρ' => 'p',
        'ԛ' => 'q',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'υ' | 'у' => 'y',
        'ѵ' => 'v',
        'ԝ' => 'w',
        'х' | 'χ' => 'x',
        'ζ' => 'z',
        'ɡ' => 'g',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn contact(user: u8, first_seen_unix_ms: u64, verified_unix_ms: Option<u64>) -> Contact {
        let met = Contact::met(UserId([user; 32]), "Ada".to_owned(), first_seen_unix_ms);
        Contact { verified_unix_ms, ..met }
    }

    #[test]
    fn the_stored_bytes_are_pinned() {
        let stored = [1, 3, b'A', b'd', b'a', 0x80, 1, 1, 0x81, 1];
        let ada = contact(7, 128, Some(129));
        assert_eq!(ada.encode(), stored);
        assert_eq!(Contact::decode(ada.user, &stored), Some(ada.clone()));
        for (muted, blocked, last) in [(true, false, 1), (false, true, 2), (true, true, 3)] {
            let hushed = Contact { muted, blocked, ..ada.clone() };
            let stored = [2, 3, b'A', b'd', b'a', 0x80, 1, 1, 0x81, 1, last];
            assert_eq!(hushed.encode(), stored);
            assert_eq!(Contact::decode(ada.user, &stored), Some(hushed));
        }
    }

    #[test]
    fn what_is_no_contact_is_refused() {
        let user = UserId([7; 32]);
        let bad: [&[u8]; 9] = [
            &[2, 3, b'A', b'd', b'a', 0, 0, 0],
            &[2, 3, b'A', b'd', b'a', 0, 0, 4],
            &[2],
            &[],
            &[1],
            &[3, 3, b'A', b'd', b'a', 0, 0],
            &[1, 3, b'A', b'd', b'a', 0, 2],
            &[1, 3, b'A', b'\n', b'a', 0, 0],
            &[1, 0xff, 0xff, 0xff, 0xff, 0x0f, b'A'],
        ];
        for bytes in bad {
            assert_eq!(Contact::decode(user, bytes), None, "{bytes:?}");
        }
    }

    #[test]
    fn a_verified_contact_keeps_the_name_it_was_verified_under() {
        let renamed = Contact { name: "Bo".to_owned(), ..contact(1, 9, None) };
        assert_eq!(
            contact(1, 5, None).met_again(&renamed),
            Contact { name: "Bo".to_owned(), ..contact(1, 5, None) }
        );
        assert_eq!(contact(1, 5, Some(6)).met_again(&renamed), contact(1, 5, Some(6)));
    }

    #[test]
    fn those_met_first_go_and_verified_ones_stay() {
        let mut contacts: Vec<Contact> = (0..CONTACTS_MAX as u64)
            .map(|n| {
                let mut id = [0; 32];
                id[..8].copy_from_slice(&n.to_be_bytes());
                Contact { user: UserId(id), ..contact(0, 100 + n, None) }
            })
            .collect();
        assert_eq!(too_many(contacts.clone()), []);
        contacts.push(contact(0xfe, 1, Some(2)));
        contacts.push(contact(0xff, 500_000, None));
        assert_eq!(too_many(contacts.clone()), [contacts[0].user, contacts[1].user]);
        contacts[0].blocked = true;
        contacts[1].muted = true;
        assert_eq!(too_many(contacts.clone()), [contacts[2].user, contacts[3].user]);
    }

    #[test]
    fn names_that_look_the_same_are_alike() {
        let ada = likeness("Ada");
        for like in ["ada", "ADA", " A d a", "Аdа", "A\u{200d}d\u{ad}a", "Αda"] {
            assert_eq!(likeness(like), ada, "{like}");
        }
        for other in ["Adam", "Áda", "عائشة", "Ida"] {
            assert_ne!(likeness(other), ada, "{other}");
        }
        assert_eq!(likeness("Вова"), likeness("ВОВА"));
    }
}
