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
    /// A room was entered, noted or forgotten.
    Rooms,
    /// The person is here.
    Active,
}

/// Before the id of a room that a tab has brought to the front.
const SHOWN: &str = "shown ";

const WORDS: [(Word, &str); 5] = [
    (Word::Reload, "reload"),
    (Word::Settings, "settings"),
    (Word::Contacts, "contacts"),
    (Word::Rooms, "rooms"),
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
        if let Some((_, text)) = WORDS.iter().find(|(known, _)| *known == word) {
            self.post(text);
        }
    }

    /// Tells all others that a room is in front here.
    pub fn tell_shown(&self, room_id: &str) {
        self.post(&format!("{SHOWN}{room_id}"));
    }

    fn post(&self, text: &str) {
        if let Some(channel) = &self.channel {
            // Only a closed channel refuses.
            let _ = channel.post_message(&text.into());
        }
    }

    /// Listens for as long as the page is there; `shown` gets the id of a room that is in front elsewhere.
    pub fn listen(&self, act: impl Fn(Word) + 'static, shown: impl Fn(&str) + 'static) {
        let Some(channel) = &self.channel else { return };
        EventListener::new(channel, "message", move |event| {
            let text = event.unchecked_ref::<MessageEvent>().data().as_string();
            let word = WORDS.iter().find(|(_, known)| text.as_deref() == Some(*known));
            if let Some((word, _)) = word {
                act(*word);
            } else if let Some(room_id) = text.as_deref().and_then(|text| text.strip_prefix(SHOWN)) {
                shown(room_id);
            }
        })
        .forget();
    }
}
