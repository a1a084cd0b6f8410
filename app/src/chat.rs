//! What the log of messages and the composer have in common: what is being written about, and where the reader is.
//!
//! It belongs to the page, not to the room, so it is no part of the store.

use leptos::prelude::*;
use room::MessageId;

use crate::window::Place;

/// What the text in the composer will be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum About {
    /// A message of its own.
    #[default]
    Nothing,
    /// An answer to a message.
    Answer {
        /// Which.
        to: MessageId,
        /// Its author's name.
        name: String,
        /// How it begins.
        excerpt: String,
    },
    /// Another text for an own message.
    Change {
        /// Which.
        message: MessageId,
        /// Its text until now.
        text: String,
    },
}

/// Shared by the parts of an open room.
#[derive(Clone, Copy)]
pub struct Chat {
    /// What is being written.
    pub about: RwSignal<About>,
    /// Why the last thing asked for was refused; shown at the composer.
    pub error: RwSignal<Option<String>>,
    /// Where the drawn part of the list begins; `None` while the reader follows its end.
    pub from: RwSignal<Option<Place>>,
    /// The message that the line *New* stands before.
    pub divider: RwSignal<Option<MessageId>>,
    /// A message the reader asked to be taken to.
    pub goal: RwSignal<Option<MessageId>>,
}

impl Chat {
    /// Puts a fresh one into context.
    pub fn provide() -> Self {
        let chat = Self {
            about: RwSignal::default(),
            error: RwSignal::new(None),
            from: RwSignal::new(None),
            divider: RwSignal::new(None),
            goal: RwSignal::new(None),
        };
        provide_context(chat);
        chat
    }

    /// Shows why something was refused, or takes the last refusal away.
    pub fn tell(&self, result: Result<(), String>) {
        self.error.set(result.err());
    }

    /// Nothing is being answered or changed any more.
    pub fn give_up(&self) {
        self.about.set(About::Nothing);
        self.error.set(None);
    }

    /// The person wrote something: they have seen what is new, and want to see what they wrote.
    pub fn wrote(&self) {
        self.give_up();
        self.divider.set(None);
        self.from.set(None);
    }
}

/// What the parts of an open room share, from context.
pub fn use_chat() -> Chat {
    expect_context()
}
