//! In *Settings*: what the others learn of the person besides what they say.

use leptos::html;
use leptos::prelude::*;
use room::Privacy;

use crate::client_only::ClientOnly;
use crate::session::{Session, use_session};

/// A switch: its name, what it means, and where it is kept.
type Choice = (&'static str, &'static str, fn(&mut Privacy) -> &mut bool);

const CHOICES: [Choice; 3] = [
    (
        "Send read receipts",
        "The others see how far you have read. Off, they do not; you still see what they send.",
        |privacy| &mut privacy.read,
    ),
    (
        "Send typing",
        "The others see that you are writing while you do. Off, they do not; you still see it of them.",
        |privacy| &mut privacy.typing,
    ),
    (
        "Send presence and last seen",
        "The others see whether you are at this page, and when you were last. Off, they see only that your browser is in the room; you still see it of them.",
        |privacy| &mut privacy.presence,
    ),
];

/// The section *Privacy*.
#[component]
pub(super) fn PrivacyPart() -> impl IntoView {
    let session = StoredValue::new(use_session());
    view! {
        <section class="sheet-part" aria-labelledby="settings-privacy">
            <h3 class="sheet-subtitle" id="settings-privacy">
                "Privacy"
            </h3>
            <p>
                "For this device, in all rooms, from now on. Your own other devices are told all the same, so that what you read on one is read on all."
            </p>
            <div class="choices">
                {CHOICES.map(|choice| switch(session, choice)).into_iter().collect::<Vec<_>>()}
            </div>
        </section>
    }
    .client_only()
}

fn switch(session: StoredValue<Option<Session>>, (name, help, field): Choice) -> AnyView {
    let input = NodeRef::<html::Input>::new();
    let mut now = session.with_value(|s| s.as_ref().map(|session| session.privacy())).unwrap_or_default();
    let choose = move |_| {
        let on = input.get_untracked().is_some_and(|input| input.checked());
        session.with_value(|session| {
            if let Some(session) = session {
                let mut privacy = session.privacy();
                *field(&mut privacy) = on;
                session.set_privacy(privacy);
            }
        });
    };
    view! {
        <label class="choice">
            <input type="checkbox" role="switch" node_ref=input checked=*field(&mut now) on:change=choose />
            <span>
                <span class="choice-name">{name}</span>
                <span class="choice-help">{help}</span>
            </span>
        </label>
    }
    .client_only()
}
