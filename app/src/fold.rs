//! Long texts are folded: the beginning is drawn until the reader asks for all of it.

/// A folded text has so many lines …
const LINES: usize = 12;
/// … and so many characters.
const CHARS: usize = 1_200;
/// What is longer by this much at most is not folded: the button takes a line itself.
const LINES_SPARED: usize = 4;
const CHARS_SPARED: usize = 300;
/// The last word is kept whole unless that leaves out more than this, in bytes.
const WORD_LEN_MAX: usize = 80;

/// The beginning of a text that is so long that it is folded.
pub fn beginning(text: &str) -> Option<&str> {
    let long =
        text.lines().nth(LINES + LINES_SPARED).is_some() || text.chars().nth(CHARS + CHARS_SPARED).is_some();
    if !long {
        return None;
    }
    let lines_end = text.match_indices('\n').nth(LINES - 1).map_or(text.len(), |(at, _)| at);
    let chars_end = text.char_indices().nth(CHARS).map_or(text.len(), |(at, _)| at);
    if lines_end <= chars_end {
        return text.get(..lines_end);
    }
    let cut = text.get(..chars_end)?;
    let word = cut.rfind(char::is_whitespace).filter(|at| cut.len() - at <= WORD_LEN_MAX);
    cut.get(..word.unwrap_or(cut.len())).map(str::trim_end)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn what_is_short_or_nearly_so_is_not_folded() {
        assert_eq!(beginning("hello"), None);
        assert_eq!(beginning(&"line\n".repeat(LINES + LINES_SPARED)), None);
        assert_eq!(beginning(&"a".repeat(CHARS + CHARS_SPARED)), None);
    }

    #[test]
    fn a_long_text_begins_with_whole_lines_or_words() {
        let lines: Vec<String> = (0..40).map(|n| format!("line {n}")).collect();
        assert_eq!(beginning(&lines.join("\n")).unwrap(), lines[..LINES].join("\n"));
        let words = "wörter ".repeat(400);
        let begin = beginning(&words).unwrap();
        assert!(begin.ends_with("wörter") && begin.chars().count() <= CHARS, "{}", begin.len());
        assert!(begin.chars().count() > CHARS - 10);
        let one = "ä".repeat(5_000);
        assert_eq!(beginning(&one).unwrap().chars().count(), CHARS);
    }
}
