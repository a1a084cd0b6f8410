//! The browser's *back*: from a channel or a private thread it leads to the room, and *forward* back into it.
//!
//! While such a thread is shown there is an entry of its own for it in the browser's history, with the same address.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsValue;
use room::Thread;

use crate::chat::Chats;
use crate::erased::effect;

/// What marks our entry.
const MARK: &str = "thread";

/// Keeps the history by what is shown, and what is shown by the history.
pub(crate) fn follow_back(chats: Chats) {
    // Where *forward* leads.
    let last = StoredValue::new(None::<Thread>);
    effect(move |before: Option<bool>| {
        let shown = chats.shown();
        let aside = !shown.is_room();
        if aside {
            last.set_value(Some(shown));
        }
        // What the page began with has the entry it began with.
        if let Some(before) = before
            && let Ok(history) = window().history()
        {
            if aside && !before && !marked() {
                // Refused only to who asks for it hundreds of times a second; then *back* leads further.
                let _ = history.push_state_with_url(&JsValue::from_str(MARK), "", None);
            } else if !aside && before && marked() {
                let _ = history.back();
            }
        }
        aside
    });
    effect(move |_| {
        let at = here();
        let back = window_event_listener(ev::popstate, move |_| {
            // Another room is another matter.
            if at != here() {
                return;
            }
            let shown = untrack(|| chats.shown());
            if shown.is_room() != marked() {
                return;
            }
            let to = if marked() { last.get_value() } else { None };
            chats.show(to.unwrap_or(Thread::Room));
        });
        on_cleanup(move || back.remove());
    });
}

/// Whether the history stands at an entry of ours.
fn marked() -> bool {
    let state = window().history().and_then(|history| history.state());
    state.is_ok_and(|state| state.as_string().as_deref() == Some(MARK))
}

/// The address of the room.
fn here() -> Option<String> {
    window().location().hash().ok()
}
