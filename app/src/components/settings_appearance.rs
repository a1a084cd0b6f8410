//! In *Settings*: how the page looks on this device.

use i18n::t;
use leptos::prelude::*;

use crate::appearance::{Appearance, TextSize, Theme};
use crate::client_only::ClientOnly;
use crate::session::{Session, use_session};

/// The section *Appearance*.
#[component]
pub(super) fn AppearancePart() -> impl IntoView {
    let session = StoredValue::new(use_session());
    let now = session.with_value(|s| s.as_ref().map(|session| session.appearance())).unwrap_or_default();
    let themes: Vec<AnyView> = Theme::ALL
        .into_iter()
        .map(|theme| {
            choice(session, "theme", theme.words(), now.theme == theme, move |chosen| chosen.theme = theme)
        })
        .collect();
    let sizes: Vec<AnyView> = TextSize::ALL
        .into_iter()
        .map(|size| choice(session, "size", size.words(), now.size == size, move |chosen| chosen.size = size))
        .collect();
    let still = move |event| change(session, |chosen| chosen.still = event_target_checked(&event));
    view! {
        <div class="sheet-part">
            <fieldset class="choices">
                <legend class="field-label">{t::appearance_theme()}</legend>
                {themes}
            </fieldset>
            <fieldset class="choices">
                <legend class="field-label">{t::appearance_size()}</legend>
                {sizes}
            </fieldset>
            <label class="choice">
                <input type="checkbox" role="switch" checked=now.still on:change=still />
                <span>
                    <span class="choice-name">{t::appearance_still()}</span>
                    <span class="choice-help">{t::appearance_still_help()}</span>
                </span>
            </label>
        </div>
    }
    .client_only()
}

fn choice(
    session: StoredValue<Option<Session>>,
    name: &'static str,
    words: String,
    checked: bool,
    choose: impl Fn(&mut Appearance) + Send + 'static,
) -> AnyView {
    view! {
        <label class="choice">
            <input type="radio" name=name checked=checked on:change=move |_| change(session, |chosen| choose(chosen)) />
            <span class="choice-name">{words}</span>
        </label>
    }
    .client_only()
}

fn change(session: StoredValue<Option<Session>>, change: impl FnOnce(&mut Appearance)) {
    session.with_value(|session| {
        if let Some(session) = session {
            let mut chosen = session.appearance();
            change(&mut chosen);
            session.set_appearance(chosen);
        }
    });
}
