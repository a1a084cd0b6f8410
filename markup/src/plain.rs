//! Which texts need no reader: most of what is said has no mark in it.

/// Whether a text says the same read as Markdown and as it stands. `false` where that takes a closer look.
pub fn is_plain(text: &str) -> bool {
    let marks = |c: char| matches!(c, '*' | '_' | '~' | '`' | '#' | '>' | '|' | '[' | ']' | '<' | '\\');
    !text.contains(marks) && !text.contains("://") && !has_address(text) && text.lines().all(is_plain_line)
}

/// Whether there may be an address of mail in it.
fn has_address(text: &str) -> bool {
    let mut before = None;
    text.chars().any(|c| {
        let address = c == '@' && before.is_some_and(|before: char| !before.is_whitespace());
        before = Some(c);
        address
    })
}

/// Whether a line begins no list, code, rule or heading.
fn is_plain_line(line: &str) -> bool {
    if line.starts_with("    ") || line.trim_start_matches(' ').starts_with('\t') {
        return false;
    }
    let line = line.trim();
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = rest.len() < line.len() && (rest.starts_with('.') || rest.starts_with(')'));
    !(numbered || line.starts_with(['-', '+', '=']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_of_what_is_said_is_plain() {
        for text in [
            "hello",
            "See you at 10:30, in room 4 - or later!",
            "two\nlines",
            "two\n\nparagraphs",
            "100 % of 3.5 is 3.5",
            "@Ada look (here)",
            "שלום, מה שלומך?",
            "👩🏽‍🚀 :)",
        ] {
            assert!(is_plain(text), "{text}");
        }
    }

    #[test]
    fn what_may_be_marked_is_not() {
        for text in [
            "*a*",
            "_a_",
            "~~a~~",
            "`a`",
            "# a",
            "> a",
            "a|b",
            "[a](b)",
            "<b>",
            "a\\",
            "http://a.example",
            "a@b.example",
            "- a",
            "a\n+ b",
            "1. a",
            "2) a",
            "a\n===",
            "a\n---",
            "    a",
            "\ta",
            "a\n    b",
        ] {
            assert!(!is_plain(text), "{text}");
        }
    }
}
