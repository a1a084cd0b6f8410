//! How a room is named: in the link's fragment and in what people type.
//!
//! ```text
//! tc1-0a2b3-c4d5e-…    128 random bits and a 22-bit checksum: only who has the link can come in
//! name:my%20team       a name typed by hand, stretched into a key: anyone who knows it can come in
//! ```
//!
//! The same text stands in the *Room* field and, after the `#`, in the link. Spelled out in
//! `docs/protocol.md`, "Room codes".

use std::fmt;

use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::Target;

/// Prefix of a generated code; the digit is the version.
const CODE_PREFIX: &str = "tc1-";
/// Prefix of a typed name in the fragment.
const NAME_PREFIX: &str = "name:";
/// Crockford's base32: no I, L, O, U, so that a code read aloud survives.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// 128 bits and 22 bits of checksum make 150 bits: 30 letters.
const CODE_LETTERS: usize = 30;
/// Letters between two hyphens.
const GROUP: usize = 5;
/// Longest typed name, in characters.
pub const ROOM_NAME_CHARS_MAX: usize = 64;

/// Which room, before any key is derived.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub enum RoomAddress {
    /// 128 random bits.
    Secret([u8; 16]),
    /// A typed name, normalised.
    Open(String),
}

/// Why a text names no room. The words are for the person who typed or opened it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// Nothing there.
    #[error("This link names no room. Ask for the whole link, with everything after the #.")]
    Empty,
    /// A generated code with letters missing or too many.
    #[error(
        "This room code is not complete: it has {letters} of {CODE_LETTERS} letters. Copy the whole link again."
    )]
    Length {
        /// Letters that came.
        letters: usize,
    },
    /// A letter or digit that no code contains.
    #[error("This room code contains “{0}”, which no code has. Copy the whole link again.")]
    Letter(char),
    /// The checksum does not fit.
    #[error("This room code has a mistake in it. Copy the whole link again.")]
    Checksum,
    /// Neither a code nor a name.
    #[error("What stands after the # is neither a room code nor a room name. Ask for the link again.")]
    Unknown,
    /// A typed name over the limit.
    #[error("A room name has at most {ROOM_NAME_CHARS_MAX} characters, this one has {chars}.")]
    NameLength {
        /// Characters that came.
        chars: usize,
    },
}

impl RoomAddress {
    /// Reads what stands after the `#` of a link, wherever in the room it leads.
    pub fn from_fragment(fragment: &str) -> Result<Self, AddressError> {
        let (fragment, _) = Target::split(fragment.strip_prefix('#').unwrap_or(fragment));
        if fragment.trim().is_empty() {
            return Err(AddressError::Empty);
        }
        if let Some(encoded) = fragment.strip_prefix(NAME_PREFIX) {
            return Self::open(&percent_decode(encoded).ok_or(AddressError::Unknown)?);
        }
        match code_letters(fragment) {
            Some(letters) => decode_code(letters),
            None => Err(AddressError::Unknown),
        }
    }

    /// Reads what a person typed or pasted: a whole link, a code, or a name of their own.
    pub fn from_typed(typed: &str) -> Result<Self, AddressError> {
        let typed = typed.trim();
        if let Some((before, fragment)) = typed.split_once('#')
            && before.contains("://")
        {
            return Self::from_fragment(fragment);
        }
        match code_letters(typed) {
            Some(letters) => decode_code(letters),
            None => Self::open(typed),
        }
    }

    /// A room named by hand. Case and spacing do not matter.
    fn open(name: &str) -> Result<Self, AddressError> {
        let name = name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
        let chars = name.chars().count();
        match chars {
            0 => Err(AddressError::Empty),
            1..=ROOM_NAME_CHARS_MAX => Ok(Self::Open(name)),
            _ => Err(AddressError::NameLength { chars }),
        }
    }

    /// What stands after the `#` of a link.
    pub fn fragment(&self) -> String {
        match self {
            Self::Secret(bits) => encode_code(bits),
            Self::Open(name) => format!("{NAME_PREFIX}{}", percent_encode(name)),
        }
    }

