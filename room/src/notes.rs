//! What a device notes about a room of its own accord: how it stands in the list of rooms, and what was begun in it.
//!
//! Of this device alone; nothing of it is ever sent. Opaque to the store. A first byte says the version: what a newer page wrote is
//! taken as nothing, for all of it can be done without.

use serde::{Deserialize, Serialize};

pub use change::NotesChange;

use crate::{Thread, content::TEXT_LEN_MAX};

mod change;

const VERSION: u8 = 2;
/// Before there were channels and notifications.
const VERSION_1: u8 = 1;
/// Characters of the newest message that are noted: a line of the list.
const EXCERPT_CHARS_MAX: usize = 120;
/// Conversations of a room in which something may be begun; more are forgotten, those begun first.
const DRAFTS_MAX: usize = 64;

/// What this device notes about a room.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomNotes {
    /// The title its owner gave it.
    pub title: Option<String>,
    /// The number of the colour that the person gave it.
    pub colour: Option<u8>,
    /// Where in the list it stands.
    pub place: RoomPlace,
    /// Messages that the person has not looked at.
    pub unread: u32,
    /// Those of them that mention them.
    pub mentions: u32,
    /// The newest message.
    pub newest: Option<NewestMessage>,
    /// What was begun and not sent, each under the name of its conversation.
    pub drafts: Vec<(String, String)>,
    /// What was shown last.
    pub shown: Thread,
    /// Of what the person is notified; `None`: as everywhere.
    pub notify: Option<NotifyLevel>,
}

/// Of what in a room a person is notified.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotifyLevel {
    /// Every message.
    #[default]
    All,
    /// Those that mention them, and what is private.
    Mentions,
    /// None.
    Nothing,
}

/// What was noted before there were channels and notifications.
#[derive(Deserialize)]
struct Version1 {
    title: Option<String>,
    colour: Option<u8>,
    place: RoomPlace,
    unread: u32,
    mentions: u32,
    newest: Option<NewestMessage>,
    drafts: Vec<(String, String)>,
}

impl From<Version1> for RoomNotes {
    fn from(old: Version1) -> Self {
        let Version1 { title, colour, place, unread, mentions, newest, drafts } = old;
        let (shown, notify) = (Thread::Room, None);
        Self { title, colour, place, unread, mentions, newest, drafts, shown, notify }
    }
}

/// Where in the list of rooms one stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum RoomPlace {
    /// Among the others.
    #[default]
    Listed,
    /// Out of sight; it goes on.
    Archived,
    /// The person left, and has not joined again.
    Left,
}

/// The newest message of a room, as far as a line has room for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewestMessage {
    /// The author's name; empty for our own.
    pub author: String,
    /// How it begins.
    pub excerpt: String,
    /// The author's wall clock, Unix milliseconds.
    pub at_unix_ms: u64,
}

impl RoomNotes {
    /// As bytes for the store.
    pub fn encode(&self) -> Vec<u8> {
        match postcard::to_allocvec(&(VERSION, self)) {
            Ok(bytes) => bytes,
            Err(_) => unreachable!("strings and numbers always encode into a growing buffer"),
        }
    }

    /// From the store. `None` for what this page does not write.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        match bytes.split_first()? {
            (&VERSION, rest) => postcard::from_bytes(rest).ok(),
            (&VERSION_1, rest) => postcard::from_bytes::<Version1>(rest).ok().map(Self::from),
            _ => None,
        }
    }

    /// What was begun in a conversation.
    pub fn draft(&self, conversation: &str) -> Option<&str> {
        self.drafts.iter().find(|(name, _)| name == conversation).map(|(_, text)| text.as_str())
    }

    /// Notes what was begun in a conversation, or that nothing is. What is too long for a message is noted as far as one goes.
    pub fn begin(&mut self, conversation: &str, text: &str) {
        self.drafts.retain(|(name, _)| name != conversation);
        if text.trim().is_empty() {
            return;
        }
        if self.drafts.len() >= DRAFTS_MAX {
            self.drafts.remove(0);
        }
        let mut end = text.len().min(TEXT_LEN_MAX);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let text = text.get(..end).unwrap_or_default();
        self.drafts.push((conversation.to_owned(), text.to_owned()));
    }
}

impl NewestMessage {
    /// By a message: one line of its text.
    pub fn of(author: &str, text: &str, at_unix_ms: u64) -> Self {
        let mut excerpt = String::new();
        for word in text.split_whitespace() {
            if !excerpt.is_empty() {
                excerpt.push(' ');
            }
            excerpt.extend(word.chars().take(EXCERPT_CHARS_MAX));
            if excerpt.len() >= EXCERPT_CHARS_MAX {
                break;
            }
        }
        if let Some((at, _)) = excerpt.char_indices().nth(EXCERPT_CHARS_MAX) {
            excerpt.truncate(at);
            excerpt.push('…');
        }
        Self { author: author.to_owned(), excerpt, at_unix_ms }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn what_is_noted_comes_back_and_what_is_strange_is_nothing() {
        let mut notes = RoomNotes { title: Some("Harbour".into()), unread: 3, ..RoomNotes::default() };
        notes.begin("", "half a thou");
        notes.newest = Some(NewestMessage::of("Ada", "see\n you", 5));
        assert_eq!(RoomNotes::decode(&notes.encode()), Some(notes.clone()));
        assert_eq!(RoomNotes::decode(&[]), None);
        assert_eq!(RoomNotes::decode(&[VERSION]), None);
        let mut newer = notes.encode();
        newer[0] = VERSION + 1;
        assert_eq!(RoomNotes::decode(&newer), None);
    }

    #[test]
    fn what_older_pages_noted_is_read() {
        let drafts = vec![("".to_owned(), "half".to_owned())];
        let old = (
            Some("Harbour"),
            None::<u8>,
            RoomPlace::Archived,
            3u32,
            1u32,
            None::<NewestMessage>,
            drafts.clone(),
        );
        let notes = RoomNotes::decode(&postcard::to_extend(&old, vec![VERSION_1]).unwrap()).unwrap();
        assert_eq!(
            (notes.title.as_deref(), notes.place, notes.unread),
            (Some("Harbour"), RoomPlace::Archived, 3)
        );
        assert_eq!((notes.drafts, notes.shown, notes.notify), (drafts, Thread::Room, None));
    }

    #[test]
    fn a_draft_is_kept_for_each_conversation_until_it_is_empty() {
        let mut notes = RoomNotes::default();
        notes.begin("", "one");
        notes.begin("b", "two");
        notes.begin("", "three");
        assert_eq!((notes.draft(""), notes.draft("b"), notes.draft("c")), (Some("three"), Some("two"), None));
        notes.begin("", "  ");
        assert_eq!(notes.draft(""), None);
        for n in 0..2 * DRAFTS_MAX {
            notes.begin(&n.to_string(), "x");
        }
        assert_eq!(notes.drafts.len(), DRAFTS_MAX);
        notes.begin("long", &"ä".repeat(TEXT_LEN_MAX));
        assert_eq!(notes.draft("long").map(str::len), Some(TEXT_LEN_MAX));
    }

    proptest! {
        #[test]
        fn a_line_is_one_line(text in any::<String>()) {
            let newest = NewestMessage::of("", &text, 0);
            prop_assert!(newest.excerpt.chars().count() <= EXCERPT_CHARS_MAX + 1);
            prop_assert!(!newest.excerpt.contains('\n'));
        }

        #[test]
        fn any_bytes_are_notes_or_nothing(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = RoomNotes::decode(&bytes);
        }
    }
}
