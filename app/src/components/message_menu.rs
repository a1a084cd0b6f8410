//! What can be done with a message, all of it: the sheet that a long press and the buttons *More* lead to.

use leptos::prelude::*;
use room::{Message, MessageId};

use super::message_actions::{EMOJI, answer, change};
use super::message_sheet::{Part, follow, use_message_sheet};
use super::reactions::Reactors;
use crate::chat::{About, use_chat};
use crate::client_only::ClientOnly;
use crate::room_session::{RoomSession, use_room_session};
use crate::session::use_session;

/// So much of the message is shown above what can be done with it.
const EXCERPT_CHARS: usize = 200;

/// The first part of the sheet.
#[component]
pub(super) fn Menu(id: MessageId) -> impl IntoView {
    let (chat, sheet) = (use_chat(), use_message_sheet());
    let session = StoredValue::new(use_room_session());
    let page = StoredValue::new(use_session());
    let copied = RwSignal::new(None::<bool>);
    let message = follow(chat, id);

    let ask = move |ask: fn(&RoomSession, MessageId) -> Result<(), String>| {
        session.with_value(|session| {
            if let Some(session) = session {
                chat.tell(ask(session, id));
            }
        });
        sheet.close();
    };
    let write = move |make: fn(&Message) -> About| {
        if let Some(about) = message.with_untracked(|message| message.as_ref().map(make)) {
            sheet.close_and(move || chat.about.set(about));
        }
    };
    let copy = move || {
        let text = message.with_untracked(|message| message.as_ref().map(|message| message.text.clone()));
        page.with_value(|page| {
            if let (Some(page), Some(text)) = (page, text) {
                page.copy(
                    &text,
                    Box::new(move |done| {
                        let _ = copied.try_set(Some(done));
                    }),
                );
            }
        });
    };
    let items = move || {
        let Some(message) = message.get().filter(|message| !message.deleted) else {
            return vec![view! { <li>"This message is no longer there."</li> }.client_only()];
        };
        let may_write = chat.may_write.get();
        let mut items = Vec::new();
        if may_write {
            items.push(item("Reply", Box::new(move || write(answer))));
            if message.own && message.forwarded.is_none() {
                items.push(item("Edit", Box::new(move || write(change))));
            }
        }
        items.push(item("Copy text", Box::new(copy)));
        if may_write {
            let pin = if message.pinned {
                item("Unpin", Box::new(move || ask(|session, id| session.pin(id, false))))
            } else {
                item("Pin", Box::new(move || ask(|session, id| session.pin(id, true))))
            };
            items.push(pin);
        }
        items.push(item("Forward", Box::new(move || sheet.show(id, Part::Forward))));
        if message.edited {
            items.push(item("Earlier versions", Box::new(move || sheet.show(id, Part::Versions))));
        }
        items.push(item("Details", Box::new(move || sheet.show(id, Part::Details))));
        if may_write && message.own {
            items.push(item("Delete", Box::new(move || sheet.show(id, Part::Delete))));
        }
        items
    };
    let quote = move || {
        message.with(|message| {
            let message = message.as_ref().filter(|message| !message.deleted)?;
            Some(message.text.chars().take(EXCERPT_CHARS).collect::<String>())
        })
    };
    view! {
        <div class="sheet-part message-menu">
            <p class="message-menu-quote" dir="auto">
                {quote}
            </p>
            {move || chat.may_write.get().then(|| view! { <QuickReactions id=id /> }.client_only())}
            <Reactors id=id />
            <ul class="message-menu-list" role="list">
                {items}
            </ul>
            <p class="sheet-said" role="status">
                {move || {
                    copied
                        .get()
                        .map(|done| if done { "Text copied." } else { "The browser did not allow that. Select the text instead." })
                }}
            </p>
        </div>
    }
    .client_only()
}

fn item(label: &'static str, press: Box<dyn Fn()>) -> AnyView {
    view! {
        <li>
            <button
                class="message-menu-item"
                class:message-menu-danger=label == "Delete"
                type="button"
                on:click=move |_| press()
            >
                {label}
            </button>
        </li>
    }
    .client_only()
}

/// What most people react with, in one row; what is ours is pressed.
#[component]
fn QuickReactions(id: MessageId) -> impl IntoView {
    let (chat, sheet) = (use_chat(), use_message_sheet());
    let session = StoredValue::new(use_room_session());
    let message = follow(chat, id);
    let own = move |emoji: &str| {
        message.with(|message| {
            let reactions = message.as_ref().map(|message| message.reactions.as_slice());
            reactions.unwrap_or_default().iter().any(|reaction| reaction.own && reaction.emoji == emoji)
        })
    };
    let button = move |emoji: &'static str| {
        let press = move |_| {
            let on = !untrack(|| own(emoji));
            session.with_value(|session| {
                if let Some(session) = session {
                    chat.tell(session.react(id, emoji, on));
                }
            });
            sheet.close();
        };
        view! {
            <button
                class="message-menu-emoji"
                type="button"
                aria-pressed=move || if own(emoji) { "true" } else { "false" }
                on:click=press
            >
                {emoji}
            </button>
        }
        .client_only()
    };
    view! {
        <div class="message-menu-row" role="group" aria-label="React">
            {EMOJI.map(button).into_iter().collect::<Vec<_>>()}
        </div>
    }
    .client_only()
}