    /// What people call the room, if it has a name.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Secret(_) => None,
            Self::Open(name) => Some(name),
        }
    }

    /// The first group of its code, by which rooms without a name are told apart; nothing of one with a name.
    pub fn letters(&self) -> String {
        match self {
            Self::Secret(bits) => encode_code(bits).chars().skip(CODE_PREFIX.len()).take(GROUP).collect(),
            Self::Open(_) => String::new(),
        }
    }

    /// Whether anyone who knows the name can come in.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Open(_))
    }
}

impl fmt::Debug for RoomAddress {
    /// Never the secret itself.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_open() { "RoomAddress::Open(…)" } else { "RoomAddress::Secret(…)" })
    }
}

/// The letters of what looks like a generated code, hyphens and spaces dropped.
fn code_letters(text: &str) -> Option<String> {
    let lower = text.trim().to_lowercase();
    let rest = lower.strip_prefix(CODE_PREFIX)?;
    Some(rest.chars().filter(|c| *c != '-' && !c.is_whitespace()).collect())
}

fn decode_code(letters: String) -> Result<RoomAddress, AddressError> {
    let mut bits = Bits::default();
    for c in letters.chars() {
        let c = match c {
            'o' => '0',
            'i' | 'l' => '1',
            c => c,
        };
        let value = ALPHABET.iter().position(|a| char::from(*a) == c).ok_or(AddressError::Letter(c))?;
        bits.push(value as u32, 5);
    }
    let count = letters.chars().count();
    if count != CODE_LETTERS {
        return Err(AddressError::Length { letters: count });
    }
    let mut secret = [0; 16];
    for byte in &mut secret {
        *byte = bits.take(8) as u8;
    }
    if bits.take(22) != checksum(&secret) {
        return Err(AddressError::Checksum);
    }
    Ok(RoomAddress::Secret(secret))
}

fn encode_code(secret: &[u8; 16]) -> String {
    let mut bits = Bits::default();
    for byte in secret {
        bits.push(u32::from(*byte), 8);
    }
    bits.push(checksum(secret), 22);
    let mut code = CODE_PREFIX.to_owned();
    for index in 0..CODE_LETTERS {
        if index > 0 && index % GROUP == 0 {
            code.push('-');
        }
        code.push(char::from(ALPHABET[bits.take(5) as usize & 31]));
    }
    code
}

/// 22 bits that catch a mistyped or missing letter: one mistake in four million slips through.
fn checksum(secret: &[u8; 16]) -> u32 {
    let hash = Sha256::new().chain_update(b"tincan room code 1\0").chain_update(secret).finalize();
    (u32::from(hash[0]) << 14) | (u32::from(hash[1]) << 6) | (u32::from(hash[2]) >> 2)
}

/// A queue of bits, first in first out.
#[derive(Default)]
struct Bits(std::collections::VecDeque<bool>);

impl Bits {
    fn push(&mut self, value: u32, count: u32) {
        self.0.extend((0..count).rev().map(|bit| value >> bit & 1 == 1));
    }

    /// The next `count` bits, zeros after the end.
    fn take(&mut self, count: u32) -> u32 {
        (0..count).fold(0, |value, _| value << 1 | u32::from(self.0.pop_front().unwrap_or(false)))
    }
}

