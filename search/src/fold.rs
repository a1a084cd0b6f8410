//! What is the same for somebody who searches: `Café`, `cafe` and `CAFÉ`; `Straße` and `strasse`; `İstanbul` and `istanbul`.
//!
//! A text is folded character by character, so a part of it folds to a part of what it folds to. White space of any kind and length is one
//! space, which is why a folded text never has a line break.

use unicode_normalization::char::decompose_compatible;

/// Folds a text.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// Folds a text onto the end of another.
pub(crate) fn fold_into(text: &str, folded: &mut String) {
    let begin = folded.len();
    each_folded(text, |_, c| {
        if c != ' ' || !ends_in_space(folded, begin) {
            folded.push(c);
        }
    });
    if ends_in_space(folded, begin) && folded.len() > begin {
        folded.pop();
    }
}

/// The beginning counts as a space, so that none is put there.
fn ends_in_space(folded: &str, begin: usize) -> bool {
    folded.len() == begin || folded.ends_with(' ')
}

/// Folds a text and keeps, for each byte of the outcome, where the character that it came from begins.
pub(crate) fn fold_with_places(text: &str) -> (String, Vec<u32>) {
    let (mut folded, mut places) = (String::with_capacity(text.len()), Vec::with_capacity(text.len()));
    each_folded(text, |at, c| {
        if c != ' ' || !ends_in_space(&folded, 0) {
            folded.push(c);
            places.resize(folded.len(), u32::try_from(at).unwrap_or(u32::MAX));
        }
    });
    (folded, places)
}

/// Gives each folded character with the place of the one that it came from.
fn each_folded(text: &str, mut take: impl FnMut(usize, char)) {
    for (at, c) in text.char_indices() {
        if c.is_ascii() {
            // Nearly everything.
            take(
                at,
                if c.is_ascii_whitespace() || c.is_ascii_control() { ' ' } else { c.to_ascii_lowercase() },
            );
            continue;
        }
        decompose_compatible(c, |part| {
            if is_left_out(part) {
                return;
            }
            if part.is_whitespace() {
                return take(at, ' ');
            }
            for lower in part.to_lowercase().filter(|lower| !is_left_out(*lower)) {
                match plain(lower) {
                    Some(plain) => plain.chars().for_each(|c| take(at, c)),
                    None => take(at, lower),
                }
            }
        });
    }
}

/// Accents, points and strokes that people leave out when they search, and what is not seen at all. Signs that are letters of their script
/// (Devanagari's vowels, say) stay.
fn is_left_out(c: char) -> bool {
    matches!(u32::from(c),
        // Combining marks of Latin, Greek and Cyrillic.
        0x0300..=0x036F | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x20D0..=0x20FF | 0xFE20..=0xFE2F
        // Hebrew points, Arabic vowel marks and the line that stretches a word.
        | 0x0591..=0x05BD | 0x05BF | 0x05C1..=0x05C2 | 0x05C4..=0x05C5 | 0x05C7 | 0x064B..=0x065F | 0x0670 | 0x0640
        // Soft hyphens, joiners, marks of direction, variation selectors.
        | 0x00AD | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2069 | 0xFE00..=0xFE0F | 0xFEFF)
}

/// Letters that are not taken apart by Unicode and yet are typed as others.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'ı' => "i",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ŧ' => "t",
        'þ' => "th",
        'æ' => "ae",
        'œ' => "oe",
        'ς' => "σ",
        '‘' | '’' | 'ʼ' => "'",
        '“' | '”' | '„' => "\"",
        '‐' | '‑' | '–' | '—' => "-",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn case_and_accents_do_not_matter() {
        for (text, folded) in [
            ("Café", "cafe"),
            ("CAFE\u{301}", "cafe"),
            ("Straße STRASSE ẞ", "strasse strasse ss"),
            ("İstanbul ISPARTA ırmak", "istanbul isparta irmak"),
            ("Øresund Łódź Ærø", "oresund lodz aero"),
            ("Σίσυφος ΣΙΣΥΦΟΣ", "σισυφοσ σισυφοσ"),
            ("Ёлка й", "елка и"),
            ("ﬁne ２０", "fine 20"),
            ("don’t – “so”", "don't - \"so\""),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn white_space_is_one_space_and_none_stands_at_the_ends() {
        assert_eq!(fold(" \n a\t\u{a0}\u{2003} b\r\n"), "a b");
        assert_eq!(fold("  "), "");
        assert_eq!(fold("so\u{ad}ft"), "soft");
    }

    #[test]
    fn letters_of_other_scripts_stay_what_they_are() {
        assert_eq!(fold("कि"), "कि");
        assert_eq!(fold("日本語"), "日本語");
        assert_ne!(fold("が"), fold("か"));
        assert_eq!(fold("שָׁלוֹם"), "שלום");
    }

    proptest! {
        #[test]
        fn a_part_of_a_text_folds_to_a_part(text in "\\PC{0,20}", from in 0usize..20, len in 0usize..20) {
            let part: String = text.chars().skip(from).take(len).collect();
            prop_assert!(fold(&text).contains(&fold(&part)));
        }

        #[test]
        fn both_ways_of_folding_agree(text in any::<String>()) {
            let (folded, places) = fold_with_places(&text);
            prop_assert_eq!(folded.trim_end_matches(' '), fold(&text));
            prop_assert_eq!(places.len(), folded.len());
            prop_assert!(places.iter().all(|at| text.is_char_boundary(*at as usize)));
            prop_assert!(places.is_sorted());
            prop_assert!(!folded.contains('\n'));
        }
    }
}
