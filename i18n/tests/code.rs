//! No word that a person reads is left in the code, and no message is there that nothing says.

#![allow(clippy::unwrap_used, reason = "without the sources there is nothing to test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The crates whose words people read. The others give typed errors, which these put into words.
const CRATES: [&str; 2] = ["app/src", "frontend/src"];
/// What only those who work on Tincan read: it is in no release, and speaks English.
const OURS: &str = "app/src/components/gallery";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn sources(folder: &Path, all: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.ends_with(OURS) {
            continue;
        }
        if path.is_dir() {
            sources(&path, all);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            all.push(path);
        }
    }
}

fn all_sources() -> Vec<PathBuf> {
    let mut all = Vec::new();
    CRATES.iter().for_each(|part| sources(&root().join(part), &mut all));
    assert!(all.len() > 100, "the sources are where they were");
    all
}

/// Tokens of what is shipped: without attributes, and without what only tests have.
fn shipped(tokens: TokenStream, visit: &mut impl FnMut(&[TokenTree], &TokenTree)) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        // `#[…]`, or `#![…]` at the top of a file.
        let is_mark =
            |at: usize, mark| matches!(tokens.get(at), Some(TokenTree::Punct(p)) if p.as_char() == mark);
        let inner = usize::from(is_mark(at, '#') && is_mark(at + 1, '!'));
        let attribute = match tokens.get(at + 1 + inner) {
            Some(TokenTree::Group(group)) if is_mark(at, '#') && group.delimiter() == Delimiter::Bracket => {
                Some(group.stream().to_string())
            }
            _ => None,
        };
        if let Some(attribute) = attribute {
            at += 2 + inner;
            if attribute.replace(' ', "").starts_with("cfg(test)") {
                // To the end of what it is about.
                while let Some(token) = tokens.get(at) {
                    at += 1;
                    let end = matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
                        || matches!(token, TokenTree::Punct(mark) if mark.as_char() == ';');
                    if end {
                        break;
                    }
                }
            }
            continue;
        }
        visit(tokens.get(..at).unwrap_or_default(), token);
        if let TokenTree::Group(group) = token {
            shipped(group.stream(), visit);
        }
        at += 1;
    }
}

/// Whether a literal reads like words for people: two words, or one that begins with a capital letter.
fn reads_like_words(text: &str) -> bool {
    // Placeholders of `format!` are none, nor are tags.
    let mut plain = String::new();
    let mut depth = 0_u32;
    for letter in text.replace("\\n", " ").chars() {
        match letter {
            '{' | '<' => depth += 1,
            '}' | '>' => depth = depth.saturating_sub(1),
            letter if depth == 0 => plain.push(letter),
            _ => {}
        }
    }
    let words: Vec<&str> = plain
        .split_whitespace()
        .filter(|word| word.chars().filter(|letter| letter.is_alphabetic()).count() > 1)
        .collect();
    let sentence = words.len() > 1
        && words
            .iter()
            .any(|word| word.starts_with(char::is_uppercase) || word.ends_with(['.', ',', ':', '…']));
    let capital = words.len() == 1
        && words.iter().all(|word| {
            let mut letters = word.chars();
            letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
        });
    sentence || capital || words.len() > 3
}

/// What reads like words and is none: names that browsers, keyboards and formats have for things.
const NAMES: &str = include_str!("names.txt");

#[test]
fn no_words_are_left_in_the_code() {
    let names: BTreeSet<&str> = NAMES.lines().filter(|line| !line.starts_with('#')).collect();
    let mut left = Vec::new();
    for path in all_sources() {
        if path.file_name().is_some_and(|name| name == "tests.rs") {
            continue;
        }
        let source: TokenStream = fs::read_to_string(&path).unwrap().parse().unwrap();
        shipped(source, &mut |before, token| {
            let TokenTree::Literal(literal) = token else { return };
            let written = literal.to_string();
            let Some(text) = written.strip_prefix('"').and_then(|text| text.strip_suffix('"')) else {
                return;
            };
            // `class="…"` is for the style sheet.
            let class =
                matches!(before, [.., TokenTree::Ident(name), TokenTree::Punct(_)] if name == "class");
            if !class && !names.contains(text) && reads_like_words(text) {
                let line = literal.span().start().line;
                let place = path.strip_prefix(root()).unwrap_or(&path);
                left.push(format!("{}:{line}: {text}", place.display()));
            }
        });
    }
    assert!(left.is_empty(), "these are messages, or names for names.txt:\n{}", left.join("\n"));
}

#[test]
fn no_message_is_there_that_nothing_says() {
    let mut said = BTreeSet::new();
    for path in all_sources() {
        let source = fs::read_to_string(&path).unwrap();
        for (at, _) in source.match_indices("t::") {
            let name = source.get(at + 3..).unwrap_or_default();
            let end =
                name.find(|letter: char| !(letter.is_alphanumeric() || letter == '_')).unwrap_or(name.len());
            said.insert(name.get(..end).unwrap_or_default().replace('_', "-"));
        }
    }
    let english = i18n::catalogue(i18n::Language::English);
    let silent: Vec<&str> = english
        .lines()
        .filter(|line| line.starts_with(char::is_alphabetic))
        .filter_map(|line| line.split_once(" =").map(|(id, _)| id))
        .filter(|id| !said.contains(*id))
        .collect();
    assert!(silent.is_empty(), "nothing says {silent:?}");
}

#[test]
fn words_are_told_from_names() {
    for words in ["Send", "Saved here.", "Getting {} earlier messages…", "a deleted message that is gone"] {
        assert!(reads_like_words(words), "{words}");
    }
    for name in [
        "composer-box",
        "aria-label",
        "{}",
        "{name}: {value}",
        "button button-main",
        "SHA-384",
        "<p class=\\\"Two words\\\">",
    ] {
        assert!(!reads_like_words(name), "{name}");
    }
}
