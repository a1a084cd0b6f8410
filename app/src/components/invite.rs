//! Bringing others in: the sheet *Invite* with the link, its code and the ways to send it, and what an empty room shows of it.

use std::time::Duration;

use i18n::t;
use leptos::html;
use leptos::prelude::*;

use super::QrCode;
use super::sheet::Sheet;
use crate::client_only::ClientOnly;
use crate::later::later;
use crate::pages::room_title;
use crate::room_session::use_room_session;
use crate::session::use_session;
use crate::store::{RoomStateStoreFields, use_room};
use crate::words::invite_words;

/// How long *Link copied.* stays: enough to be read once.
const CONFIRMED_FOR: Duration = Duration::from_secs(5);

/// How copying went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Copied {
    NotYet,
    Done,
    Refused,
}

/// The button *Invite* and its sheet.
#[component]
pub fn InviteButton() -> impl IntoView {
    let room = use_room();
    let open = RwSignal::new(false);
    let title = Signal::derive(move || t::invite_title(&room_title(room)));
    view! {
        <button class="button" type="button" aria-haspopup="dialog" on:click=move |_| open.set(true)>
            {t::invite_button()}
        </button>
        <Sheet open=open id="invite-title" title=title>
            {on_sheet()}
        </Sheet>
    }
    .client_only()
}

later! {
    /// What is on the sheet.
    fn on_sheet() in tools => view! { <Ways /> }
}

/// What is on it: the code, the link, and the ways to send it.
#[component]
pub(super) fn Ways() -> impl IntoView {
    let room = use_room();
    view! {
        <div class="sheet-part invite-sheet">
            <QrCode text=room.link() />
            <div class="invite-words">
                <p>{move || invite_words(room.open().get(), room.info().with(|info| info.closed))}</p>
                <LinkBox link=room.link() />
                <SendLink />
            </div>
        </div>
    }
    .client_only()
}

/// *Copy link*, and the browser's own *Share* where it has one.
#[component]
fn SendLink() -> impl IntoView {
    let room = use_room();
    let session = use_room_session();
    let page = StoredValue::new(use_session());
    let can_share = page.with_value(|page| page.as_ref().is_some_and(|page| page.can_share()));
    let share = move |_| {
        page.with_value(|page| {
            if let Some(page) = page {
                page.share(&room.link().get_untracked(), &room.title().get_untracked());
            }
        });
    };
    let copied = RwSignal::new(Copied::NotYet);
    let copy = move |_| {
        if let Some(session) = &session {
            copied.set(Copied::NotYet);
            // The answer may come after the room was left and the signal with it.
            session.copy_link(Box::new(move |worked| {
                let _ = copied.try_set(if worked { Copied::Done } else { Copied::Refused });
                if worked {
                    set_timeout(
                        move || {
                            let _ = copied.try_update(|copied| {
                                if *copied == Copied::Done {
                                    *copied = Copied::NotYet;
                                }
                            });
                        },
                        CONFIRMED_FOR,
                    );
                }
            }));
        }
    };

    view! {
        <div class="actions">
            <button class="button button-main" type="button" on:click=copy>
                {t::invite_copy_link()}
            </button>
            {can_share
                .then(|| {
                    view! {
                        <button class="button" type="button" on:click=share>
                            {t::invite_share()}
                        </button>
                    }
                    .client_only()
                })}
        </div>
        <p class="copy-said" aria-live="polite">
            {move || match copied.get() {
                Copied::NotYet => String::new(),
                Copied::Done => t::invite_copied(),
                Copied::Refused => t::invite_copy_refused(),
            }}
        </p>
    }
    .client_only()
}

/// The link in a box that selects all of itself.
#[component]
fn LinkBox(#[prop(into)] link: Signal<String>) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    view! {
        <input
            class="field-box link-box"
            type="text"
            readonly
            aria-label=t::invite_link()
            node_ref=input
            prop:value=link
            on:focus=move |_| {
                if let Some(input) = input.get_untracked() {
                    input.select();
                }
            }
        />
    }
}

/// What an empty room shows: one sentence, the link and its code.
#[component]
pub fn Invite() -> impl IntoView {
    let room = use_room();
    view! {
        <div class="invite">
            <QrCode text=room.link() />
            <div class="invite-words">
                <h2 class="invite-title">{t::invite_alone()}</h2>
                <p>{t::invite_alone_help()}</p>
                <p class="invite-link">{move || room.link().get()}</p>
                <SendLink />
            </div>
        </div>
    }
}
