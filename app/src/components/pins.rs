//! What is pinned in the thread that is shown: a bar above it, and the sheet with all of it.

use i18n::t;
use leptos::prelude::*;
use room::{MessageId, Pin};

use super::sheet::Sheet;
use crate::chat::use_chat;
use crate::client_only::ClientOnly;
use crate::erased::memo;
use crate::later::later;
use crate::names::use_names;
use crate::room_session::use_room_session;
use crate::store::{RoomStateStoreFields, use_room};
use crate::words::pinned_words;

/// The bar with what was pinned last; nothing while nothing is.
#[component]
pub fn Pins() -> impl IntoView {
    let (room, chat) = (use_room(), use_chat());
    let open = RwSignal::new(false);
    let refused = RwSignal::new(None::<String>);
    let pins = memo(move |_| room.pins().with(|all| all.get(&chat.thread).cloned().unwrap_or_default()));
    let some = memo(move |_| pins.with(|pins| !pins.is_empty()));
    let newest = move || {
        pins.with(|pins| pins.first().map(|pin| t::common_named_value(&pin.author_name, &pin.excerpt)))
    };
    view! {
        {move || {
            some.get()
                .then(|| {
                    view! {
                        <button
                            class="pins-open"
                            type="button"
                            aria-haspopup="dialog"
                            on:click=move |_| {
                                refused.set(None);
                                open.set(true);
                            }
                        >
                            <svg class="pins-sign" viewBox="0 0 12 16" width="12" height="16" aria-hidden="true" focusable="false">
                                <path d="M4 1h4l-.5 5 2.500 3H2l2.500-3zM6 9v6" />
                            </svg>
                            <span class="pins-count">{move || pinned_words(pins.with(Vec::len))}</span>
                            " "
                            <span class="pins-newest" dir="auto">
                                {newest}
                            </span>
                        </button>
                    }
                    .client_only()
                })
        }}
        <Sheet open=open id="pins-title" title=t::pins_title()>
            {on_sheet(pins, open, refused)}
        </Sheet>
    }
    .client_only()
}

later! {
    /// What is on the sheet.
    fn on_sheet(pins: Memo<Vec<Pin>>, open: RwSignal<bool>, refused: RwSignal<Option<String>>) in tools => view! { <All pins=pins open=open refused=refused /> }
}

/// What is on it.
#[component]
pub(super) fn All(
    pins: Memo<Vec<Pin>>,
    open: RwSignal<bool>,
    refused: RwSignal<Option<String>>,
) -> impl IntoView {
    let chat = use_chat();
    let lead = move |message: MessageId| {
        open.set(false);
        // The focus goes back to the bar first.
        request_animation_frame(move || chat.goal.set(Some(message)));
    };
    let rows = move || {
        let row = |pin: Pin| view! { <Row pin=pin lead=Callback::new(lead) refused=refused /> }.client_only();
        pins.get().into_iter().map(row).collect::<Vec<_>>()
    };
    view! {
        <div class="sheet-part">
            {move || pins.with(Vec::is_empty).then(|| view! { <p>{t::pins_none()}</p> }.client_only())}
            <ul class="pins" role="list" aria-label=t::pins_title()>
                {rows}
            </ul>
            {move || {
                refused
                    .get()
                    .map(|why| view! { <p class="field-error" role="alert" dir="auto">{why}</p> }.client_only())
            }}
        </div>
    }
    .client_only()
}

#[component]
fn Row(pin: Pin, lead: Callback<MessageId>, refused: RwSignal<Option<String>>) -> impl IntoView {
    let chat = use_chat();
    let names = use_names();
    let session = StoredValue::new(use_room_session());
    let Pin { message, author_name, excerpt, by, by_name } = pin;
    let unpin = move |_| {
        session.with_value(|session| {
            if let Some(session) = session {
                refused.set(session.pin(message, false).err());
            }
        });
    };
    view! {
        <li class="pin">
            <p class="pin-text" dir="auto">
                <b>{move || names.with(|names| names.shown(message.author, &author_name))}</b>
                " "
                {excerpt}
            </p>
            <p class="pin-by" dir="auto">
                {move || t::pins_by(&names.with(|names| names.shown(by, &by_name)))}
            </p>
            <div class="pin-actions">
                <button class="button" type="button" on:click=move |_| lead.run(message)>
                    {t::pins_show()}
                </button>
                {move || {
                    chat.may_write
                        .get()
                        .then(|| {
                            view! {
                                <button class="button button-quiet" type="button" on:click=unpin>
                                    {t::pins_unpin()}
                                </button>
                            }
                            .client_only()
                        })
                }}
            </div>
        </li>
    }
    .client_only()
}
