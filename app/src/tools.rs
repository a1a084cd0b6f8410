//! The tools of a room: what people say, and polls. Which is in front, and where in it the reader is, belongs to the page.

use leptos::prelude::*;
use room::{PollDraft, PollId};

/// A tool, and what of it is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tool {
    /// What people say.
    #[default]
    Chat,
    /// Polls.
    Polls(PollsPlace),
}

impl Tool {
    /// Whether it is what people say.
    pub fn is_chat(self) -> bool {
        self == Self::Chat
    }
}

/// What of the polls is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PollsPlace {
    /// All of them.
    #[default]
    List,
    /// One that is being made.
    New,
    /// This one.
    Poll(PollId),
}

/// Which tool of a room is in front.
#[derive(Clone, Copy)]
pub struct Tools {
    shown: RwSignal<Tool>,
    /// What a new poll begins with.
    pattern: StoredValue<Option<PollDraft>>,
}

impl Tools {
    /// Those of a room, with the chat in front. They live as long as the owner that this is called under.
    pub fn fresh() -> Self {
        Self { shown: RwSignal::default(), pattern: StoredValue::default() }
    }

    /// What is in front.
    pub fn shown(&self) -> Tool {
        self.shown.get()
    }

    /// Brings something in front.
    pub fn show(&self, tool: Tool) {
        self.shown.set(tool);
    }

    /// Shows this of the polls.
    pub fn polls(&self, place: PollsPlace) {
        self.show(Tool::Polls(place));
    }

    /// Begins a poll like this one.
    pub fn duplicate(&self, pattern: PollDraft) {
        self.pattern.set_value(Some(pattern));
        self.polls(PollsPlace::New);
    }

    /// What the new poll begins with: another poll, or what was typed before.
    pub fn pattern(&self) -> Option<PollDraft> {
        self.pattern.get_value()
    }

    /// Keeps what is typed in the form of a new poll, for whoever looks at something else meanwhile.
    pub fn keep(&self, draft: Option<PollDraft>) {
        self.pattern.set_value(draft);
    }
}

/// The tools of the room, from context.
pub fn use_tools() -> Tools {
    expect_context()
}
