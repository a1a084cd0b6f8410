//! What is shown of a found message: the part around the first match, with all matches in it marked.

use std::ops::Range;

use crate::{Query, fold::fold_with_places};

/// Characters before the first match.
const BEFORE_CHARS: usize = 40;
/// Characters of the whole.
const CHARS_MAX: usize = 180;

/// A piece of an excerpt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// As it was written; white space of any kind is one space.
    pub text: String,
    /// Whether it was searched for.
    pub marked: bool,
}

/// An excerpt, piece by piece.
pub type Excerpt = Vec<Part>;

/// Cuts the excerpt out of a text.
pub fn excerpt(text: &str, query: &Query) -> Excerpt {
    let marks = marks(text, query);
    let first = marks.first().map_or(0, |mark| mark.start);
    let before = text.get(..first).unwrap_or_default();
    // From the first match back, and no further than to the beginning of a word where there is one.
    let lead = before.char_indices().rev().nth(BEFORE_CHARS - 1).map_or(0, |(at, _)| at);
    let lead = match before.get(lead..).and_then(|lead| lead.find(char::is_whitespace)) {
        Some(space) if lead > 0 => lead + space,
        _ => lead,
    };
    let shown = text.get(lead..).unwrap_or_default();
    let end = shown.char_indices().nth(CHARS_MAX).map_or(text.len(), |(at, _)| lead + at);
    let mut parts = Excerpt::new();
    if lead > 0 {
        put(&mut parts, "…", false);
    }
    let mut at = lead;
    for mark in marks.iter().filter(|mark| mark.start < end) {
        put(&mut parts, text.get(at..mark.start).unwrap_or_default(), false);
        put(&mut parts, text.get(mark.start..mark.end.min(end)).unwrap_or_default(), true);
        at = mark.end.min(end);
    }
    put(&mut parts, text.get(at..end).unwrap_or_default(), false);
    if end < text.len() {
        put(&mut parts, "…", false);
    }
    parts
}

fn put(parts: &mut Excerpt, text: &str, marked: bool) {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_whitespace() {
            true if plain.ends_with(' ') => {}
            true => plain.push(' '),
            false => plain.push(c),
        }
    }
    if !plain.is_empty() {
        parts.push(Part { text: plain, marked });
    }
}

/// Where the words of the query occur in a text, in whole characters, in order and without overlaps.
fn marks(text: &str, query: &Query) -> Vec<Range<usize>> {
    let (folded, places) = fold_with_places(text);
    let mut marks: Vec<Range<usize>> = Vec::new();
    for (from, below) in query.places(&folded) {
        let place = |at: usize| places.get(at).copied().unwrap_or_default() as usize;
        marks.push(place(from)..end_of_char(text, place(below - 1)));
    }
    marks.sort_by_key(|mark| (mark.start, mark.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for mark in marks {
        match merged.last_mut() {
            Some(before) if mark.start <= before.end => before.end = before.end.max(mark.end),
            _ => merged.push(mark),
        }
    }
    merged
}

/// Where the character at `at` ends, with the accents that follow it.
fn end_of_char(text: &str, at: usize) -> usize {
    let mut chars = text.get(at..).unwrap_or_default().char_indices().skip(1);
    let accent = |c: char| ('\u{300}'..='\u{36F}').contains(&c);
    chars.find(|(_, c)| !accent(*c)).map_or(text.len(), |(next, _)| at + next)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::fold;

    fn shown(text: &str, typed: &str) -> String {
        let parts = excerpt(text, &Query::parse(typed));
        let mark = |part: &Part| if part.marked { format!("[{}]", part.text) } else { part.text.clone() };
        parts.iter().map(mark).collect()
    }

    #[test]
    fn matches_are_marked_as_they_were_written() {
        assert_eq!(shown("At the Café at noon", "cafe"), "At the [Café] at noon");
        assert_eq!(shown("Cafe\u{301}s", "cafe"), "[Cafe\u{301}]s");
        assert_eq!(shown("Große Straße", "strasse gross"), "[Groß]e [Straße]");
        assert_eq!(shown("one\n\ntwo", "\"one two\""), "[one two]");
        assert_eq!(shown("aaa", "aa a"), "[aaa]");
        assert_eq!(shown("nothing typed", ""), "nothing typed");
    }

    #[test]
    fn a_long_text_is_cut_around_the_first_match() {
        let text = format!("{}needle{}", "word ".repeat(50), " more".repeat(100));
        let shown = shown(&text, "needle");
        assert!(shown.starts_with("… word") && shown.ends_with('…') && shown.contains("[needle]"), "{shown}");
        assert!(shown.chars().count() <= CHARS_MAX + 4, "{shown}");
    }

    proptest! {
        #[test]
        fn what_is_marked_is_what_was_searched_for(text in "[aAéßİ \n\u{301}x]{0,40}", typed in "[aeéßsix]{1,3}") {
            let query = Query::parse(&typed);
            let parts = excerpt(&text, &query);
            let found = fold(&text).contains(&fold(&typed));
            prop_assert_eq!(parts.iter().any(|part| part.marked), found);
            let whole: String = parts.iter().map(|part| part.text.as_str()).collect();
            prop_assert_eq!(fold(&whole), fold(&text));
        }
    }
}
