//! Bringing others in: the link, its copy button and its code.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;

use super::QrCode;
use crate::client_only::ClientOnly;
use crate::room_session::use_room_session;
use crate::session::use_session;
use crate::store::{RoomStateStoreFields, use_room};

/// How long *Link copied.* stays: enough to be read once.
const CONFIRMED_FOR: Duration = Duration::from_secs(5);

/// How copying went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Copied {
    NotYet,
    Done,
    Refused,
}

/// The button *Copy link*. Where the clipboard refuses, the link appears to be copied by hand.
#[component]
pub fn CopyLink() -> impl IntoView {
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
        <div class="copy-link">
            <button class="button" type="button" on:click=copy>
                "Copy link"
            </button>
            {can_share
                .then(|| {
                    view! {
                        <button class="button" type="button" on:click=share>
                            "Share…"
                        </button>
                    }
                    .client_only()
                })}
            <span class="copy-said" aria-live="polite">
                {move || match copied.get() {
                    Copied::NotYet => "",
                    Copied::Done => "Link copied.",
                    Copied::Refused => "The browser kept its clipboard shut. Copy the link from here:",
                }}
            </span>
            {move || (copied.get() == Copied::Refused).then(|| view! { <LinkBox link=room.link() /> })}
        </div>
    }
}

/// The link in a box that can be selected.
#[component]
fn LinkBox(#[prop(into)] link: Signal<String>) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            // Selecting saves a click; the box can be selected by hand as well.
            let _ = input.focus();
            input.select();
        }
    });
    view! {
        <input
            class="field-box link-box"
            type="text"
            readonly
            aria-label="Link to this room"
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
                <h2 class="invite-title">"Nobody else is here yet"</h2>
                <p>"Send this link to those you want in the room, or let them scan the code."</p>
                <p class="invite-link">{move || room.link().get()}</p>
            </div>
        </div>
    }
}
