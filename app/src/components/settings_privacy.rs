//! In *Settings*: what the others learn of the person besides what they say.

use i18n::t;
use leptos::html;
use leptos::prelude::*;
use room::Privacy;

use crate::client_only::ClientOnly;
use crate::session::{Session, use_session};

/// A switch: its name, what it means, and where it is kept.
type Choice = (fn() -> String, fn() -> String, fn(&mut Privacy) -> &mut bool);

const CHOICES: [Choice; 3] = [
    (t::settings_privacy_read, t::settings_privacy_read_help, |privacy| &mut privacy.read),
    (t::settings_privacy_typing, t::settings_privacy_typing_help, |privacy| &mut privacy.typing),
    (t::settings_privacy_presence, t::settings_privacy_presence_help, |privacy| &mut privacy.presence),
];

/// The section *Privacy*.
#[component]
pub(super) fn PrivacyPart() -> impl IntoView {
    let session = StoredValue::new(use_session());
    view! {
        <div class="sheet-part">
            <p>
                {t::settings_privacy_help()}
            </p>
            <div class="choices">
                {CHOICES.map(|choice| switch(session, choice)).into_iter().collect::<Vec<_>>()}
            </div>
        </div>
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
                <span class="choice-name">{name()}</span>
                <span class="choice-help">{help()}</span>
            </span>
        </label>
    }
    .client_only()
}
