//! What was said. Follows the newest message unless the reader has scrolled up.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::{ev, html};
use room::{Delivery, Message, MessageId};

use crate::session::use_session;
use crate::store::{RoomStateStoreFields, use_room};
use crate::words::{Row, delivery_attribute, delivery_sentence, delivery_word, iso_time, rows};

/// A reader this close to the end still follows it: less than a line of text may hide.
const NEAR_END_PX: i32 = 48;

/// How far each own message got.
type Deliveries = Memo<BTreeMap<MessageId, Delivery>>;

/// The log *Messages*.
#[component]
pub fn MessageList() -> impl IntoView {
    let room = use_room();
    let log = NodeRef::<html::Div>::new();
    let follows = RwSignal::new(true);
    let unseen = RwSignal::new(false);

    let shown = Memo::new(move |_| room.messages().with(|messages| rows(messages)));
    let deliveries: Deliveries = Memo::new(move |_| {
        room.messages().with(|messages| {
            messages.iter().filter_map(|message| Some((message.id, message.delivery.clone()?))).collect()
        })
    });

    // Runs once the new rows are drawn; the list may be gone by then.
    let to_end = move || {
        request_animation_frame(move || {
            if let Some(log) = log.try_get_untracked().flatten() {
                log.set_scroll_top(log.scroll_height());
            }
        });
    };
    Effect::new(move |count_before: Option<usize>| {
        let (count, last) = shown.with(|rows| (rows.len(), rows.last().copied()));
        if count > count_before.unwrap_or(0) {
            let own = last.is_some_and(|last| deliveries.with_untracked(|own| own.contains_key(&last.id)));
            if own || follows.get_untracked() {
                follows.set(true);
                to_end();
            } else {
                unseen.set(true);
            }
        }
        count
    });
    Effect::new(move |_| {
        // A turned phone, or a composer that grows while one writes, must not hide the newest message.
        let keep_end = move || {
            if follows.try_get_untracked().unwrap_or(false) {
                to_end();
            }
        };
        let resized = window_event_listener(ev::resize, move |_| keep_end());
        let typed = window_event_listener(ev::input, move |_| keep_end());
        on_cleanup(move || {
            resized.remove();
            typed.remove();
        });
    });
    let top_before = StoredValue::new(0);
    let on_scroll = move |_| {
        if let Some(log) = log.get_untracked() {
            let top = log.scroll_top();
            let near_end = log.scroll_height() - top - log.client_height() < NEAR_END_PX;
            // The end may run ahead of the reader by itself; only scrolling up stops following it.
            let went_up = top < top_before.get_value();
            top_before.set_value(top);
            follows.set(near_end || (follows.get_untracked() && !went_up));
            if near_end {
                unseen.set(false);
            }
        }
    };

    view! {
        <div class="messages" role="log" aria-label="Messages" tabindex="0" node_ref=log on:scroll=on_scroll>
            <div class="messages-inner">
                <For each=move || shown.get() key=|row| (row.id, row.head) let:row>
                    <MessageRow row=row deliveries=deliveries />
                </For>
            </div>
        </div>
        {move || {
            (unseen.get() && !follows.get())
                .then(|| {
                    view! {
                        <button
                            class="button button-main messages-jump"
                            type="button"
                            on:click=move |_| {
                                unseen.set(false);
                                follows.set(true);
                                to_end();
                            }
                        >
                            "New messages"
                        </button>
                    }
                })
        }}
    }
}

/// One message. Its text never changes; only how far it got does.
#[component]
fn MessageRow(row: Row, deliveries: Deliveries) -> impl IntoView {
    let room = use_room();
    let session = use_session();
    let message = room.messages().with_untracked(|messages| find(messages, row))?;

    let own = message.delivery.is_some();
    let delivery = Memo::new(move |_| deliveries.with(|own| own.get(&row.id).cloned()));
    let time = session.map(|session| session.local_time(message.at_unix_ms));
    let name_class = if row.head { "message-name" } else { "visually-hidden" };

    Some(view! {
        <article
            class="message"
            class:message-head=row.head
            class:message-own=own
            data-author=row.id.author.to_string()
            data-state=move || delivery.with(|d| d.as_ref().map(delivery_attribute))
        >
            <div class="message-by">
                <span class=name_class dir="auto">
                    {message.author_name}
                </span>
                {row.head
                    .then(|| {
                        view! {
                            <code class="fingerprint" title=row.id.author.to_string()>
                                {row.id.author.short()}
                            </code>
                        }
                    })}
                <time class="message-time" datetime=iso_time(message.at_unix_ms)>
                    {time}
                </time>
            </div>
            <div class="message-body">
                <p class="message-text" dir="auto">
                    {message.text}
                </p>
                {own
                    .then(|| {
                        view! {
                            <span class="message-state" title=move || delivery.with(|d| d.as_ref().map(delivery_sentence))>
                                {move || delivery.with(|d| d.as_ref().map(delivery_word))}
                            </span>
                        }
                    })}
            </div>
        </article>
    })
}

/// The message of a row: where it stood when the row was made, or wherever it has moved to since.
fn find(messages: &[Message], row: Row) -> Option<Message> {
    messages
        .get(row.index)
        .filter(|message| message.id == row.id)
        .or_else(|| messages.iter().rev().find(|message| message.id == row.id))
        .cloned()
}
