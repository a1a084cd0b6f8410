//! What the composer completes while one writes: `@` and letters to a name, `:` and letters to an emoji.
//!
//! Plain functions over the text and where the caret stands in it, in bytes; browsers count in UTF-16, see [`byte_at`].

use crate::emoji::Emoji;
use crate::mentions::Mentionable;
use room::SmallSort;

/// Most that is offered at a time: what fits above a phone's keyboard.
pub const OFFERS_MAX: usize = 6;
/// Longest beginning that is completed, in bytes; names are shorter.
const PART_LEN_MAX: usize = 64;
/// An emoji takes so many letters: `:)` and `10:3` are none.
const CODE_LEN_MIN: usize = 2;

/// What is begun before the caret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    /// What it will be.
    pub kind: Kind,
    /// Where its sign stands.
    pub from: usize,
    /// The caret.
    pub to: usize,
    /// What was written since.
    pub part: String,
}

/// What it will be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Somebody's name.
    Name,
    /// An emoji.
    Emoji,
}

/// Something to put in place of what is begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What is put there.
    pub text: String,
    /// What is seen before the label.
    pub mark: String,
    /// What is read.
    pub label: String,
}

/// What is begun at the caret.
pub fn begun(text: &str, caret: usize) -> Option<Begun> {
    let before = text.get(..caret)?;
    let start = before.floor_char_boundary(before.len().saturating_sub(PART_LEN_MAX));
    let tail = before.get(start..)?;
    let free =
        |at: usize| !before.get(..at).and_then(|b| b.chars().next_back()).is_some_and(char::is_alphanumeric);
    let begun = |kind, at: usize| {
        let from = start + at;
        let part = before.get(from + 1..)?.to_owned();
        free(from).then_some(Begun { kind, from, to: caret, part })
    };
    if let Some(at) = tail.rfind(':') {
        let code = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '+');
        let found =
            begun(Kind::Emoji, at).filter(|b| b.part.len() >= CODE_LEN_MIN && b.part.chars().all(code));
        if found.is_some() {
            return found;
        }
    }
    begun(Kind::Name, tail.rfind('@')?).filter(|b| !b.part.contains('\n') && !b.part.starts_with(' '))
}

/// The names that go on like that; those that begin so before those in which a later word does.
pub fn names(part: &str, who: &[Mentionable]) -> Vec<Offer> {
    let part = part.to_lowercase();
    let rank = |name: &str| {
        let name = name.to_lowercase();
        if name.starts_with(&part) {
            return Some(0);
        }
        name.split_whitespace().any(|word| word.starts_with(&part)).then_some(1)
    };
    let others = who.iter().filter(|who| !who.own);
    let mut found: Vec<_> =
        others.filter_map(|who| Some((rank(&who.name)?, who.name.to_lowercase(), &who.name))).collect();
    found.small_sort();
    let offer =
        |name: &String| Offer { text: format!("@{name} "), mark: "@".to_owned(), label: name.clone() };
    found.into_iter().take(OFFERS_MAX).map(|(_, _, name)| offer(name)).collect()
}

/// The emoji that are called so; those whose code begins so come first.
pub fn emoji(part: &str, all: &[Emoji]) -> Vec<Offer> {
    let part = part.to_ascii_lowercase();
    let mut found: Vec<_> = all.iter().filter_map(|emoji| Some((code_rank(emoji, &part)?, emoji))).collect();
    found.small_sort_by_key(|((rank, _), _)| *rank);
    let offer = |code: &str, emoji: &Emoji| Offer {
        text: emoji.text.clone(),
        mark: emoji.text.clone(),
        label: format!(":{code}:"),
    };
    found.into_iter().take(OFFERS_MAX).map(|((_, code), emoji)| offer(code, emoji)).collect()
}

/// How well an emoji fits the beginning of a code, and which of its codes does; the least is the best.
fn code_rank<'a>(emoji: &'a Emoji, part: &str) -> Option<(u8, &'a str)> {
    let codes = || emoji.codes.split(' ').filter(|code| !code.is_empty());
    let whole = codes().find(|code| *code == part).map(|code| (0, code));
    let begins = || codes().find(|code| code.starts_with(part)).map(|code| (1, code));
    let later =
        || codes().find(|code| code.split('_').any(|word| word.starts_with(part))).map(|code| (2, code));
    whole.or_else(begins).or_else(later)
}

/// Whether a whole `:code:` ends at the caret: where it begins, and its emoji.
pub fn whole_code<'a>(text: &str, caret: usize, all: &'a [Emoji]) -> Option<(usize, &'a str)> {
    let before = text.get(..caret)?.strip_suffix(':')?;
    let found = begun(before, before.len()).filter(|begun| begun.kind == Kind::Emoji)?;
    let code = found.part.to_ascii_lowercase();
    let emoji = all.iter().find(|emoji| emoji.codes.split(' ').any(|known| known == code))?;
    Some((found.from, &emoji.text))
}

/// A text with `new` in place of what stands between two bytes, and where the caret goes.
pub fn replaced(text: &str, from: usize, to: usize, new: &str) -> Option<(String, usize)> {
    let (before, after) = (text.get(..from)?, text.get(to..)?);
    // One blank is enough.
    let after = if new.ends_with(' ') { after.strip_prefix(' ').unwrap_or(after) } else { after };
    Some((format!("{before}{new}{after}"), from + new.len()))
}

