//! Where links may lead, and links in what nobody marked as one.

use linkify::{LinkFinder, LinkKind};
use markup::Inline;

/// Longest address that is a link; browsers cut longer ones in what they show.
const ADDRESS_LEN_MAX: usize = 2_048;

/// Whether a link may lead there. Everything else (`javascript:`, `data:`, paths of this site) stays text.
pub fn allowed(address: &str) -> bool {
    let scheme =
        |scheme: &str| address.get(..scheme.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(scheme));
    address.len() <= ADDRESS_LEN_MAX
        && (scheme("http://") || scheme("https://") || scheme("mailto:"))
        && !address.contains(misleads)
}

/// Nothing that is seen otherwise than it is: controls, blanks, and what turns the direction of writing around.
fn misleads(c: char) -> bool {
    c.is_control()
        || c.is_whitespace()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether a text looks like an address to somebody who reads it.
pub fn looks_like_address(text: &str) -> bool {
    text.contains("://") || text.trim_start().starts_with("www.")
}

/// A text with the addresses in it as links.
pub fn linked(text: String) -> Vec<Inline> {
    if !text.contains("://") && !text.contains('@') {
        return vec![Inline::Text(text)];
    }
    let mut parts = Vec::new();
    let mut plain = String::new();
    for span in LinkFinder::new().spans(&text) {
        let address = match span.kind() {
            Some(LinkKind::Url) => Some(span.as_str().to_owned()),
            Some(LinkKind::Email) => Some(format!("mailto:{}", span.as_str())),
            _ => None,
        };
        match address.filter(|address| allowed(address)) {
            Some(address) => {
                if !plain.is_empty() {
                    parts.push(Inline::Text(std::mem::take(&mut plain)));
                }
                parts.push(Inline::Link(address, vec![Inline::Text(span.as_str().to_owned())]));
            }
            None => plain.push_str(span.as_str()),
        }
    }
    if !plain.is_empty() {
        parts.push(Inline::Text(plain));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_these_schemes_are_followed() {
        for address in ["http://a.example", "HTTPS://a.example/b?c#d", "mailto:a@b.example"] {
            assert!(allowed(address), "{address}");
        }
        for address in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "/room#x",
            "//a.example",
            "blob:x",
            "ftp://a.example",
            "https:a",
            "http://a.example/\u{202e}fdp",
            "http://a.example/ b",
            "http://a\u{0}.example",
            "\u{1}javascript:alert(1)",
            "",
        ] {
            assert!(!allowed(address), "{address:?}");
        }
        assert!(!allowed(&format!("https://a.example/{}", "a".repeat(ADDRESS_LEN_MAX))));
    }

    #[test]
    fn addresses_among_text_are_links() {
        let link = |address: &str, text: &str| Inline::Link(address.into(), vec![Inline::Text(text.into())]);
        let text = |text: &str| Inline::Text(text.into());
        assert_eq!(
            linked("see https://a.example/b_(c), or a@b.example.".into()),
            [
                text("see "),
                link("https://a.example/b_(c)", "https://a.example/b_(c)"),
                text(", or "),
                link("mailto:a@b.example", "a@b.example"),
                text("."),
            ]
        );
        assert_eq!(linked("main.rs, ftp://a.example, @Ada".into()), [text("main.rs, ftp://a.example, @Ada")]);
    }
}
