//! The emoji one can choose from: a list that the server hands out and the page loads when it is first wanted, and those this
//! person used of late.

use std::sync::Arc;

use i18n::t;
use leptos::prelude::*;

use crate::session::{Session, use_session};

/// How a group of emoji is called, and one that stands for it.
pub type Group = (fn() -> String, &'static str);

/// The groups of the list by their numbers.
pub const GROUPS: [Group; 9] = [
    (t::emoji_smileys, "😀"),
    (t::emoji_people, "👋"),
    (t::emoji_animals, "🐻"),
    (t::emoji_food, "🍎"),
    (t::emoji_travel, "🚗"),
    (t::emoji_activities, "⚽"),
    (t::emoji_objects, "💡"),
    (t::emoji_symbols, "✅"),
    (t::emoji_flags, "🏁"),
];
/// So many are kept as used of late: two rows.
pub const RECENT_MAX: usize = 16;
/// Most that a search shows.
const FOUND_MAX: usize = 96;
/// Longest emoji, in bytes: families are long.
const EMOJI_LEN_MAX: usize = 64;

/// An emoji.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emoji {
    /// Itself.
    pub text: String,
    /// What it is called.
    pub name: String,
    /// Its short codes without colons, with a blank between them.
    pub codes: String,
    /// Its place in [`GROUPS`].
    pub group: usize,
}

/// The list as the server writes it: a line for each with group, emoji, name and codes, apart by tabs.
pub fn print<'a>(all: impl Iterator<Item = (usize, &'a str, &'a str, String)>) -> String {
    all.map(|(group, text, name, codes)| format!("{group}\t{text}\t{name}\t{codes}\n")).collect()
}

/// Reads it; lines that are none are left out.
pub fn parse(list: &str) -> Vec<Emoji> {
    let emoji = |line: &str| {
        let mut fields = line.split('\t');
        let group = fields.next()?.parse().ok().filter(|group| *group < GROUPS.len())?;
        let (text, name, codes) = (fields.next()?, fields.next()?, fields.next()?);
        Some(Emoji { text: text.to_owned(), name: name.to_owned(), codes: codes.to_owned(), group })
    };
    list.lines().filter_map(emoji).collect()
}

/// Those whose name or codes have words that begin with each word of the question.
pub fn find(all: &[Emoji], question: &str) -> Vec<Emoji> {
    let question = question.to_lowercase();
    let asked: Vec<&str> = question
        .split(|c: char| c.is_whitespace() || c == '_' || c == ':')
        .filter(|word| !word.is_empty())
        .collect();
    let fits = |emoji: &&Emoji| {
        let name = emoji.name.to_lowercase();
        let words = || name.split([' ', '-']).chain(emoji.codes.split([' ', '_']));
        asked.iter().all(|asked| words().any(|word| word.starts_with(asked)))
    };
    all.iter().filter(fits).take(FOUND_MAX).cloned().collect()
}

/// Those used of late with another one in front.
pub fn used(recent: &[String], emoji: &str) -> Vec<String> {
    let others = recent.iter().filter(|known| *known != emoji);
    std::iter::once(emoji.to_owned()).chain(others.cloned()).take(RECENT_MAX).collect()
}

/// What was kept as used of late, one a line.
pub fn parse_recent(kept: &str) -> Vec<String> {
    kept.lines()
        .filter(|emoji| !emoji.is_empty() && emoji.len() <= EMOJI_LEN_MAX)
        .take(RECENT_MAX)
        .map(str::to_owned)
        .collect()
}

/// Gets what is picked.
type Then = Arc<dyn Fn(&str) + Send + Sync>;

/// The list and the picker, in the page's context.
#[derive(Clone, Copy)]
pub struct EmojiBook {
    /// All of them; empty until they are loaded.
    pub all: RwSignal<Arc<[Emoji]>>,
    /// Why they are not there, as a sentence.
    pub error: RwSignal<Option<String>>,
    /// Those used of late, the last first.
    pub recent: RwSignal<Vec<String>>,
    /// Whether the picker is open.
    pub open: RwSignal<bool>,
    /// Gets what is picked.
    then: StoredValue<Option<Then>>,
    loading: StoredValue<bool>,
    session: StoredValue<Option<Session>>,
}

