//! Ways through a long log: to the first unread message, to the end, and to a day.

use i18n::t;
use leptos::prelude::*;
use leptos::{ev, html};

use super::log_view::LogView;
use super::sheet::Sheet;
use super::unread::DIVIDER_ID;
use crate::chat::use_chat;
use crate::client_only::ClientOnly;
use crate::erased::memo;
use crate::later::later;
use crate::session::use_session;
use crate::store::message_key;
use crate::window::{first_since, position};
use crate::words::{no_later_day, unread_words};

/// Asks which day to go to, where a day stands.
#[derive(Clone, Copy)]
pub(super) struct DayPicker {
    open: RwSignal<bool>,
    /// What is proposed, Unix milliseconds.
    from_unix_ms: StoredValue<u64>,
}

impl DayPicker {
    /// For everything in the list.
    pub(super) fn provide() {
        provide_context(Self { open: RwSignal::new(false), from_unix_ms: StoredValue::new(0) });
    }

    /// Asks, and proposes the day of this time.
    pub(super) fn ask(&self, from_unix_ms: u64) {
        self.from_unix_ms.set_value(from_unix_ms);
        self.open.set(true);
    }
}

/// The picker, from context.
pub(super) fn use_day_picker() -> DayPicker {
    expect_context()
}

/// What floats over the log, and the sheet that asks for a day.
#[component]
pub(super) fn LogTools(view: LogView) -> impl IntoView {
    let chat = use_chat();
    let session = StoredValue::new(use_session());
    let picker = use_day_picker();

    // Where the unread begin, once they are out of sight above.
    let unread = memo(move |_| {
        let unread = chat.unread();
        let first = unread.first.or_else(|| chat.divider.get())?;
        let index = chat.messages(|messages| position(messages, first))?;
        let (top, _) = view.sight.get()?;
        (index < top).then_some((index, first, unread.count))
    });
    let to_unread = move |_| {
        let Some((index, first, _)) = unread.get_untracked() else { return };
        let key = chat.messages_now(|messages| messages.get(index).map(message_key));
        if index > 0 {
            chat.divider.set(Some(first));
        }
        let id = if index > 0 { DIVIDER_ID.to_owned() } else { key.unwrap_or_default() };
        view.lead(index, id, false);
        view.scroll.focus();
    };
    let elsewhere = memo(move |_| {
        !view.follows() && (view.unseen.get() || view.shown.with(|shown| shown.later > 0) || below(view))
    });
    // The day of what is read stands above it, for a reader who is far from its line.
    let at_unix_ms = memo(move |_| {
        let (top, _) = view.sight.get().filter(|_| elsewhere.get())?;
        chat.messages_now(|messages| messages.get(top).map(|message| message.at_unix_ms))
    });
    let day = memo(move |_| {
        let at = at_unix_ms.get()?;
        session.with_value(|session| session.as_ref().map(|session| session.local_day(at)))
    });

    view! {
        {move || {
            day.get()
                .map(|day| {
                    view! {
                        <button
                            class="button messages-at"
                            type="button"
                            aria-haspopup="dialog"
                            title=t::log_another_day()
                            on:click=move |_| picker.ask(at_unix_ms.get_untracked().unwrap_or_default())
                        >
                            {day}
                        </button>
                    }
                    .client_only()
                })
        }}
        <div class="messages-jump messages-jump-up">
            {move || {
                unread
                    .get()
                    .map(|(_, _, count)| {
                        view! {
                            <button class="button" type="button" on:click=to_unread>
                                <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
                                    <path d="M6 11V2M2 5.500L6 1.500L10 5.500" />
                                </svg>
                                {unread_words(count)}
                            </button>
                        }
                        .client_only()
                    })
            }}
        </div>
        <div class="messages-jump">
            {move || {
                let label = if view.unseen.get() { t::log_to_new() } else { t::log_to_newest() };
                elsewhere
                    .get()
                    .then(|| {
                        view! {
                            <button
                                class="button button-main"
                                type="button"
                                on:click=move |_| {
                                    view.scroll.focus();
                                    view.follow();
                                }
                            >
                                {label}
                            </button>
                        }
                        .client_only()
                    })
            }}
        </div>
        <Sheet open=picker.open id="day-title" title=t::log_day_title()>
            {on_sheet(view, picker)}
        </Sheet>
    }
    .client_only()
}

/// Whether messages lie below what is seen.
fn below(view: LogView) -> bool {
    let total = view.shown.with(|shown| shown.earlier + shown.places.len() + shown.later);
    view.sight.get().is_some_and(|(_, last)| last + 1 < total)
}

later! {
    /// What is on the sheet.
    fn on_sheet(view: LogView, picker: DayPicker) in tools => view! { <Day view=view picker=picker /> }
}

/// The question.
#[component]
fn Day(view: LogView, picker: DayPicker) -> impl IntoView {
    let chat = use_chat();
    let session = StoredValue::new(use_session());
    let input = NodeRef::<html::Input>::new();
    let refused = RwSignal::new(None::<String>);
    let day_of = move |unix_ms: u64| {
        session.with_value(|session| session.as_ref().map(|session| session.day_of(unix_ms)))
    };
    let ends =
        chat.messages_now(|messages| Some((messages.first()?.at_unix_ms, messages.last()?.at_unix_ms)));
    let (first, last) = ends.map(|(first, last)| (day_of(first), day_of(last))).unwrap_or_default();
    let go = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let typed = input.get_untracked().map(|input| input.value()).unwrap_or_default();
        let begins = session.with_value(|session| session.as_ref()?.day_begins(&typed));
        let found = begins.and_then(|begins| {
            chat.messages_now(|messages| {
                let index = first_since(messages, begins)?;
                Some((index, messages.get(index).map(message_key)?))
            })
        });
        match (begins, found) {
            (None, _) => refused.set(Some(t::log_day_missing())),
            (Some(_), None) => refused.set(Some(no_later_day())),
            (Some(_), Some((index, key))) => {
                picker.open.set(false);
                view.lead(index, key, true);
            }
        }
    };

    view! {
        <form class="stack" novalidate on:submit=go>
            <div class="field">
                <label class="field-label" for="day">
                    {t::log_day()}
                </label>
                <input
                    class="field-box"
                    id="day"
                    type="date"
                    value=day_of(picker.from_unix_ms.get_value())
                    min=first
                    max=last
                    node_ref=input
                    aria-describedby="day-help"
                    aria-invalid=move || refused.with(Option::is_some).then_some("true")
                    on:input=move |_| refused.set(None)
                />
                <p class="field-help" id="day-help" role="status">
                    {move || refused.get().unwrap_or_else(t::log_day_help)}
                </p>
            </div>
            <button class="button button-main" type="submit">
                {t::log_day_go()}
            </button>
        </form>
    }
    .client_only()
}
