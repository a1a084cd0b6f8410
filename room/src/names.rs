//! Names that cannot rearrange the page around them.

/// Longest display name, in characters.
pub const NAME_CHARS_MAX: usize = 64;

/// Why a display name was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameRefused {
    /// Nothing visible in it.
    #[error("Tell the others who you are.")]
    Empty,
    /// Over the limit.
    #[error("A name has at most {NAME_CHARS_MAX} characters, this one has {chars}.")]
    TooLong {
        /// Characters that came.
        chars: usize,
    },
}

/// A display name without control characters, direction overrides and needless spaces, so that
/// no name can rearrange the text around it.
pub fn clean_name(name: &str) -> Result<String, NameRefused> {
    let name = clean(name);
    match name.chars().count() {
        0 => Err(NameRefused::Empty),
        1..=NAME_CHARS_MAX => Ok(name),
        chars => Err(NameRefused::TooLong { chars }),
    }
}

/// The same for any short text of one line.
pub(crate) fn clean(text: &str) -> String {
    let visible: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .filter(|c| !matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'))
        .collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn names_cannot_rearrange_the_page() {
        assert_eq!(clean_name("  Ada \u{202e}\n Lovelace "), Ok("Ada Lovelace".to_owned()));
        assert_eq!(clean_name("\u{200f}\t"), Err(NameRefused::Empty));
        assert_eq!(clean_name(&"é".repeat(65)), Err(NameRefused::TooLong { chars: 65 }));
        assert_eq!(clean_name("عائشة"), Ok("عائشة".to_owned()));
    }
}
