//! Searching in everything on this device, as the pages see it: what is asked, what was found, and where a result leads.
//!
//! The index itself is the crate `search`; `frontend` fills it once the search is opened for the first time.

use i18n::t;
use leptos::prelude::*;
use room::{MessageId, Thread};
pub use search::{Excerpt, Kind, Person};

/// Results shown at first, and added at a time.
pub const SHOWN: usize = 50;

/// The search of this page, from context.
#[derive(Clone, Copy)]
pub struct Searching {
    /// Whether its sheet is open.
    pub open: RwSignal<bool>,
    /// How far reading has come.
    pub reading: RwSignal<Reading>,
    /// Counts the times something that can be found changed.
    pub news: RwSignal<u32>,
    /// A message the person asked to be taken to.
    pub jump: RwSignal<Option<Jump>>,
}

impl Searching {
    /// Closed, with nothing read.
    pub fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            reading: RwSignal::default(),
            news: RwSignal::new(0),
            jump: RwSignal::new(None),
        }
    }
}

impl Default for Searching {
    fn default() -> Self {
        Self::new()
    }
}

/// The search, from context.
pub fn use_searching() -> Searching {
    expect_context()
}

/// How far reading what is on this device has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Rooms that were read.
    pub rooms: u32,
    /// Rooms there are.
    pub of: u32,
    /// What is being read: the title of a room; `None` once all is.
    pub room: Option<String>,
    /// Rooms that could not be read.
    pub failed: u32,
}

/// Where a result leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jump {
    /// Into which room: the fragment of its link.
    pub fragment: String,
    /// Where in it.
    pub thread: Thread,
    /// To which message.
    pub message: MessageId,
}

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    /// What was typed.
    pub typed: String,
    /// Only in this room: the fragment of its link.
    pub room: Option<String>,
    /// Only what this person said.
    pub person: Option<Person>,
    /// Only in this kind of place.
    pub kind: Option<Kind>,
    /// Only from this day on, as a date field has it (`2026-11-22`); empty for any.
    pub from: String,
    /// Only to this day, itself included; empty for any.
    pub to: String,
}

impl Ask {
    /// Whether there is anything to look for.
    pub fn is_empty(&self) -> bool {
        self.typed.trim().is_empty() && self.filters() == 0
    }

    /// How many filters are set.
    pub fn filters(&self) -> usize {
        let set = [
            self.room.is_some(),
            self.person.is_some(),
            self.kind.is_some(),
            !self.from.is_empty(),
            !self.to.is_empty(),
        ];
        set.into_iter().filter(|set| *set).count()
    }
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// How many messages.
    pub count: usize,
    /// The newest of them, newest first.
    pub shown: Vec<SearchResult>,
    /// Older messages than of this time, Unix milliseconds, are too many to be looked through.
    pub since_unix_ms: Option<u64>,
}

/// A message that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchResult {
    /// Where it is.
    pub at: Jump,
    /// What the room is called.
    pub room: String,
    /// What the channel is called, or with whom it is private; empty in the room itself.
    pub thread: String,
    /// Who said it.
    pub person: Person,
    /// The author's name.
    pub name: String,
    /// When, Unix milliseconds.
    pub at_unix_ms: u64,
    /// The part around what was searched for.
    pub excerpt: Excerpt,
}

/// Somebody to filter by, with a name that no other in the list has.
pub fn people_labels(people: &[(Person, String)]) -> Vec<(Person, String)> {
    let alike =
        |name: &str| people.iter().filter(|(_, other)| search::fold(other) == search::fold(name)).count();
    people
        .iter()
        .map(|(person, name)| {
            let label = match person {
                Person::Own => t::search_you(name),
                Person::User(user) if alike(name) > 1 => format!("{name} ({})", user.short()),
                Person::Peer(peer) if alike(name) > 1 => format!("{name} ({})", peer.short()),
                Person::User(_) | Person::Peer(_) => name.clone(),
            };
            (*person, label)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use room::{PeerId, UserId};

    use super::*;

    #[test]
    fn filters_count() {
        let mut ask = Ask { typed: "  ".to_owned(), ..Ask::default() };
        assert!(ask.is_empty());
        ask.room = Some("r".to_owned());
        ask.to = "2026-11-22".to_owned();
        assert!(!ask.is_empty() && ask.filters() == 2);
    }

    #[test]
    fn people_of_one_name_are_told_apart() {
        let (ada, eve, bo) = (Person::User(UserId([1; 32])), Person::Peer(PeerId([2; 32])), Person::Own);
        let named = |name: &str| name.to_owned();
        let labels = people_labels(&[(ada, named("Ada")), (eve, named("áda")), (bo, named("Bo"))]);
        assert_eq!(labels[0].1, format!("Ada ({})", UserId([1; 32]).short()));
        assert_eq!(labels[1].1, format!("áda ({})", PeerId([2; 32]).short()));
        assert_eq!(labels[2].1, "Bo (you)");
    }
}
