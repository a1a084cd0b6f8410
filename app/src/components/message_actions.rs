//! What is done with a message most: shown under the pointer and on focus. All the rest is on the sheet of the message, to which *Message
//! actions*, *More* and a long press lead.

use std::iter;

use i18n::t;
use leptos::html;
use leptos::prelude::*;
use room::{Message, MessageId};

use super::finger::Finger;
use super::message_sheet::{Part, use_message_sheet};
use crate::chat::{About, Chat, use_chat};
use crate::client_only::ClientOnly;
use crate::emoji::use_emoji;
use crate::erased::memo;
use crate::room_session::{RoomSession, use_room_session};
use crate::window::position;

/// What most people react with.
pub(super) const EMOJI: [&str; 6] = ["👍", "❤️", "😂", "😮", "😢", "🎉"];

/// So much of an answered message is shown at the composer.
const EXCERPT_CHARS: usize = 80;

/// What a row and its actions have in common.
#[derive(Clone, Copy)]
pub(super) struct RowState {
    /// Gets the focus when what had it is gone.
    pub(super) row: NodeRef<html::Article>,
    /// Somebody pointed at the row or moved into it: its actions are worth drawing.
    touched: RwSignal<bool>,
    /// An emoji is being chosen.
    pub(super) picking: RwSignal<bool>,
    /// The finger on it.
    pub(super) finger: Finger,
}

impl RowState {
    /// A row nobody has touched.
    pub(super) fn new() -> Self {
        Self {
            row: NodeRef::new(),
            touched: RwSignal::new(false),
            picking: RwSignal::new(false),
            finger: Finger::new(),
        }
    }

    /// Draws the actions, once: drawing them again would take the focus from them.
    pub(super) fn touch(&self) {
        if !self.touched.get_untracked() {
            self.touched.set(true);
        }
    }
}

/// The button *Message actions* and, for who may write and once the row was touched, the actions. The style shows and hides both.
#[component]
pub(super) fn MessageActions(message: MessageId, changes: Signal<bool>, state: RowState) -> impl IntoView {
    let (chat, sheet) = (use_chat(), use_message_sheet());
    let drawn = memo(move |_| state.touched.get() && chat.may_write.get());
    view! {
        <button
            class="message-more"
            type="button"
            aria-label=t::message_menu_open()
            aria-haspopup="dialog"
            on:click=move |_| sheet.show(message, Part::Menu)
        >
            {dots()}
        </button>
        {move || {
            drawn.get().then(|| view! { <Actions message=message changes=changes state=state /> }.client_only())
        }}
    }
    .client_only()
}

fn dots() -> AnyView {
    view! {
        <svg viewBox="0 0 16 4" width="16" height="4" aria-hidden="true" focusable="false">
            <path d="M2 2h.01M8 2h.01M14 2h.01" />
        </svg>
    }
    .client_only()
}

/// `changes`: whether its text is the person's to change.
#[component]
pub(super) fn Actions(message: MessageId, changes: Signal<bool>, state: RowState) -> impl IntoView {
    let (chat, sheet) = (use_chat(), use_message_sheet());
    let session = StoredValue::new(use_room_session());
    let book = use_emoji();
    let picking = state.picking;
    let first = NodeRef::<html::Button>::new();
    let about = move |make: fn(&Message) -> About| write_about(chat, message, make);
    let ask = move |ask: &dyn Fn(&RoomSession) -> Result<(), String>| {
        session.with_value(|session| {
            if let Some(session) = session {
                chat.tell(ask(session));
            }
        });
        picking.set(false);
        if let Some(row) = state.row.get_untracked() {
            // What was pressed may be gone; the keyboard goes on from the message.
            let _ = row.focus();
        }
    };
    let other = move || {
        let session = session.get_value();
        // This may be gone when one is picked.
        book.pick(move |emoji| {
            if let Some(session) = &session {
                chat.tell(session.react(message, emoji, true));
            }
            if let Some(row) = state.row.try_get_untracked().flatten() {
                let _ = row.focus();
            }
        });
    };
    let pick = move |pick: bool| {
        picking.set(pick);
        focus_on(first);
    };
    let actions = move || {
        if picking.get() {
            return EMOJI
                .into_iter()
                .zip(iter::once(first).chain(iter::repeat_with(NodeRef::new)))
                .map(|(emoji, node)| {
                    action(emoji.to_owned(), node, Box::new(move || ask(&|s| s.react(message, emoji, true))))
                })
                .chain(iter::once_with(|| {
                    action(t::message_menu_other_emoji(), NodeRef::new(), Box::new(other))
                }))
                .collect::<Vec<_>>();
        }
        let mut actions = vec![
            action(t::message_menu_reply(), first, Box::new(move || about(answer))),
            action(t::message_menu_react(), NodeRef::new(), Box::new(move || pick(true))),
        ];
        if changes.get() {
            actions.push(action(t::common_edit(), NodeRef::new(), Box::new(move || about(change))));
        }
        actions.push(action(
            t::message_menu_more(),
            NodeRef::new(),
            Box::new(move || sheet.show(message, Part::Menu)),
        ));
        actions
    };

    view! {
        <div
            class="message-actions"
            role="group"
            aria-label=t::message_menu_actions()
            on:keydown=move |event| {
                if event.key() == "Escape" && picking.get_untracked() {
                    pick(false);
                }
            }
        >
            {actions}
        </div>
    }
    .client_only()
}

fn action(label: String, node: NodeRef<html::Button>, press: Box<dyn Fn()>) -> AnyView {
    view! {
        <button class="message-action" type="button" node_ref=node on:click=move |_| press()>
            {label}
        </button>
    }
    .client_only()
}

/// Once it is drawn.
fn focus_on(button: NodeRef<html::Button>) {
    request_animation_frame(move || {
        if let Some(button) = button.try_get_untracked().flatten() {
            // The actions are in sight either way.
            let _ = button.focus();
        }
    });
}

/// What is written from now on is about this message.
pub(super) fn write_about(chat: Chat, message: MessageId, make: fn(&Message) -> About) {
    let about = chat.messages_now(|messages| messages.get(position(messages, message)?).map(make));
    if let Some(about) = about {
        chat.about.set(about);
    }
}

/// To answer a message.
pub(super) fn answer(message: &Message) -> About {
    let excerpt = message.text.chars().take(EXCERPT_CHARS).collect();
    About::Answer { to: message.id, name: message.author_name.clone(), excerpt }
}

/// To change it.
pub(super) fn change(message: &Message) -> About {
    About::Change { message: message.id, text: message.text.clone() }
}
