//! What can be done with a message, all of it: the sheet that a long press and the buttons *More* lead to.

use i18n::t;
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
    let leads_to = move |label: String, part: Part| {
        item(label, part == Part::Delete, Box::new(move || sheet.show(id, part)))
    };
    let items = move || {
        let Some(message) = message.get().filter(|message| !message.deleted) else {
            return vec![view! { <li>{t::message_menu_gone()}</li> }.client_only()];
        };
        let may_write = chat.may_write.get();
        let mut items = Vec::new();
        if may_write {
            items.push(item(t::message_menu_reply(), false, Box::new(move || write(answer))));
            if message.own && message.forwarded.is_none() {
                items.push(item(t::common_edit(), false, Box::new(move || write(change))));
            }
        }
        items.push(item(t::message_menu_copy_text(), false, Box::new(copy)));
        if may_write {
            let pin = if message.pinned {
                item(
                    t::message_menu_unpin(),
                    false,
                    Box::new(move || ask(|session, id| session.pin(id, false))),
                )
            } else {
                item(t::message_menu_pin(), false, Box::new(move || ask(|session, id| session.pin(id, true))))
            };
            items.push(pin);
        }
        items.push(leads_to(t::message_menu_forward(), Part::Forward));
        if message.edited {
            items.push(leads_to(t::message_menu_versions(), Part::Versions));
        }
        items.push(leads_to(t::message_menu_details(), Part::Details));
        if may_write && message.own {
            items.push(leads_to(t::common_delete(), Part::Delete));
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
                        .map(|done| if done { t::message_menu_text_copied() } else { t::message_menu_text_not_copied() })
                }}
            </p>
        </div>
    }
    .client_only()
}

/// `danger`: it cannot be undone.
fn item(label: String, danger: bool, press: Box<dyn Fn()>) -> AnyView {
    view! {
        <li>
            <button
                class="message-menu-item"
                class:message-menu-danger=danger
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
        <div class="message-menu-row" role="group" aria-label=t::message_menu_react()>
            {EMOJI.map(button).into_iter().collect::<Vec<_>>()}
        </div>
    }
    .client_only()
}
