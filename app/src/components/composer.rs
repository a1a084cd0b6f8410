//! Where messages are written. Enter sends, Shift+Enter breaks the line.

use leptos::prelude::*;
use leptos::{ev, html};

use crate::session::use_session;

/// What a keyboard reports for a key that an input method is still working on, where it does not say `isComposing`.
const KEY_CODE_COMPOSING: u32 = 229;

/// The text box *Message* and the button *Send*. A refused text stays, with the reason below it.
#[component]
pub fn Composer() -> impl IntoView {
    let session = use_session();
    let input = NodeRef::<html::Textarea>::new();
    let error = RwSignal::new(None::<String>);

    Effect::new(move |_| {
        if let Some(input) = input.get() {
            // Writing is what one comes for; without focus it takes one more click.
            let _ = input.focus();
        }
    });

    let on_input = {
        let session = session.clone();
        move |_| {
            error.set(None);
            if let (Some(session), Some(input)) = (&session, input.get_untracked()) {
                session.typing(!input.value().is_empty());
            }
        }
    };
    let send = move || {
        let (Some(session), Some(input)) = (&session, input.get_untracked()) else {
            return;
        };
        let text = input.value();
        if !text.trim().is_empty() {
            match session.send(&text, None) {
                Ok(()) => {
                    input.set_value("");
                    session.typing(false);
                    error.set(None);
                }
                Err(reason) => error.set(Some(reason)),
            }
        }
        let _ = input.focus();
    };
    let on_keydown = {
        let send = send.clone();
        move |event: ev::KeyboardEvent| {
            let composing = event.is_composing() || event.key_code() == KEY_CODE_COMPOSING;
            if event.key() == "Enter" && !event.shift_key() && !composing {
                event.prevent_default();
                send();
            }
        }
    };

    view! {
        <form
            class="composer"
            on:submit=move |event| {
                event.prevent_default();
                send();
            }
        >
            <label class="visually-hidden" for="message">
                "Message"
            </label>
            <textarea
                class="composer-box"
                id="message"
                rows="1"
                dir="auto"
                placeholder="Write to the room"
                enterkeyhint="send"
                autocomplete="off"
                node_ref=input
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=move || error.with(Option::is_some).then_some("message-error")
                on:input=on_input
                on:keydown=on_keydown
            ></textarea>
            <button class="button button-main" type="submit">
                "Send"
            </button>
            {move || {
                error
                    .get()
                    .map(|error| {
                        view! {
                            <p class="field-error composer-error" id="message-error" role="alert">
                                {error}
                            </p>
                        }
                    })
            }}
        </form>
    }
}
