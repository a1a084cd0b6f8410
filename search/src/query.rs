//! What was typed: words that all must occur, and phrases in quotes that must occur as they are.

use memchr::memmem::Finder;

use crate::fold;

/// More is not looked at: nobody types so much, and each word costs a look at every message.
pub const TYPED_CHARS_MAX: usize = 256;
/// Words that count; of more the first.
const WORDS_MAX: usize = 16;

/// What is to be found.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// The longest first: it occurs least often.
    words: Vec<Word>,
}

/// A word that occurs anywhere, also within longer ones, or a phrase.
#[derive(Clone, Debug)]
struct Word {
    folded: String,
    finder: Finder<'static>,
    /// Begins where a word does.
    whole_begin: bool,
    /// Ends where a word does.
    whole_end: bool,
}

impl Query {
    /// Reads what was typed. Words occur anywhere, also within longer ones; what stands in quotes occurs as it is, in whole words. A quote that
    /// was opened reaches to the end until it is closed, and its last word may go on.
    pub fn parse(typed: &str) -> Self {
        let mut words: Vec<Word> = Vec::new();
        let mut end = |word: &mut String, whole_begin: bool, whole_end: bool| {
            let folded = fold(&std::mem::take(word));
            if !folded.is_empty() && words.len() < WORDS_MAX && words.iter().all(|word| word.folded != folded)
            {
                let finder = Finder::new(&folded).into_owned();
                words.push(Word { folded, finder, whole_begin, whole_end });
            }
        };
        let (mut word, mut quoted) = (String::new(), false);
        for c in typed.chars().take(TYPED_CHARS_MAX) {
            if matches!(c, '"' | '“' | '”' | '„' | '«' | '»') {
                end(&mut word, quoted, quoted);
                quoted = !quoted;
            } else if c.is_whitespace() && !quoted {
                end(&mut word, false, false);
            } else {
                word.push(c);
            }
        }
        end(&mut word, quoted, false);
        words.sort_by_key(|word| std::cmp::Reverse(word.folded.len()));
        Self { words }
    }

    /// Nothing was typed: everything fits.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// What occurs in every text that fits, and least often.
    pub(crate) fn first(&self) -> Option<&Finder<'static>> {
        self.words.first().map(|word| &word.finder)
    }

    /// Whether a folded text in which the first occurs fits.
    pub(crate) fn rest_fits(&self, folded: &[u8]) -> bool {
        let mut words = self.words.iter();
        let first = words.next().is_none_or(|word| !word.whole_begin || word.occurs(folded));
        first && words.all(|word| word.occurs(folded))
    }

    /// Where words and phrases occur in a folded text: from, and below; in no order.
    pub(crate) fn places(&self, folded: &str) -> Vec<(usize, usize)> {
        let places = |word: &Word| {
            let len = word.folded.len();
            word.places(folded.as_bytes()).map(|at| (at, at + len)).collect::<Vec<_>>()
        };
        self.words.iter().flat_map(places).collect()
    }
}

impl Word {
    fn occurs(&self, folded: &[u8]) -> bool {
        self.places(folded).next().is_some()
    }

    fn places<'a>(&'a self, folded: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
        let fits = move |at: &usize| {
            let (before, rest) = folded.split_at_checked(*at).unwrap_or_default();
            let (within, after) = rest.split_at_checked(self.folded.len()).unwrap_or_default();
            (!self.whole_begin || is_between_words(before, within))
                && (!self.whole_end || is_between_words(within, after))
        };
        // Phrases may overlap themselves, so each place is looked for behind the beginning of the one before.
        let mut from = 0;
        let all = std::iter::from_fn(move || {
            let at = from + self.finder.find(folded.get(from..)?)?;
            from = at + 1;
            Some(at)
        });
        all.filter(fits)
    }
}

/// Whether a word ends between two parts of a text, or may: scripts that are written without spaces have no such places.
fn is_between_words(before: &[u8], after: &[u8]) -> bool {
    /// From Thai on; what comes before puts spaces between words.
    const WITHOUT_SPACES: char = '\u{e00}';
    let last = std::str::from_utf8(before).ok().and_then(|before| before.chars().next_back());
    let next = std::str::from_utf8(after).ok().and_then(|after| after.chars().next());
    let joins = |c: char| c.is_alphanumeric() && c < WITHOUT_SPACES;
    !(last.is_some_and(joins) && next.is_some_and(joins))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(typed: &str) -> Vec<String> {
        Query::parse(typed).words.into_iter().map(|word| word.folded).collect()
    }

    #[test]
    fn words_are_folded_and_count_once() {
        assert_eq!(words("  Boot CAFÉ boot "), ["boot", "cafe"]);
        assert!(Query::parse(" \t").is_empty() && Query::parse("\"\"").is_empty());
    }

    #[test]
    fn quotes_keep_words_together() {
        assert_eq!(words("at \"the old  Mill\" x"), ["the old mill", "at", "x"]);
        assert_eq!(words("„guten Tag“ «bon jour»"), ["guten tag", "bon jour"]);
        assert_eq!(words("\"not closed ye"), ["not closed ye"]);
    }

    #[test]
    fn a_phrase_is_of_whole_words_but_for_the_last_while_it_is_typed() {
        let fits = |typed: &str, text: &str| Query::parse(typed).rest_fits(text.as_bytes());
        assert!(fits("\"at six\"", "leaves at six") && !fits("\"at leaves\"", "the boat leaves at six"));
        assert!(
            fits("\"leaves at s", "the boat leaves at six")
                && !fits("\"leaves at s\"", "the boat leaves at six")
        );
        assert!(fits("\"at\"", "boat at six") && fits("at", "boat"), "the second place counts as well");
        assert!(fits("\"本\"", "日本語"));
    }

    #[test]
    fn what_is_typed_is_bounded() {
        assert_eq!(words(&"x".repeat(10_000)), ["x".repeat(TYPED_CHARS_MAX)]);
        let many: String = (0..100).map(|n| format!("{n} ")).collect();
        assert_eq!(words(&many).len(), WORDS_MAX);
    }
}