fn percent_encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// `None` for a broken escape or bytes that are not UTF-8.
fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut out = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let high = char::from(bytes.next()?).to_digit(16)?;
            let low = char::from(bytes.next()?).to_digit(16)?;
            out.push((high * 16 + low) as u8);
        } else {
            out.push(byte);
        }
    }
    String::from_utf8(out).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    const GOLDEN: &str = "tc1-000g4-0r40m-30e20-9185g-r38e1-wjnb8";

    #[test]
    fn a_code_is_pinned() {
        let secret = core::array::from_fn(|i| i as u8);
        let code = RoomAddress::Secret(secret).fragment();
        assert_eq!(code, GOLDEN);
        assert_eq!(RoomAddress::from_fragment(&code), Ok(RoomAddress::Secret(secret)));
    }

    #[test]
    fn a_code_forgives_case_spaces_and_lookalikes() {
        let address = RoomAddress::Secret([0x42; 16]);
        let code = address.fragment();
        let sloppy = code.to_uppercase().replace('-', " ").replacen("TC1 ", "TC1-", 1).replace('0', "O");
        assert_eq!(RoomAddress::from_typed(&sloppy), Ok(address));
    }

    #[test]
    fn broken_links_are_told_apart() {
        let code = RoomAddress::Secret([0x42; 16]).fragment();
        let wrong = format!("{}{}", &code[..code.len() - 1], if code.ends_with('0') { '1' } else { '0' });
        assert_eq!(RoomAddress::from_fragment(""), Err(AddressError::Empty));
        assert_eq!(RoomAddress::from_fragment("#"), Err(AddressError::Empty));
        assert_eq!(RoomAddress::from_fragment("hello"), Err(AddressError::Unknown));
        assert_eq!(RoomAddress::from_fragment("name:"), Err(AddressError::Empty));
        assert_eq!(RoomAddress::from_fragment("name:%zz"), Err(AddressError::Unknown));
        assert_eq!(RoomAddress::from_fragment("name:%ff"), Err(AddressError::Unknown));
        assert_eq!(RoomAddress::from_fragment(&code[..20]), Err(AddressError::Length { letters: 14 }));
        assert_eq!(RoomAddress::from_fragment("tc1-!"), Err(AddressError::Letter('!')));
        assert_eq!(RoomAddress::from_fragment(&wrong), Err(AddressError::Checksum));
    }

    #[test]
    fn what_people_type_is_understood() {
        let secret = RoomAddress::Secret([7; 16]);
        let link = format!("https://rooms.example/room#{}", secret.fragment());
        assert_eq!(RoomAddress::from_typed(&link), Ok(secret));
        assert_eq!(RoomAddress::from_typed("  My   Team "), Ok(RoomAddress::Open("my team".to_owned())));
        assert_eq!(RoomAddress::from_typed("#3 class"), Ok(RoomAddress::Open("#3 class".to_owned())));
        assert_eq!(RoomAddress::from_typed(" "), Err(AddressError::Empty));
        assert_eq!(RoomAddress::from_typed(&"x".repeat(65)), Err(AddressError::NameLength { chars: 65 }));
    }

    #[test]
    fn debug_output_never_shows_the_secret() {
        assert!(!format!("{:?}", RoomAddress::Open("hidden".to_owned())).contains("hidden"));
    }

    #[test]
    fn a_room_is_called_by_its_name_or_the_first_group_of_its_code() {
        let secret = core::array::from_fn(|i| i as u8);
        assert_eq!(
            (RoomAddress::Secret(secret).name(), &*RoomAddress::Secret(secret).letters()),
            (None, "000g4")
        );
        let named = RoomAddress::from_typed("My Team").unwrap();
        assert_eq!((named.name(), named.is_open()), (Some("my team"), true));
        assert!(!RoomAddress::Secret(secret).is_open());
    }

    proptest! {
        #[test]
        fn every_address_survives_its_fragment(secret: [u8; 16], name in "\\PC{1,20}") {
            let address = RoomAddress::Secret(secret);
            prop_assert_eq!(RoomAddress::from_fragment(&address.fragment()), Ok(address));
            if let Ok(open) = RoomAddress::open(&name) {
                prop_assert_eq!(RoomAddress::from_fragment(&open.fragment()), Ok(open));
            }
        }

        #[test]
        fn one_wrong_letter_is_noticed(secret: [u8; 16], at in 0..CODE_LETTERS, other in 0usize..31) {
            let code = RoomAddress::Secret(secret).fragment();
            let mut letters: Vec<char> = code_letters(&code).unwrap().chars().collect();
            let was = ALPHABET.iter().position(|a| char::from(*a) == letters[at]).unwrap();
            letters[at] = char::from(ALPHABET[(was + 1 + other) % 32]);
            let broken: String = letters.into_iter().collect();
            prop_assert_ne!(RoomAddress::from_fragment(&format!("tc1-{broken}")), Ok(RoomAddress::Secret(secret)));
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,80}") {
            let _ = RoomAddress::from_fragment(&text);
            let _ = RoomAddress::from_typed(&text);
        }
    }
}
