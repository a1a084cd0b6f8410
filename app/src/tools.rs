//! The tools of a room: what people say, and polls. Which is in front, and where in it the reader is, belongs to the page.

use std::collections::BTreeMap;

use leptos::prelude::*;
use room::{Ballot, PollId, UserId};

use crate::polls::draft::Typed;

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

/// What is begun in a poll, for whoever looks at something else meanwhile.
#[derive(Clone, Debug, Default)]
pub struct Begun {
    /// A vote that was not sent.
    pub ballot: Option<Ballot>,
    /// What is typed, by the form it is typed in.
    pub texts: BTreeMap<&'static str, Vec<String>>,
    /// Who was reminded.
    pub reminded: Vec<UserId>,
}

/// Which tool of a room is in front.
#[derive(Clone, Copy)]
pub struct Tools {
    shown: RwSignal<Tool>,
    /// What the form of a new poll begins with.
    typed: StoredValue<Option<Typed>>,
    begun: StoredValue<BTreeMap<PollId, Begun>>,
}

impl Tools {
    /// Those of a room, with the chat in front. They live as long as the owner that this is called under.
    pub fn fresh() -> Self {
        Self { shown: RwSignal::default(), typed: StoredValue::default(), begun: StoredValue::default() }
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
    pub fn duplicate(&self, typed: Typed) {
        self.keep(Some(typed));
        self.polls(PollsPlace::New);
    }

    /// What the form of a new poll begins with: another poll, or what was typed before.
    pub fn typed(&self) -> Option<Typed> {
        self.typed.get_value()
    }

    /// Keeps what is typed in the form of a new poll, for whoever looks at something else meanwhile.
    pub fn keep(&self, typed: Option<Typed>) {
        self.typed.set_value(typed);
    }

    /// Reads what is begun in a poll.
    pub fn begun<T>(&self, poll: PollId, read: impl FnOnce(&Begun) -> T) -> T {
        self.begun.with_value(|all| read(all.get(&poll).unwrap_or(&Begun::default())))
    }

    /// Begins something in a poll, or ends it.
    pub fn begin(&self, poll: PollId, change: impl FnOnce(&mut Begun)) {
        self.begun.update_value(|all| change(all.entry(poll).or_default()));
    }
}

/// The tools of the room, from context.
pub fn use_tools() -> Tools {
    expect_context()
}
