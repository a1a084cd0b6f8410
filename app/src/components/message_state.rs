//! How far an own message got: a mark and a word, and what to do when it did not get on.

use i18n::t;
use leptos::prelude::*;
use room::{Delivery, MessageId};

use crate::room_session::use_room_session;
use crate::words::{delivery_sentence, delivery_word};

/// The mark and the word; the sentence is their title.
#[component]
pub(super) fn MessageState(delivery: Signal<Option<Delivery>>) -> impl IntoView {
    view! {
        <span
            class="message-state"
            title=move || delivery.with(|delivery| delivery.as_ref().map(delivery_sentence))
        >
            <svg class="message-mark" viewBox="0 0 18 12" width="18" height="12" aria-hidden="true" focusable="false">
                <path d=move || delivery.with(|delivery| delivery.as_ref().map(mark)) />
            </svg>
            <span>{move || delivery.with(|delivery| delivery.as_ref().map(delivery_word))}</span>
        </span>
    }
}

/// A clock for what waits, one tick for what is under way, two for what arrived, a warning for what needs the person.
fn mark(delivery: &Delivery) -> &'static str {
    match delivery {
        Delivery::Saving | Delivery::Saved => "M13 6a5 5 0 1 1-10 0a5 5 0 1 1 10 0M8 3.500V6l1.800 1.200",
        Delivery::Sent | Delivery::Delivered { have: 0, .. } => "M4 6.500l3 3 6-7",
        Delivery::Delivered { .. } | Delivery::Read { .. } => "M1 6.500l3 3 6-7M8.500 9l.5.500 6-7",
        Delivery::Unsaved | Delivery::Attention(_) => "M8 1.500v5.500M8 10.400v.1",
    }
}

/// Why a message needs attention, and the choice between *Retry* and *Discard*.
#[component]
pub(super) fn Trouble(message: MessageId, delivery: Signal<Option<Delivery>>) -> impl IntoView {
    let session = StoredValue::new(use_room_session());
    let ask = move |retry: bool| {
        session.with_value(|session| {
            if let Some(session) = session {
                if retry { session.retry(message) } else { session.discard(message) }
            }
        });
    };
    move || {
        let sentence = delivery.with(|delivery| match delivery {
            Some(delivery @ Delivery::Attention(_)) => Some(delivery_sentence(delivery)),
            _ => None,
        });
        sentence.map(|sentence| {
            view! {
                <div class="message-trouble">
                    <span class="message-why" dir="auto">{sentence}</span>
                    <button class="button" type="button" on:click=move |_| ask(true)>
                        {t::common_retry()}
                    </button>
                    <button
                        class="button button-quiet"
                        type="button"
                        title=t::log_discard_help()
                        on:click=move |_| ask(false)
                    >
                        {t::common_discard()}
                    </button>
                </div>
            }
        })
    }
}
