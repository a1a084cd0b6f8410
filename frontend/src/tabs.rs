//! What the tabs of one browser tell each other.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, MessageEvent};

const CHANNEL: &str = "tincan tabs";

/// What is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// Leave what you are doing and load the page again: the vault is locked, or everything is being rewritten.
    Reload,
    /// The settings of this device have changed.
    Settings,
    /// What this device knows of somebody has changed.
    Contacts,
    /// The person is here.
    Active,
}

const WORDS: [(Word, &str); 4] = [
    (Word::Reload, "reload"),
    (Word::Settings, "settings"),
    (Word::Contacts, "contacts"),
    (Word::Active, "active"),
];

/// The line to the other tabs; silent where the browser has none.
pub struct Tabs {
    channel: Option<BroadcastChannel>,
}

impl Tabs {
    /// Opens it.
    pub fn new() -> Self {
        Self { channel: BroadcastChannel::new(CHANNEL).ok() }
    }

    /// Tells all others.
    pub fn tell(&self, word: Word) {
        let text = WORDS.iter().find(|(known, _)| *known == word).map(|(_, text)| *text);
        if let (Some(channel), Some(text)) = (&self.channel, text) {
            // Only a closed channel refuses.
            let _ = channel.post_message(&text.into());
        }
    }

    /// Listens for as long as the page is there.
    pub fn listen(&self, act: impl Fn(Word) + 'static) {
        let Some(channel) = &self.channel else { return };
        EventListener::new(channel, "message", move |event| {
            let text = event.unchecked_ref::<MessageEvent>().data().as_string();
            let word = WORDS.iter().find(|(_, known)| text.as_deref() == Some(*known));
            if let Some((word, _)) = word {
                act(*word);
            }
        })
        .forget();
    }
}
