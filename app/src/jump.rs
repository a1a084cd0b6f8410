//! Going to a message that was found: into its thread, to its place, and a mark on it for a moment.

use std::time::Duration;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use crate::chat::use_chats;
use crate::erased::effect;
use crate::searching::{Jump, use_searching};
use crate::store::{RoomStateStoreFields, key_of, use_room};

/// Frames that the message may take to be drawn: a second or two.
const FRAMES_MAX: u32 = 120;
/// How long the mark stays; the style lets it fade.
const MARKED: Duration = Duration::from_millis(2_400);

/// Follows from now on what the person chose, once it leads into this room and the room is there.
pub(crate) fn follow_jumps() {
    let (room, chats) = (use_room(), use_chats());
    let jump = use_searching().jump;
    effect(move |_| {
        let Some(Jump { fragment, thread, message }) = jump.get() else { return };
        // By its own link: what follows jumps in the room before lives on for a moment.
        let here = room.link().with(|link| link.split_once('#').is_some_and(|(_, of)| of == fragment));
        if !here || !room.history_loaded().get() {
            return;
        }
        jump.set(None);
        // What shows it may be torn down by this.
        untrack(|| {
            chats.show(thread);
            chats.enter().goal.set(Some(message));
        });
        mark(key_of(message), FRAMES_MAX);
    });
}

fn mark(key: String, frames: u32) {
    request_animation_frame(move || match document().get_element_by_id(&key) {
        Some(element) => {
            // Nothing worse than a message without its mark.
            let _ = element.set_attribute("data-found", "");
            let message = element.clone();
            // In a room that was just opened the composer takes the focus first.
            request_animation_frame(move || {
                if let Some(message) = message.dyn_ref::<HtmlElement>() {
                    let _ = message.focus();
                }
            });
            set_timeout(move || drop(element.remove_attribute("data-found")), MARKED);
        }
        None if frames > 0 => mark(key, frames - 1),
        None => {}
    });
}
