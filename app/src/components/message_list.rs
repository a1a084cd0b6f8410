//! What was said: a list of any length, of which the part around the reader is drawn.

use i18n::t;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{EventTarget, HtmlElement};
use room::MessageId;

use super::log_tools::{DayPicker, LogTools};
use super::log_view::LogView;
use super::message_row::MessageRow;
use super::unread::follow_unread;
use crate::chat::use_chat;
use crate::client_only::ClientOnly;
use crate::erased::{effect, memo};
use crate::names::provide_names_again;
use crate::reading::use_reading;
use crate::runs::Runs;
use crate::store::{PageStateStoreFields, RoomStateStoreFields, message_key, use_page, use_room};
use crate::window::{Place, position};
use crate::words::{missing_words, unreadable_words};

/// The log *Messages*.
#[component]
pub fn MessageList() -> impl IntoView {
    let room = use_room();
    let page = use_page();
    let chat = use_chat();
    let reading = use_reading();
    let view = LogView::new(chat);
    DayPicker::provide();

    effect(move |newest_before: Option<Option<Place>>| {
        // Any change may move what is read: another text, a reaction, a line at the composer, a notice.
        chat.changes.get();
        room.people().track();
        room.notice().track();
        page.storage().track();
        chat.about.track();
        chat.error.track();
        chat.divider.track();
        reading.track();
        let newest = view.shown.with(|shown| shown.newest);
        if newest_before.is_some_and(|before| newest > before) && !untrack(|| view.follows()) {
            view.unseen.set(true);
        }
        view.settle();
        newest
    });
    effect(move |_| {
        // So may a turned phone, or a composer that grows while one writes.
        let resized = window_event_listener_untyped("resize", move |_| view.settle());
        let typed = window_event_listener_untyped("input", move |_| view.settle());
        on_cleanup(move || {
            resized.remove();
            typed.remove();
        });
    });
    effect(move |_| {
        if chat.from.with(Option::is_none) {
            view.settle();
        }
    });
    follow_unread(view);
    effect(move |_| {
        let Some(goal) = chat.goal.get() else {
            return;
        };
        chat.goal.set(None);
        let found = chat.messages_now(|messages| {
            let index = position(messages, goal)?;
            Some((index, messages.get(index).map(message_key)?))
        });
        if let Some((index, key)) = found {
            view.lead(index, key, true);
        }
    });

    let some = memo(move |_| view.shown.with(|shown| shown.newest.is_some()));
    let runs = memo(move |before: Option<&Runs>| {
        let first = Runs::default();
        view.shown.with(|shown| before.unwrap_or(&first).with(&shown.places))
    });
    let run_ids = move || runs.with(|runs| runs.all.iter().map(|run| run.id).collect::<Vec<_>>());
    let element =
        |target: Option<EventTarget>| target.and_then(|target| target.dyn_into::<HtmlElement>().ok());

    view! {
        <div
            class="messages"
            role="log"
            aria-label=if chat.thread.is_private() { t::log_private_messages() } else { t::log_messages() }
            // Only what arrives at the end is read aloud, not what scrolling up brings.
            aria-live=move || if room.history_loaded().get() && view.follows() { "polite" } else { "off" }
            aria-relevant="additions"
            // Where nothing stands, nothing is to be scrolled.
            tabindex=move || if some.get() { "0" } else { "-1" }
            node_ref=view.scroll.log
            on:scroll=move |_| view.on_scroll()
            on:wheel=move |_| view.touch()
            on:touchmove=move |_| view.touch()
            on:keydown=move |_| view.touch()
            on:focusin=move |event| view.on_focus(element(event.target()))
            on:focusout=move |event| view.on_blur(element(event.target()))
        >
            <div class="messages-inner" node_ref=view.scroll.rows>
                <div class="messages-space" aria-hidden="true" node_ref=view.scroll.before></div>
                {chat.thread.is_room().then(|| view! { <Unreadable view=view /> })}
                <Loading />
                <For each=run_ids key=|id| *id let:id>
                    <RunRows id=id runs=runs view=view />
                </For>
                <div class="messages-space" aria-hidden="true" node_ref=view.scroll.after></div>
            </div>
        </div>
        <Silence view=view />
        <p class="messages-missing" role="status">
            {move || chat.thread.is_room().then(|| missing_words(room.missing().get()))}
        </p>
        <LogTools view=view />
    }
}

/// What an empty list shows, unless it is there that nobody else is.
#[component]
fn Silence(view: LogView) -> impl IntoView {
    let room = use_room();
    let thread = use_chat().thread;
    let silent = memo(move |_| {
        let alone = thread.is_room() && room.people().with(Vec::is_empty);
        let comes = room.missing().get() > 0 || !room.history_loaded().get();
        !alone && !comes && view.shown.with(|shown| shown.newest.is_none())
    });
    let words = move || if thread.is_private() { t::log_nothing_private() } else { t::log_nothing() };
    move || silent.get().then(|| view! { <p class="messages-none">{words()}</p> })
}

/// What the rows of a run listen to beside their messages; it ends with them, see [`crate::runs`].
#[derive(Clone, Copy)]
pub(super) struct RunContext {
    /// The message that the line *New* stands before.
    pub(super) divider: Memo<Option<MessageId>>,
    rows: Memo<Vec<Place>>,
    /// The number of the first of them in the whole list, from 1 on.
    first: Memo<usize>,
    /// How long the whole list is.
    pub(super) total: Memo<usize>,
}

impl RunContext {
    /// The number of a message in the whole list, from 1 on.
    pub(super) fn number(&self, place: Place) -> Option<usize> {
        let index = self.rows.with(|rows| rows.binary_search(&place).ok())?;
        Some(self.first.get() + index)
    }
}

/// The run of rows around a message, from context.
pub(super) fn use_run() -> RunContext {
    expect_context()
}

/// Rows that are drawn one after another and go together.
#[component]
fn RunRows(id: u64, runs: Memo<Runs>, view: LogView) -> impl IntoView {
    let chat = use_chat();
    let rows = memo(move |_| {
        runs.with(|runs| {
            runs.all.iter().find(|run| run.id == id).map(|run| run.rows.clone()).unwrap_or_default()
        })
    });
    let first = memo(move |_| {
        let first = rows.with(|rows| rows.first().copied());
        view.shown.with(|shown| {
            let index = first.and_then(|first| shown.places.binary_search(&first).ok()).unwrap_or_default();
            shown.earlier + index + 1
        })
    });
    let total = memo(move |_| view.shown.with(|shown| shown.earlier + shown.places.len() + shown.later));
    let divider = memo(move |_| chat.divider.get());
    provide_context(RunContext { divider, rows, first, total });
    provide_context(chat.again());
    provide_names_again();
    view! {
        <For each=move || rows.get() key=|place| place.1 let:place>
            <MessageRow place=place />
        </For>
    }
    .client_only()
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

/// Says at the beginning how much is there that we were not given the key of.
#[component]
fn Unreadable(view: LogView) -> impl IntoView {
    let room = use_room();
    let unreadable = memo(move |_| room.info().with(|info| info.unreadable));
    let begins = memo(move |_| view.shown.with(|shown| shown.earlier == 0));
    move || {
        let unreadable = unreadable.get();
        (unreadable > 0 && begins.get())
            .then(|| view! { <p class="messages-unreadable">{unreadable_words(unreadable)}</p> })
    }
}
