//! Going out.

use leptos::prelude::*;

use crate::session::use_session;

/// The button *Leave*.
#[component]
pub fn Leave() -> impl IntoView {
    let session = use_session();
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
            "Leave"
        </button>
    }
}
