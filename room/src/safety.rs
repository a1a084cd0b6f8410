//! Safety codes: how two people make sure that each sees the key of the other, and nobody's between them.
//!
//! Both devices make the same twelve words of both user keys, to be compared by voice or side by side. The same two keys
//! go into a QR code, which one of them scans. A code says nothing secret. `docs/protocol.md`, "Safety codes".

use base64ct::{Base64UrlUnpadded, Encoding};
use bip39::Language;

use crate::{UserId, keys::expand};

/// Words of a code. Each is one of 2,048, so 132 bits: nobody finds a pair of keys that makes the words of another.
const WORDS: usize = 12;
const WORD_BITS: u32 = 11;
/// What the text of a QR code begins with; another layout gets another number.
const PREFIX: &str = "tincan-safety:1:";
/// Longest text that is looked at: the prefix, two ids and the colon between them.
const TEXT_LEN: usize = PREFIX.len() + 2 * ID_LEN + 1;
/// A user id in base64url.
const ID_LEN: usize = 43;

/// What two users compare. It is the same whichever of them asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafetyCode([&'static str; WORDS]);

impl SafetyCode {
    /// The code of two users.
    pub fn of(a: UserId, b: UserId) -> Self {
        let (first, second) = (a.min(b), a.max(b));
        let bytes = expand(&[first.0, second.0].concat(), b"tincan safety code 1");
        let list = Language::English.word_list();
        let bit =
            |at: u32| usize::from(bytes.get(at as usize / 8).map_or(0, |byte| byte >> (7 - at % 8) & 1));
        let word = |number: usize| {
            let from = number as u32 * WORD_BITS;
            let index = (from..from + WORD_BITS).fold(0, |index, at| index << 1 | bit(at));
            list.get(index).copied().unwrap_or_default()
        };
        Self(std::array::from_fn(word))
    }

    /// The words, in the order in which they are read out.
    pub fn words(&self) -> &[&'static str] {
        &self.0
    }
}

/// The text of the QR code that `me` shows to `them`.
pub fn safety_text(me: UserId, them: UserId) -> String {
    format!("{PREFIX}{me}:{them}")
}

/// What a scanned text says, to `me` who wants to know whether they see the key of `them`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scanned {
    /// They show this key as theirs, and they see ours.
    Match,
    /// They show this key as theirs, but see another one as ours: somebody is between us, or they opened the code of
    /// another person.
    SeesAnotherMe,
    /// They see our key, but the key they show is not the one that is known here under their name: somebody is between
    /// us, or it is another person's device.
    AnotherPerson,
    /// Between two others.
    OfOthers,
    /// Our own: it was shown by us, to them.
    Own,
    /// No safety code, or one of a newer version.
    NoCode,
}

impl Scanned {
    /// Judges a text. It may be anything: a code can be on any poster.
    pub fn judge(text: &str, me: UserId, them: UserId) -> Self {
        let Some((theirs, mine)) = parse(text) else {
            return Self::NoCode;
        };
        match (theirs == them, mine == me) {
            (true, true) => Self::Match,
            (true, false) => Self::SeesAnotherMe,
            _ if theirs == me => Self::Own,
            (false, true) => Self::AnotherPerson,
            (false, false) => Self::OfOthers,
        }
    }
}

/// Who shows the code, and whom they see.
fn parse(text: &str) -> Option<(UserId, UserId)> {
    if text.len() != TEXT_LEN {
        return None;
    }
    let (shower, seen) = text.strip_prefix(PREFIX)?.split_once(':')?;
    Some((user(shower)?, user(seen)?))
}

fn user(text: &str) -> Option<UserId> {
    let mut id = [0; 32];
    // Strict: the decoder takes neither padding nor other alphabets nor stray bits at the end.
    let len = Base64UrlUnpadded::decode(text, &mut id).ok()?.len();
    (len == 32).then_some(UserId(id))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    const ADA: UserId = UserId([1; 32]);
    const BO: UserId = UserId([2; 32]);
    const EVE: UserId = UserId([3; 32]);

    #[test]
    fn the_words_are_pinned() {
        assert_eq!(
            SafetyCode::of(ADA, BO).words().join(" "),
            "vibrant olympic december law hand slam excess win opinion try want talk"
        );
    }

    #[test]
    fn the_text_is_pinned() {
        assert_eq!(
            safety_text(ADA, BO),
            "tincan-safety:1:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE:AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI"
        );
    }

    #[test]
    fn a_scan_says_who_sees_whom() {
        let shows = |shower, seen| Scanned::judge(&safety_text(shower, seen), ADA, BO);
        assert_eq!(shows(BO, ADA), Scanned::Match);
        assert_eq!(shows(BO, EVE), Scanned::SeesAnotherMe);
        assert_eq!(shows(EVE, ADA), Scanned::AnotherPerson);
        assert_eq!(shows(EVE, BO), Scanned::OfOthers);
        assert_eq!(shows(ADA, BO), Scanned::Own);
    }

    #[test]
    fn what_is_no_code_is_told_from_a_wrong_one() {
        let good = safety_text(BO, ADA);
        let spoilt = [
            String::new(),
            "https://tincan.example/room#tc1-AAAA".to_owned(),
            good.replace(":1:", ":2:"),
            good.to_uppercase(),
            format!("{good}="),
            format!(" {good}"),
            good.replace("AQE:", "AQF:").replace("AgI", "AgJ"),
            good.chars().take(good.len() - 1).collect(),
            "é".repeat(TEXT_LEN / 2),
        ];
        for text in spoilt {
            assert_eq!(Scanned::judge(&text, ADA, BO), Scanned::NoCode, "{text}");
        }
    }

    proptest! {
        #[test]
        fn both_sides_see_the_same_words(a: [u8; 32], b: [u8; 32]) {
            prop_assert_eq!(SafetyCode::of(UserId(a), UserId(b)), SafetyCode::of(UserId(b), UserId(a)));
        }

        #[test]
        fn another_key_makes_other_words(a: [u8; 32], b: [u8; 32], c: [u8; 32]) {
            prop_assume!(b != c);
            prop_assert_ne!(SafetyCode::of(UserId(a), UserId(b)), SafetyCode::of(UserId(a), UserId(c)));
        }

        #[test]
        fn any_text_is_judged(text in ".{0,200}") {
            prop_assert_eq!(Scanned::judge(&text, ADA, BO), Scanned::NoCode);
        }

        #[test]
        fn only_the_other_sides_text_matches(a: [u8; 32], b: [u8; 32]) {
            let matches = Scanned::judge(&safety_text(UserId(a), UserId(b)), ADA, BO) == Scanned::Match;
            prop_assert_eq!(matches, (a, b) == (BO.0, ADA.0));
        }
    }
}
