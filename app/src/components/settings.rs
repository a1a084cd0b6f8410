//! The button *Settings* and its sheet. What is on the sheet is in [`super::settings_sheet`].

use i18n::t;
use leptos::html;
use leptos::prelude::*;

use super::settings_sheet::SettingsSheet;
use super::sheet::Sheet;
use crate::erased::effect;
use crate::later::later;
use crate::session::use_session;
use crate::speaking::JustChosen;
use crate::store::{PageStateStoreFields, use_page, use_shown};

/// The button *Settings* and its sheet. What is on the sheet exists only while it is open.
#[component]
pub fn Settings(
    /// Whether a room is open, which has settings of its own.
    #[prop(optional)]
    in_room: bool,
) -> impl IntoView {
    let page = use_page();
    let session = StoredValue::new(use_session());
    let open = RwSignal::new(false);
    let shown = use_shown().0;
    let here = Signal::derive(move || {
        shown.with(|shown| shown.as_ref().map(|open| open.fragment.clone()).unwrap_or_default())
    });
    let button = NodeRef::<html::Button>::new();
    let just_chosen = expect_context::<JustChosen>().0;
    effect(move |_| {
        if let Some(button) = button.get().filter(|_| just_chosen.get_untracked()) {
            just_chosen.set(false);
            // After whatever else wants the focus when it is drawn.
            request_animation_frame(move || {
                // It is in sight either way.
                let _ = button.focus();
            });
        }
    });
    let show = move |_| {
        session.with_value(|session| {
            if let Some(session) = session {
                session.look_at_storage();
            }
        });
        open.set(true);
    };

    view! {
        <button
            class="button"
            type="button"
            aria-haspopup="dialog"
            disabled=move || !page.ready().get()
            node_ref=button
            on:click=show
        >
            {t::settings_settings()}
        </button>
        <Sheet open=open id="settings-title" title=t::settings_settings() wide=true>
            {move || on_sheet(in_room, here)}
        </Sheet>
    }
}

later! {
    /// What is on the sheet.
    fn on_sheet(in_room: bool, here: Signal<String>) in settings => view! { <SettingsSheet in_room=in_room here=here /> }
}
