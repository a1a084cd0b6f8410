//! What a person chose or began in one page: a change of what is noted, which other pages of the device change as well.

use super::DRAFTS_MAX;
use crate::{NotifyLevel, RoomNotes, RoomPlace, Thread};

/// A change of what is noted about a room; of what it does not name, nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NotesChange {
    /// Where in the list it stands now.
    pub place: Option<RoomPlace>,
    /// The number of the colour that the person gave it.
    pub colour: Option<u8>,
    /// Of what the person is notified from now on; `Some(None)`: as everywhere.
    pub notify: Option<Option<NotifyLevel>>,
    /// What is shown now.
    pub shown: Option<Thread>,
    /// The newest message is not to be shown any more.
    pub without_newest: bool,
    /// What was begun in conversations, each by its name; empty where nothing is any more. As many as are noted.
    pub begun: Vec<(String, String)>,
}

impl NotesChange {
    /// Something was begun in a conversation, or ended there.
    pub fn begin(&mut self, conversation: &str, text: &str) {
        self.begun.retain(|(name, _)| name != conversation);
        if self.begun.len() >= DRAFTS_MAX {
            self.begun.remove(0);
        }
        self.begun.push((conversation.to_owned(), text.to_owned()));
    }

    /// Whether it says anything.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// This, and then another.
    pub fn then(mut self, later: Self) -> Self {
        let Self { place, colour, notify, shown, without_newest, begun } = later;
        self.place = place.or(self.place);
        self.colour = colour.or(self.colour);
        self.notify = notify.or(self.notify);
        self.shown = shown.or(self.shown);
        self.without_newest |= without_newest;
        for (conversation, text) in begun {
            self.begin(&conversation, &text);
        }
        self
    }

    /// Makes the change.
    pub fn apply(&self, notes: &mut RoomNotes) {
        notes.place = self.place.unwrap_or(notes.place);
        notes.colour = self.colour.or(notes.colour);
        notes.notify = self.notify.unwrap_or(notes.notify);
        notes.shown = self.shown.unwrap_or(notes.shown);
        if self.without_newest {
            notes.newest = None;
        }
        for (conversation, text) in &self.begun {
            notes.begin(conversation, text);
        }
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;
    use crate::NewestMessage;

    #[test]
    fn one_after_the_other_is_the_same_as_both_at_once() {
        let mut first =
            NotesChange { place: Some(RoomPlace::Archived), colour: Some(3), ..NotesChange::default() };
        first.begin("", "half a");
        first.begin("channel", "of the first");
        let mut second = NotesChange {
            place: Some(RoomPlace::Listed),
            notify: Some(None),
            without_newest: true,
            ..NotesChange::default()
        };
        second.begin("", "");
        let before = RoomNotes {
            notify: Some(NotifyLevel::Nothing),
            newest: Some(NewestMessage::of("Ada", "hi", 1)),
            drafts: vec![(String::new(), "old".into()), ("other".into(), "stays".into())],
            ..RoomNotes::default()
        };
        let mut one_by_one = before.clone();
        first.apply(&mut one_by_one);
        second.apply(&mut one_by_one);
        let mut at_once = before;
        first.then(second).apply(&mut at_once);
        assert_eq!(at_once, one_by_one);
        assert_eq!((at_once.place, at_once.colour, at_once.notify), (RoomPlace::Listed, Some(3), None));
        assert_eq!(at_once.newest, None);
        assert_eq!(at_once.draft(""), None, "what was sent does not come back");
        assert_eq!(at_once.draft("other"), Some("stays"));
        assert_eq!(at_once.draft("channel"), Some("of the first"));
    }

    #[test]
    fn what_says_nothing_changes_nothing() {
        let change = NotesChange::default();
        assert!(change.is_empty());
        let before = RoomNotes { colour: Some(2), ..RoomNotes::default() };
        let mut after = before.clone();
        change.apply(&mut after);
        assert_eq!(after, before);
    }
}
