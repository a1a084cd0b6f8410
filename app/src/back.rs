//! The browser's *back*: from a tool, a channel or a private thread it leads to what is said in the room, and *forward* back to it.
//!
//! While anything else is shown there is an entry of its own for it in the browser's history, with the same address.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsValue;
use room::Thread;

use crate::chat::Chats;
use crate::erased::effect;
use crate::tools::{PollsPlace, Tool, Tools};

/// What marks our entry.
const MARK: &str = "thread";

/// What is shown: a tool, and of the chat a thread.
type Place = (Tool, Thread);

/// Where *back* leads.
const HOME: Place = (Tool::Chat, Thread::Room);

/// Keeps the history by what is shown, and what is shown by the history.
pub(crate) fn follow_back(chats: Chats, tools: Tools) {
    let shown = move || (tools.shown(), chats.shown());
    let show = move |(tool, thread): Place| {
        chats.show(thread);
        // Showing a thread brought the chat in front.
        tools.show(tool);
    };
    // Where *forward* leads.
    let last = StoredValue::new(None::<Place>);
    effect(move |before: Option<bool>| {
        let place = shown();
        let aside = place != HOME;
        if aside {
            last.set_value(Some(place));
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
            let place = untrack(shown);
            if (place == HOME) != marked() {
                return;
            }
            match (marked(), place) {
                (true, _) => show(last.get_value().unwrap_or(HOME)),
                // From one poll to all of them first, by an entry of its own again.
                (false, (Tool::Polls(PollsPlace::Poll(_) | PollsPlace::New), thread)) => {
                    show((Tool::Polls(PollsPlace::List), thread));
                    if let Ok(history) = window().history() {
                        // As above.
                        let _ = history.push_state_with_url(&JsValue::from_str(MARK), "", None);
                    }
                }
                (false, _) => show(HOME),
            }
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
