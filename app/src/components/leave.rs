//! Going out.

use i18n::t;
use leptos::prelude::*;

use crate::room_session::use_room_session;

/// The button *Leave*.
#[component]
pub fn Leave() -> impl IntoView {
    let session = use_room_session();
    view! {
        <button
            class="button button-quiet"
            type="button"
            on:click=move |_| {
                if let Some(session) = &session {
                    session.leave();
                }
            }
        >
            {t::common_leave()}
        </button>
    }
}
