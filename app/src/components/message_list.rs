//! What was said: the drawn part of a list of any length. Follows the newest message unless the reader has scrolled up.

use leptos::ev;
use leptos::prelude::*;

use super::log_scroll::LogScroll;
use super::message_row::MessageRow;
use super::unread::follow_unread;
use crate::chat::use_chat;
use crate::reading::use_reading;
use crate::store::{PageStateStoreFields, RoomStateStoreFields, message_key, use_page, use_room};
use crate::window::{Place, STEP, around, bounds, place, position};
use crate::words::{counted, missing_words, unreadable_words};

/// More is drawn when less than this is left above or below: a flick's worth.
const NEAR_EDGE_PX: i32 = 600;

/// The drawn part of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shown {
    /// Its messages.
    pub(super) places: Vec<Place>,
    /// How many stand before them.
    earlier: usize,
    /// How many stand after them.
    pub(super) later: usize,
    /// The newest of the whole list.
    pub(super) newest: Option<Place>,
}

/// The log *Messages*.
#[component]
pub fn MessageList() -> impl IntoView {
    let room = use_room();
    let page = use_page();
    let chat = use_chat();
    let reading = use_reading();
    let scroll = LogScroll::new();
    let follows = Signal::derive(move || chat.from.with(Option::is_none));
    let unseen = RwSignal::new(false);
    let shown = Memo::new(move |_| {
        chat.messages(|messages| {
            let range = bounds(messages, chat.from.get());
            Shown {
                earlier: range.start,
                later: messages.len() - range.end,
                places: messages.get(range).unwrap_or_default().iter().map(place).collect(),
                newest: messages.last().map(place),
            }
        })
    });

    Effect::new(move |newest_before: Option<Option<Place>>| {
        // Any change may move what is read: another text, a reaction, a line at the composer, a notice.
        chat.messages(|_| ());
        room.people().track();
        room.notice().track();
        page.storage().track();
        chat.about.track();
        chat.error.track();
        chat.divider.track();
        reading.track();
        let newest = shown.with(|shown| shown.newest);
        if newest_before.is_some_and(|before| newest > before) && !follows.get_untracked() {
            unseen.set(true);
        }
        scroll.settle(follows);
        newest
    });
    Effect::new(move |_| {
        // So may a turned phone, or a composer that grows while one writes.
        let resized = window_event_listener_untyped("resize", move |_| scroll.settle(follows));
        let typed = window_event_listener_untyped("input", move |_| scroll.settle(follows));
        on_cleanup(move || {
            resized.remove();
            typed.remove();
        });
    });
    follow_unread(shown, scroll);

    // Begins the drawn part so many messages further up or down.
    let slide = move |up: bool| {
        scroll.hold();
        let start = shown.with_untracked(|shown| shown.earlier);
        let start = if up { start.saturating_sub(STEP) } else { start + STEP };
        if let Some(from) = chat.messages_now(|messages| messages.get(start).map(place)) {
            chat.from.set(Some(from));
        }
        scroll.settle(follows);
    };
    Effect::new(move |_| {
        let Some(goal) = chat.goal.get() else {
            return;
        };
        chat.goal.set(None);
        let found = chat.messages_now(|messages| {
            let index = position(messages, goal)?;
            Some((
                messages.get(index).map(message_key)?,
                place(messages.get(index)?),
                around(messages, index),
            ))
        });
        if let Some((key, place, from)) = found {
            if shown.with_untracked(|shown| !shown.places.contains(&place)) {
                chat.from.set(from);
            }
            scroll.reveal(key, true, || ());
        }
    });

    let top_before = StoredValue::new(0);
    let on_scroll = move |_: ev::Event| {
        if scroll.is_leading() {
            return;
        }
        let (top, below) = scroll.position();
        let went_up = top < top_before.get_value();
        top_before.set_value(top);
        let (earlier, later, first) =
            shown.with_untracked(|shown| (shown.earlier, shown.later, shown.places.first().copied()));
        let following = follows.get_untracked();
        if later == 0 && LogScroll::is_end(below) {
            unseen.set(false);
            if !following {
                chat.from.set(None);
                scroll.settle(follows);
            }
        } else if following && went_up {
            // The end may run ahead of the reader by itself; only scrolling up stops following it.
            chat.from.set(first);
        }
        scroll.hold();
        if !follows.get_untracked() {
            if top < NEAR_EDGE_PX && earlier > 0 {
                slide(true);
            } else if below < NEAR_EDGE_PX && later > 0 {
                slide(false);
            }
        }
    };

    view! {
        <div
            class="messages"
            role="log"
            aria-label=if chat.thread.is_private() { "Private messages" } else { "Messages" }
            // Only what arrives at the end is read aloud, not what scrolling up brings.
            aria-live=move || if room.history_loaded().get() && follows.get() { "polite" } else { "off" }
            aria-relevant="additions"
            tabindex="0"
            node_ref=scroll.log
            on:scroll=on_scroll
        >
            <div class="messages-inner" node_ref=scroll.rows>
                {move || {
                    let earlier = shown.with(|shown| shown.earlier);
                    (earlier > 0)
                        .then(|| {
                            view! {
                                <div class="messages-earlier">
                                    {counted(earlier as u64, "earlier message", "earlier messages")}
                                    <button
                                        class="button button-quiet"
                                        type="button"
                                        on:click=move |_| {
                                            if earlier <= STEP {
                                                scroll.focus();
                                            }
                                            slide(true);
                                        }
                                    >
                                        "Show earlier messages"
                                    </button>
                                </div>
                            }
                        })
                }}
                {chat.thread.is_room().then(|| view! { <Unreadable /> })}
                <Loading />
                <For each=move || shown.with(|shown| shown.places.clone()) key=|place| place.1 let:place>
                    <MessageRow place=place />
                </For>
            </div>
        </div>
        <p class="messages-missing" role="status">
            {move || chat.thread.is_room().then(|| missing_words(room.missing().get()))}
        </p>
        {move || {
            let label = if unseen.get() { "New messages" } else { "Newest messages" };
            (!follows.get() && (unseen.get() || shown.with(|shown| shown.later > 0)))
                .then(|| {
                    view! {
                        <button
                            class="button button-main messages-jump"
                            type="button"
                            on:click=move |_| {
                                unseen.set(false);
                                chat.from.set(None);
                                scroll.focus();
                                scroll.settle(follows);
                            }
                        >
                            {label}
                        </button>
                    }
                })
        }}
    }
}

/// The shape of messages, until what is stored on this device is read. The style lets it wait a moment first.
#[component]
fn Loading() -> impl IntoView {
    let room = use_room();
    let chat = use_chat();
    move || {
        let loading = !room.history_loaded().get() && chat.messages(<[_]>::is_empty);
        loading.then(|| {
            view! {
                <div class="skeleton messages-loading" aria-hidden="true">
                    <span class="skeleton-line"></span>
                    <span class="skeleton-line"></span>
                    <span class="skeleton-line"></span>
                </div>
            }
        })
    }
}

/// Says how much is there that we were not given the key of.
#[component]
fn Unreadable() -> impl IntoView {
    let room = use_room();
    let unreadable = Memo::new(move |_| room.info().with(|info| info.unreadable));
    move || {
        let unreadable = unreadable.get();
        (unreadable > 0).then(|| view! { <p class="messages-unreadable">{unreadable_words(unreadable)}</p> })
    }
}
