//! What a message says: plain text as it stands, marked text as it reads, a long one folded.

use i18n::t;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use super::prose::{Prose, paragraph};
use crate::chat::use_chat;
use crate::client_only::ClientOnly;
use crate::erased::memo;
use crate::fold;
use crate::reading::use_reading;
use crate::window::{ROWS, bounds, place};

/// The text of a message, or that it was deleted.
#[component]
pub(super) fn MessageBody(
    /// What it says.
    words: Signal<String>,
    /// Whether it was deleted.
    deleted: Signal<bool>,
    /// The row it stands in.
    row: NodeRef<html::Article>,
) -> impl IntoView {
    let chat = use_chat();
    let reading = use_reading();
    let prose = Prose::new();
    let words = memo(move |_| words.get());
    let long = memo(move |_| !deleted.get() && words.with(|words| fold::beginning(words).is_some()));
    let whole = RwSignal::new(false);

    let text = move || {
        if deleted.get() {
            return view! { <p class="message-gone">{t::log_deleted()}</p> }.client_only();
        }
        let all = whole.get();
        words.with(|words| {
            let shown = fold::beginning(words).filter(|_| !all).unwrap_or(words);
            if markup::is_plain(shown) {
                return paragraph(shown, prose);
            }
            match reading.read(shown) {
                Some(blocks) => prose.blocks(&blocks),
                None => paragraph(shown, prose),
            }
        })
    };
    let fold = move |_| {
        let unfolds = !whole.get_untracked();
        if unfolds && chat.from.with_untracked(Option::is_none) {
            // Who reads on from here no longer follows the end.
            chat.from.set(chat.messages_now(|all| all.get(bounds(all, None, ROWS).start).map(place)));
        }
        whole.set(unfolds);
        if !unfolds {
            request_animation_frame(move || back_to(row));
        }
    };

    view! {
        <div class="message-text">
            {text}
            {move || {
                long.get()
                    .then(|| {
                        view! {
                            <button
                                class="message-fold"
                                type="button"
                                aria-expanded=move || if whole.get() { "true" } else { "false" }
                                on:click=fold
                            >
                                {move || if whole.get() { t::log_show_less() } else { t::log_show_all() }}
                            </button>
                        }
                        .client_only()
                    })
            }}
        </div>
    }
}

/// The message whose end was just in sight is short again: its beginning comes into sight unless it is.
fn back_to(row: NodeRef<html::Article>) {
    let Some(row) = row.try_get_untracked().flatten() else { return };
    let log = row.closest(".messages").ok().flatten().and_then(|log| log.dyn_into::<HtmlElement>().ok());
    if log.is_some_and(|log| row.offset_top() < log.scroll_top()) {
        row.scroll_into_view();
    }
}
