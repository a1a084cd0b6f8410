//! In *Settings*: what the person is called.

use i18n::t;
use leptos::ev;
use leptos::prelude::*;

use super::{FieldState, TextField};
use crate::client_only::ClientOnly;
use crate::erased::effect;
use crate::session::use_session;

/// The name, in all rooms.
#[component]
pub(super) fn OwnNamePart() -> impl IntoView {
    let session = StoredValue::new(use_session());
    let name = FieldState::new();
    let said = RwSignal::new(String::new());
    let show = move || {
        let kept = session.with_value(|s| s.as_ref().and_then(|session| session.remembered_name()));
        name.set_text(&kept.unwrap_or_default());
    };
    effect(move |_| show());
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        said.set(String::new());
        let went = session.with_value(|s| s.as_ref().map(|session| session.remember_name(&name.text())));
        match went {
            Some(Ok(())) => {
                // As the others see it: without what a name cannot have.
                show();
                said.set(t::settings_you_saved());
            }
            Some(Err(why)) => name.refuse(why),
            None => {}
        }
    };
    view! {
        <form class="sheet-part" novalidate on:submit=save>
            <TextField
                id="own-name"
                label=t::lobby_your_name()
                state=name
                help=t::settings_you_help()
                autocomplete="nickname"
            >
                {view! {
                    <button class="button" type="submit">
                        {t::settings_you_save()}
                    </button>
                }
                .client_only()}
            </TextField>
            <p class="sheet-said" role="status">
                {said}
            </p>
        </form>
    }
    .client_only()
}
