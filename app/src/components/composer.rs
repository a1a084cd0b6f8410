//! Where messages are written. Enter sends, Shift+Enter breaks the line, Escape gives up an answer or a change.

use leptos::prelude::*;
use leptos::{ev, html};
use room::Thread;

use super::conversations::thread_name;
use crate::chat::{About, use_chat};
use crate::members::name_of;
use crate::names::use_names;
use crate::room_session::use_room_session;
use crate::store::{PageStateStoreFields, RoomStateStoreFields, use_page, use_room};

/// What a keyboard reports for a key that an input method is still working on, where it does not say `isComposing`.
const KEY_CODE_COMPOSING: u32 = 229;

/// The text box *Message* and the button *Send*. A refused text stays, with the reason below it.
#[component]
pub fn Composer() -> impl IntoView {
    let chat = use_chat();
    let session = StoredValue::new(use_room_session());
    let input = NodeRef::<html::Textarea>::new();
    let error = chat.error;

    Effect::new(move |changed_before: Option<bool>| {
        let about = chat.about.get();
        let changes = matches!(about, About::Change { .. });
        if let Some(input) = input.get() {
            if let About::Change { text, .. } = about {
                input.set_value(&text);
            } else if changed_before != Some(false) {
                // What was begun before the change of another message, or before something else was shown.
                input.set_value(&chat.draft.get_value());
            }
            // Writing is what one comes for; without focus it takes one more click.
            let _ = input.focus();
        }
        changes
    });

    let room = use_room();
    let placeholder = move || match chat.thread {
        Thread::Room => "Write to the room".to_owned(),
        Thread::Channel(_) => format!("Write in {}", thread_name(room, chat.thread)),
        Thread::Private(user) => {
            format!("Write to {} alone", room.members().with(|members| name_of(members, user)))
        }
    };

    let on_input = move |_| {
        error.set(None);
        session.with_value(|session| {
            if let (Some(session), Some(input)) = (session, input.get_untracked()) {
                let text = input.value();
                session.typing(chat.thread, !text.is_empty());
                if !chat.about.with_untracked(|about| matches!(about, About::Change { .. })) {
                    chat.begin(&text);
                }
            }
        });
    };
    on_cleanup(move || {
        // Something else is shown; what was begun here waits.
        session.try_with_value(|session| session.as_ref().map(|session| session.typing(chat.thread, false)));
    });
    let send = move || {
        let Some(input) = input.get_untracked() else {
            return;
        };
        let text = input.value();
        session.with_value(|session| {
            let Some(session) = session.as_ref().filter(|_| !text.trim().is_empty()) else {
                return;
            };
            let about = chat.about.get_untracked();
            let written = match &about {
                About::Nothing => session.send(&text, None, chat.thread),
                About::Answer { to, .. } => session.send(&text, Some(*to), chat.thread),
                About::Change { message, .. } => session.edit(*message, &text),
            };
            match (written, about) {
                (Err(reason), _) => return error.set(Some(reason)),
                (Ok(()), About::Change { .. }) => chat.give_up(),
                (Ok(()), _) => {
                    input.set_value("");
                    chat.wrote();
                }
            }
            session.typing(chat.thread, false);
        });
        let _ = input.focus();
    };
    let on_keydown = move |event: ev::KeyboardEvent| {
        let composing = event.is_composing() || event.key_code() == KEY_CODE_COMPOSING;
        if composing {
            return;
        }
        if event.key() == "Escape" && chat.about.with_untracked(|about| *about != About::Nothing) {
            event.prevent_default();
            chat.give_up();
        } else if event.key() == "Enter" && !event.shift_key() {
            event.prevent_default();
            send();
        }
    };

    view! {
        <Unstored />
        <form
            class="composer"
            on:submit=move |event| {
                event.prevent_default();
                send();
            }
        >
            <Subject />
            <label class="visually-hidden" for="message">
                "Message"
            </label>
            <textarea
                class="composer-box"
                id="message"
                rows="1"
                dir="auto"
                placeholder=placeholder
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

/// What is being answered or changed, with *Cancel*.
#[component]
fn Subject() -> impl IntoView {
    let chat = use_chat();
    let names = use_names();
    move || {
        let words = match chat.about.get() {
            About::Nothing => return None,
            About::Answer { to, name, excerpt } => {
                let name = names.with(|names| names.shown(to.author, &name));
                format!("Answering {name}: {excerpt}")
            }
            About::Change { .. } => "Editing a message".to_owned(),
        };
        Some(view! {
            <div class="composer-about">
                <span class="composer-about-words" role="status" dir="auto">
                    {words}
                </span>
                <button class="button button-quiet" type="button" on:click=move |_| chat.give_up()>
                    "Cancel"
                </button>
            </div>
        })
    }
}

/// Says, for as long as it is so, that nothing written here is kept.
#[component]
fn Unstored() -> impl IntoView {
    let page = use_page();
    move || {
        page.storage().with(|storage| storage.unavailable.is_some()).then(|| {
            view! {
                <p class="composer-unstored">
                    "This browser stores nothing: what you write lives only while this page is open."
                </p>
            }
        })
    }
}