/// A text with marks around what is selected, or without them if they are there, and what is selected then.
pub fn wrapped(text: &str, from: usize, to: usize, mark: &str) -> Option<(String, usize, usize)> {
    let (before, chosen, after) = (text.get(..from)?, text.get(from..to)?, text.get(to..)?);
    if let (Some(before), Some(after)) = (before.strip_suffix(mark), after.strip_prefix(mark)) {
        return Some((format!("{before}{chosen}{after}"), from - mark.len(), to - mark.len()));
    }
    Some((format!("{before}{mark}{chosen}{mark}{after}"), from + mark.len(), to + mark.len()))
}

/// A text with what is selected as the label of a link, and where its address is to be written.
pub fn as_link(text: &str, from: usize, to: usize) -> Option<(String, usize)> {
    let (before, chosen, after) = (text.get(..from)?, text.get(from..to)?, text.get(to..)?);
    Some((format!("{before}[{chosen}](https://){after}"), to + "[](https://".len()))
}

/// The byte at which so many UTF-16 units are over.
pub fn byte_at(text: &str, utf16: u32) -> usize {
    let mut left = utf16 as usize;
    for (at, c) in text.char_indices() {
        if left == 0 {
            return at;
        }
        left = left.saturating_sub(c.len_utf16());
    }
    text.len()
}

/// How many UTF-16 units come before a byte.
pub fn utf16_at(text: &str, byte: usize) -> u32 {
    let units = text.get(..byte).unwrap_or(text).chars().map(char::len_utf16).sum::<usize>();
    u32::try_from(units).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn at_end(text: &str) -> Option<(Kind, String)> {
        begun(text, text.len()).map(|begun| (begun.kind, begun.part))
    }

    fn who(names: &[&str]) -> Vec<Mentionable> {
        names.iter().map(|name| Mentionable { name: (*name).to_owned(), own: *name == "Me" }).collect()
    }

    fn all() -> Vec<Emoji> {
        crate::emoji::parse(
            "0\t😄\tgrinning\tsmile\n0\t😸\tcat\tsmile_cat\n0\t🐱\tcat face\tcat\n1\t👍\tthumbs up\t+1 thumbsup",
        )
    }

    #[test]
    fn what_is_begun_is_found_before_the_caret() {
        assert_eq!(at_end("hey @A"), Some((Kind::Name, "A".into())));
        assert_eq!(at_end("@"), Some((Kind::Name, String::new())));
        assert_eq!(at_end("@Ada Lov"), Some((Kind::Name, "Ada Lov".into())));
        assert_eq!(at_end("a :smi"), Some((Kind::Emoji, "smi".into())));
        assert_eq!(at_end("(:+1"), Some((Kind::Emoji, "+1".into())));
        for text in ["", "ada@ex", "10:30", ":)", ":s", "http:ab", "@ ", "@a\nb", ":sm ile"] {
            assert_eq!(at_end(text), None, "{text:?}");
        }
        let begun = begun("é @A and more", "é @A".len()).unwrap();
        assert_eq!((begun.from, begun.to), ("é ".len(), "é @A".len()));
    }

    #[test]
    fn names_that_begin_so_come_first_and_ours_never() {
        let who = who(&["Zoe Ada", "Adam", "ada", "Me", "Bo"]);
        let labels = |part: &str| names(part, &who).into_iter().map(|offer| offer.label).collect::<Vec<_>>();
        assert_eq!(labels("ad"), ["ada", "Adam", "Zoe Ada"]);
        assert_eq!(labels("zoe a"), ["Zoe Ada"]);
        assert_eq!(labels("m"), [""; 0]);
        assert_eq!(labels("").len(), 4);
    }

    #[test]
    fn emoji_are_found_by_their_codes() {
        let labels =
            |part: &str| emoji(part, &all()).into_iter().map(|offer| offer.label).collect::<Vec<_>>();
        assert_eq!(labels("smile"), [":smile:", ":smile_cat:"]);
        assert_eq!(labels("cat"), [":cat:", ":smile_cat:"]);
        assert_eq!(labels("thu"), [":thumbsup:"]);
        let all = all();
        assert_eq!(whole_code("a :Smile:", 9, &all), Some((2, "😄")));
        assert_eq!(whole_code("a :smil:", 8, &all), None);
        assert_eq!(whole_code("10:30:", 6, &all), None);
    }

    #[test]
    fn texts_are_put_together() {
        assert_eq!(replaced("a @A b", 2, 4, "@Ada ").unwrap(), ("a @Ada b".into(), 7));
        assert_eq!(wrapped("a b c", 2, 3, "**").unwrap(), ("a **b** c".into(), 4, 5));
        assert_eq!(wrapped("a **b** c", 4, 5, "**").unwrap(), ("a b c".into(), 2, 3));
        assert_eq!(as_link("a b c", 2, 3).unwrap(), ("a [b](https://) c".into(), 14));
        assert_eq!((byte_at("a😄b", 3), utf16_at("a😄b", 5)), (5, 3));
        assert_eq!((byte_at("é", 9), utf16_at("é", 2)), (2, 1));
    }
}
