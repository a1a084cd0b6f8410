//! What Tincan says, in every language it speaks.
//!
//! The messages are Fluent files, `locales/<language>/<part>.ftl`; [`t`] has a function for each. Elsewhere than in a browser they are
//! looked up by `fluent-bundle`, with the messages of all languages in the program. In the browser the page's start script does
//! it (`start/language.js`): there it needs a twelfth of the bytes, knows plurals and numbers from the browser, and has only
//! the language it speaks.

use std::borrow::Cow;

mod language;
#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(target_arch = "wasm32")]
mod page;

pub use language::{Direction, Language};
#[cfg(not(target_arch = "wasm32"))]
pub use native::{catalogue, chosen, current, in_language, take_from};
#[cfg(target_arch = "wasm32")]
pub use page::{current, locale, speak};

/// The messages. What they say in English stands beside each.
pub mod t {
    include!(concat!(env!("OUT_DIR"), "/t.rs"));
}

/// Something that a message takes.
#[derive(Clone, Copy, Debug)]
pub enum Argument<'a> {
    /// A name, a title, what somebody wrote.
    Text(&'a str),
    /// How many, or how much.
    Number(f64),
}

/// What can be counted or measured.
pub trait Number {
    /// As the messages take it. What is longer than 53 bits is rounded.
    fn number(self) -> f64;
}

macro_rules! numbers {
    ($($kind:ty),*) => {$(
        impl Number for $kind {
            fn number(self) -> f64 {
                self as f64
            }
        }
    )*};
}
numbers!(u8, u16, u32, u64, usize, i32, i64, f32, f64);

fn say(id: &str, arguments: &[(&str, Argument<'_>)]) -> String {
    #[cfg(not(target_arch = "wasm32"))]
    return native::say(id, arguments);
    #[cfg(target_arch = "wasm32")]
    page::say(id, arguments)
}

/// Keeps a text that runs the other way from pulling what stands around it along (Unicode's isolates, UAX 9). Where all runs one way
/// nothing is added.
fn isolated(text: &str, direction: Direction) -> Cow<'_, str> {
    const FIRST_STRONG_ISOLATE: char = '\u{2068}';
    const POP_DIRECTIONAL_ISOLATE: char = '\u{2069}';
    if direction == Direction::RightToLeft || text.chars().any(runs_left) {
        Cow::Owned(format!("{FIRST_STRONG_ISOLATE}{text}{POP_DIRECTIONAL_ISOLATE}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The blocks of scripts that are written from right to left, and marks that turn the direction.
fn runs_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{200f}' | '\u{202b}' | '\u{202e}' | '\u{2067}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_runs_the_other_way_is_kept_apart() {
        assert_eq!(isolated("Ada", Direction::LeftToRight), "Ada");
        assert_eq!(isolated("עדה", Direction::LeftToRight), "\u{2068}עדה\u{2069}");
        assert_eq!(isolated("Ada", Direction::RightToLeft), "\u{2068}Ada\u{2069}");
    }
}
