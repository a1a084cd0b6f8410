//! Everything in the gallery can be drawn, in every language, and no part of the style is forgotten.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::*;

/// Classes of the style that are not here, and why.
const ELSEWHERE: [(&str, &[&str]); 6] = [
    ("listens to the window", &["desk", "rooms", "rooms-close", "rooms-head", "rooms-title"]),
    (
        "looks again each second",
        &["diagnosis", "diagnostics-link", "diagnostics-list", "diagnostics-more", "diagnostics-name"],
    ),
    ("is made by the script that starts the page", &["not-started"]),
    ("is on its way", &["part", "bar"]),
    ("floats over what was scrolled", &["messages-at"]),
    ("comes of a camera", &["safety-bad", "safety-video"]),
];

fn drawn(language: i18n::Language) -> String {
    i18n::in_language(language, || page("/gallery.css", Theme::Device))
}

/// Every class in a value of `class`.
fn classes(html: &str) -> BTreeSet<&str> {
    let values = html.split("class=\"").skip(1).filter_map(|rest| rest.split('"').next());
    values.flat_map(str::split_whitespace).collect()
}

/// Every class that a partial has rules for.
fn styled(scss: &str) -> BTreeSet<String> {
    let selectors =
        scss.lines().map(str::trim).filter(|line| line.ends_with(['{', ',']) && !line.starts_with('@'));
    let class = |piece: &str| {
        let end = piece.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(piece.len());
        piece.get(..end).filter(|name| name.starts_with(|c: char| c.is_ascii_lowercase())).map(str::to_owned)
    };
    selectors.flat_map(|line| line.split('.').skip(1).filter_map(class).collect::<Vec<_>>()).collect()
}

#[test]
fn it_is_drawn_in_every_language() {
    for language in i18n::Language::ALL {
        let html = drawn(language);
        assert!(html.len() > 100_000, "{language:?}: {}", html.len());
        for (id, ..) in SECTIONS {
            assert!(html.contains(&format!("id=\"{id}\"")), "{language:?}: {id}");
        }
    }
}

#[test]
fn nothing_that_has_a_style_is_forgotten() {
    let html = drawn(i18n::Language::English);
    let here = classes(&html);
    let mut forgotten = BTreeSet::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../style")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "scss") {
            let missing = |class: &String| !here.contains(class.as_str());
            forgotten.extend(styled(&fs::read_to_string(&path).unwrap()).into_iter().filter(missing));
        }
    }
    let elsewhere: BTreeSet<String> =
        ELSEWHERE.iter().flat_map(|(_, classes)| classes.iter().map(|class| (*class).to_owned())).collect();
    assert_eq!(forgotten, elsewhere, "what has a style is in the gallery, or in the list of what is not");
}

#[test]
fn every_partial_is_named_in_the_visual_language() {
    let style = Path::new(env!("CARGO_MANIFEST_DIR")).join("../style");
    let readme = fs::read_to_string(style.join("README.md")).unwrap();
    for entry in fs::read_dir(style).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if let Some(partial) = name.strip_suffix(".scss").filter(|name| name.starts_with('_')) {
            assert!(readme.contains(&format!("`{partial}`")), "{partial}");
        }
    }
}
