//! In the sheet of a room: of what in it the person is notified.

use i18n::t;
use leptos::prelude::*;
use room::NotifyLevel;

use super::settings_notifications::LEVELS;
use crate::client_only::ClientOnly;
use crate::session::use_session;
use crate::words::{as_everywhere_words, level_word};

/// The choices, one of which the room has; the first is none of its own.
#[component]
pub(super) fn RoomNotify(
    /// What the room has.
    #[prop(into)]
    has: Signal<Option<NotifyLevel>>,
    /// Told what the person chose.
    choose: Callback<Option<NotifyLevel>>,
) -> impl IntoView {
    let everywhere = use_session().map(|session| session.notifications()).unwrap_or_default().level;
    let choice = move |level: Option<NotifyLevel>| {
        let words = level.map_or_else(|| as_everywhere_words(everywhere), level_word);
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="room-notify"
                    prop:checked=move || has.get() == level
                    on:change=move |_| choose.run(level)
                />
                <span class="choice-name">{words}</span>
            </label>
        }
        .client_only()
    };
    let all: Vec<AnyView> = std::iter::once(None).chain(LEVELS.map(Some)).map(choice).collect();
    view! {
        <div class="sheet-part">
            <fieldset class="choices">
                <legend class="sheet-subtitle">{t::room_options_notify()}</legend>
                {all}
            </fieldset>
        </div>
    }
    .client_only()
}
