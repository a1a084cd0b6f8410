//! Where messages are written. Enter sends, Shift+Enter breaks the line (by touch Enter does, and *Send* sends), Escape gives up an
//! answer or a change, the up arrow in an empty box changes the last own message.

use i18n::t;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::InputEvent;
use leptos::{ev, html};
use room::Thread;

use super::conversations::thread_name;
use super::offers::{OFFERS_ID, Offers, OffersList};
use crate::chat::{About, Chat, use_chat};
use crate::completion::{as_link, byte_at, utf16_at, wrapped};
use crate::emoji::use_emoji;
use crate::erased::effect;
use crate::members::name_of;
use crate::names::use_names;
use crate::room_session::use_room_session;
use crate::session::use_session;
use crate::sharing::use_sharing;
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
    let offers = Offers::new(input);
    let book = use_emoji();
    let sharing = use_sharing();
    let by_touch = use_session().is_some_and(|session| session.by_touch());

    effect(move |changed_before: Option<bool>| {
        let about = chat.about.get();
        let changes = matches!(about, About::Change { .. });
        if let Some(input) = input.get() {
            if let About::Change { text, .. } = about {
                input.set_value(&text);
            } else if changed_before != Some(false) {
                // What was begun before the change of another message, or before something else was shown.
                input.set_value(&chat.draft.get_value());
                if let Some(text) = sharing.take(&input.value()) {
                    input.set_value(&text);
                    chat.begin(&text);
                }
            }
            // Writing is what one comes for; without focus it takes one more click.
            let _ = input.focus();
        }
        changes
    });

    let room = use_room();
    let placeholder = move || match chat.thread {
        Thread::Room => t::composer_to_room(),
        Thread::Channel(_) => t::composer_to_channel(&thread_name(room, chat.thread)),
        Thread::Private(user) => {
            t::composer_to_person(&room.members().with(|members| name_of(members, user)))
        }
    };

    // What is in the box has changed, by whatever.
    let changed = move || {
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
    let on_input = move |event: ev::Event| {
        // While an input method works on it, the text is not ours to change.
        if !event.unchecked_ref::<InputEvent>().is_composing() {
            offers.look();
        }
        changed();
    };
    let pick_emoji = move |_| {
        book.pick(move |emoji| {
            if insert(input, emoji) {
                changed();
            }
        });
    };
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
                    offers.close();
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
        if let Some(taken) = offers.key(&event) {
            if taken {
                changed();
            }
            return;
        }
        let command = (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !event.shift_key();
        let mark = match event.key().to_lowercase().as_str() {
            "b" => Some("**"),
            "i" => Some("*"),
            "k" => Some(""),
            _ => None,
        };
        if event.key() == "Escape" && chat.about.with_untracked(|about| *about != About::Nothing) {
            event.prevent_default();
            chat.give_up();
        } else if event.key() == "Enter" && !event.shift_key() && !by_touch {
            event.prevent_default();
            send();
        } else if event.key() == "ArrowUp" && !event.shift_key() && !event.alt_key() && is_empty(input) {
            if let Some(about) = last_own(chat) {
                event.prevent_default();
                chat.about.set(about);
            }
        } else if let Some(mark) = mark.filter(|mark| command && (!mark.is_empty() || is_chosen(input))) {
            event.prevent_default();
            mark_chosen(input, mark);
            changed();
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
            <OffersList offers=offers taken=Callback::new(move |()| changed()) />
            <button
                class="button composer-emoji"
                type="button"
                aria-label=t::emoji_title()
                title=t::emoji_title()
                aria-haspopup="dialog"
                on:click=pick_emoji
            >
                <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
                    <circle cx="10" cy="10" r="8" />
                    <path d="M7 8v.01M13 8v.01M6.5 12c1.8 2.4 5.2 2.4 7 0" />
                </svg>
            </button>
            <label class="visually-hidden" for="message">
                {t::composer_message()}
            </label>
            <textarea
                class="composer-box"
                id="message"
                rows="1"
                dir="auto"
                placeholder=placeholder
                enterkeyhint=if by_touch { "enter" } else { "send" }
                autocomplete="off"
                aria-autocomplete="list"
                aria-controls=OFFERS_ID
                aria-activedescendant=move || offers.active()
                node_ref=input
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=move || error.with(Option::is_some).then_some("message-error")
                on:input=on_input
                on:keydown=on_keydown
                on:blur=move |_| offers.close()
            ></textarea>
            <button class="button button-main" type="submit">
                {t::common_send()}
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

/// Whether some of the text is selected: only then it becomes a link, else the same keys open the search.
fn is_chosen(input: NodeRef<html::Textarea>) -> bool {
    input.get_untracked().is_some_and(|input| {
        let (start, end) = (input.selection_start(), input.selection_end());
        start.is_ok_and(|start| end.is_ok_and(|end| start != end))
    })
}

fn is_empty(input: NodeRef<html::Textarea>) -> bool {
    input.get_untracked().is_some_and(|input| input.value().is_empty())
}

/// Another text for the last message of our own.
fn last_own(chat: Chat) -> Option<About> {
    chat.messages_now(|messages| {
        let last = messages
            .iter()
            .rev()
            .find(|message| message.own && !message.deleted && message.forwarded.is_none())?;
        Some(About::Change { message: last.id, text: last.text.clone() })
    })
}

/// The text, and the bytes between which it is selected.
fn selected(input: NodeRef<html::Textarea>) -> Option<(String, usize, usize)> {
    let input = input.try_get_untracked().flatten()?;
    let text = input.value();
    let (from, to) = (input.selection_start().ok()??, input.selection_end().ok()??);
    let (from, to) = (byte_at(&text, from), byte_at(&text, to));
    Some((text, from, to))
}

fn show(input: NodeRef<html::Textarea>, text: &str, from: usize, to: usize) {
    if let Some(input) = input.get_untracked() {
        input.set_value(text);
        // Of a box that is gone nothing is selected, and it gets no focus.
        let _ = input.set_selection_range(utf16_at(text, from), utf16_at(text, to));
        let _ = input.focus();
    }
}

/// Puts something in place of what is selected; not where the box is gone.
fn insert(input: NodeRef<html::Textarea>, new: &str) -> bool {
    let Some((text, from, to)) = selected(input) else { return false };
    let (Some(before), Some(after)) = (text.get(..from), text.get(to..)) else { return false };
    let caret = from + new.len();
    show(input, &format!("{before}{new}{after}"), caret, caret);
    true
}

/// Puts a mark around what is selected; the empty one makes it a link.
fn mark_chosen(input: NodeRef<html::Textarea>, mark: &str) {
    let Some((text, from, to)) = selected(input) else { return };
    let marked = match mark {
        "" => as_link(&text, from, to).map(|(text, at)| (text, at, at)),
        mark => wrapped(&text, from, to, mark),
    };
    if let Some((text, from, to)) = marked {
        show(input, &text, from, to);
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
                t::composer_answering(&excerpt, &name)
            }
            About::Change { .. } => t::composer_editing(),
        };
        Some(view! {
            <div class="composer-about">
                <span class="composer-about-words" role="status" dir="auto">
                    {words}
                </span>
                <button class="button button-quiet" type="button" on:click=move |_| chat.give_up()>
                    {t::common_cancel()}
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
                    {t::composer_unstored()}
                </p>
            }
        })
    }
}
