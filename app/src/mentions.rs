//! Who can be mentioned with `@Name`, and where a text does. What counts as a mention is decided in [`room::mentions`].

use leptos::prelude::*;

use crate::erased::memo;
use crate::store::{RoomStateStoreFields, use_room};
use room::SmallSort;

/// Somebody who can be mentioned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mentionable {
    /// By this name.
    pub name: String,
    /// We ourselves.
    pub own: bool,
}

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// Not a mention.
    Text(&'a str),
    /// With its `@`.
    Mention {
        /// As it was written.
        text: &'a str,
        /// Whether it is us.
        own: bool,
    },
}

/// Those of the room, from context.
pub fn use_mentionable() -> Memo<Vec<Mentionable>> {
    expect_context::<Provided>().0
}

#[derive(Clone, Copy)]
struct Provided(Memo<Vec<Mentionable>>);

/// Puts those of the room into context.
pub fn provide_mentionable() {
    let room = use_room();
    provide_context(Provided(memo(move |_| {
        let mut all: Vec<Mentionable> = room.members().with(|members| {
            let all = members.iter().map(|member| Mentionable { name: member.name.clone(), own: member.own });
            all.collect()
        });
        room.people().with(|people| {
            all.extend(people.iter().map(|person| Mentionable { name: person.name.clone(), own: false }));
        });
        all.push(Mentionable { name: room.my_name().get(), own: true });
        tidy(all)
    })));
}

/// Each name once, the longest first, so that of two names that begin alike the right one is found.
fn tidy(mut all: Vec<Mentionable>) -> Vec<Mentionable> {
    all.retain(|who| !who.name.trim().is_empty());
    all.small_sort_by_key(|who| (std::cmp::Reverse(who.name.len()), who.name.to_lowercase(), !who.own));
    all.dedup_by_key(|who| who.name.to_lowercase());
    all
}

/// A text in parts.
pub fn parts<'a>(text: &'a str, who: &[Mentionable]) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    let (mut done, mut before) = (0, None);
    for (at, c) in text.char_indices() {
        let begins = c == '@' && at >= done && !before.is_some_and(in_word);
        before = Some(c);
        let rest = text.get(at..).filter(|_| begins);
        let found =
            rest.and_then(|rest| who.iter().find_map(|who| Some((mention_len(rest, &who.name)?, who.own))));
        if let Some((len, own)) = found {
            parts.extend(text.get(done..at).filter(|text| !text.is_empty()).map(Part::Text));
            parts.extend(text.get(at..at + len).map(|text| Part::Mention { text, own }));
            done = at + len;
        }
    }
    parts.extend(text.get(done..).filter(|text| !text.is_empty()).map(Part::Text));
    parts
}

/// How long the mention of this name is that a text begins with.
fn mention_len(text: &str, name: &str) -> Option<usize> {
    let mut name = name.trim().chars().flat_map(char::to_lowercase).peekable();
    let mut end = 1;
    for c in text.get(1..)?.chars() {
        if name.peek().is_none() {
            break;
        }
        if !c.to_lowercase().all(|c| name.next() == Some(c)) {
            return None;
        }
        end += c.len_utf8();
    }
    let ends = text.get(end..)?.chars().next().is_none_or(|c| !in_word(c));
    (name.peek().is_none() && ends).then_some(end)
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, names: &[(&str, bool)]) -> String {
        let who = names.iter().map(|(name, own)| Mentionable { name: (*name).to_owned(), own: *own });
        parts(text, &tidy(who.collect()))
            .into_iter()
            .map(|part| match part {
                Part::Text(text) => text.to_owned(),
                Part::Mention { text, own } => format!("‹{text}{}›", if own { "!" } else { "" }),
            })
            .collect()
    }

    #[test]
    fn people_of_the_room_are_found_in_any_case() {
        let names = [("Ada", true), ("Bo Åström", false), ("Adam", false)];
        assert_eq!(shown("@ada, ask @bo åström.", &names), "‹@ada!›, ask ‹@bo åström›.");
        assert_eq!(shown("(@Adam)", &names), "(‹@Adam›)");
        assert_eq!(shown("@Ada's", &names), "‹@Ada!›'s");
    }

    #[test]
    fn what_is_shown_as_a_mention_counts_as_one() {
        for text in [
            "@Ada",
            "hi @ada!",
            "_@Ada",
            "x@ada",
            "@Ada_",
            "(@ADA)",
            "@@ada",
            "@adaÅ",
            "@Ad",
            "a @Adam and @ada",
        ] {
            assert_eq!(shown(text, &[("Ada", true)]) != text, room::mentions(text, "Ada"), "{text}");
        }
    }

    #[test]
    fn what_is_only_alike_is_no_mention() {
        let names = [("Ada", true)];
        for text in ["@Adalbert", "mail@ada", "@ Ada", "Ada", "@", "@Ad", "@ada_b", "_@Ada", "@@"] {
            assert_eq!(shown(text, &names), text);
        }
        assert_eq!(shown("@Ada", &[("", false)]), "@Ada");
    }
}