impl EmojiBook {
    /// An empty one.
    pub fn new() -> Self {
        Self {
            all: RwSignal::new(Arc::from([])),
            error: RwSignal::new(None),
            recent: RwSignal::new(Vec::new()),
            open: RwSignal::new(false),
            then: StoredValue::new(None),
            loading: StoredValue::new(false),
            session: StoredValue::new(use_session()),
        }
    }

    /// Loads the list unless it is there.
    pub fn load(self) {
        if self.loading.get_value() || !self.all.with_untracked(|all| all.is_empty()) {
            return;
        }
        self.loading.set_value(true);
        let loaded = move |list: Result<String, String>| {
            self.loading.set_value(false);
            match list {
                Ok(list) => {
                    self.error.set(None);
                    self.all.set(parse(&list).into());
                }
                Err(reason) => self.error.set(Some(reason)),
            }
        };
        self.session.with_value(|session| {
            if let Some(session) = session {
                session.load_emoji(Box::new(loaded));
            }
        });
    }

    /// Lets the person pick one; `then` gets it. What asked may be gone by then.
    pub fn pick(self, then: impl Fn(&str) + Send + Sync + 'static) {
        self.load();
        self.session.with_value(|session| {
            if let Some(session) = session {
                self.recent.set(session.recent_emoji());
            }
        });
        self.then.set_value(Some(Arc::new(then)));
        self.open.set(true);
    }

    /// The person picked this one.
    pub fn picked(self, emoji: &str) {
        self.open.set(false);
        self.note(emoji);
        let (then, emoji) = (self.then.get_value(), emoji.to_owned());
        // Once the sheet is closed: that gives the focus back to what opened it.
        request_animation_frame(move || {
            if let Some(then) = then {
                then(&emoji);
            }
        });
    }

    /// Notes that one was used.
    pub fn note(self, emoji: &str) {
        self.session.with_value(|session| {
            if let Some(session) = session {
                session.keep_recent_emoji(&used(&session.recent_emoji(), emoji));
            }
        });
    }
}

impl Default for EmojiBook {
    fn default() -> Self {
        Self::new()
    }
}

/// The page's, from context.
pub fn use_emoji() -> EmojiBook {
    expect_context()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_read_as_it_is_written() {
        let list = print(
            [(0, "😄", "grinning face", "smile happy".to_owned()), (8, "🇪🇺", "flag", String::new())]
                .into_iter(),
        );
        let all = parse(&format!("{list}nonsense\n99\ta\tb\tc\n"));
        assert_eq!(all.len(), 2);
        assert_eq!(
            all[0],
            Emoji {
                text: "😄".into(), name: "grinning face".into(), codes: "smile happy".into(), group: 0
            }
        );
    }

    #[test]
    fn a_search_takes_beginnings_of_words() {
        let all = parse("0\t😄\tgrinning face\tsmile\n1\t👍\tthumbs up\t+1 thumbsup\n2\t🐱\tcat face\tcat");
        let found =
            |question: &str| find(&all, question).into_iter().map(|emoji| emoji.text).collect::<Vec<_>>();
        assert_eq!(found("face"), ["😄", "🐱"]);
        assert_eq!(found("Cat fa"), ["🐱"]);
        assert_eq!(found(":+1"), ["👍"]);
        assert_eq!(found("ace"), [""; 0]);
        assert_eq!(found("").len(), 3);
    }

    #[test]
    fn the_last_used_stands_first_and_there_are_not_too_many() {
        let mut recent = Vec::new();
        for n in 0..40 {
            recent = used(&recent, &n.to_string());
        }
        assert_eq!(recent.len(), RECENT_MAX);
        recent = used(&recent, "30");
        assert_eq!(&recent[..2], ["30", "39"]);
        assert_eq!(parse_recent(&recent.join("\n")), recent);
        assert_eq!(parse_recent(&"x".repeat(1_000)), [""; 0]);
    }
}
