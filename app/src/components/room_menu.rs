//! What is done seldom in a room: on a wide screen a row of buttons, else behind the button *More*.

use i18n::t;
use leptos::html;
use leptos::prelude::*;

use super::popover::hide;
use super::{Leave, SearchButton, Settings};
use crate::client_only::ClientOnly;

/// The id of the menu, by which the button opens it.
const MENU_ID: &str = "room-more";

/// The button *More* and what it opens. What is on a sheet of it is in the page below the menu, and is shown without it.
#[component]
pub fn RoomMenu() -> impl IntoView {
    let menu = NodeRef::<html::Div>::new();
    let close = move |_| {
        if let Some(menu) = menu.get_untracked() {
            hide(&menu);
        }
    };
    view! {
        <button class="button room-more-open" type="button" aria-label=t::room_page_more() popovertarget=MENU_ID>
            <svg viewBox="0 0 4 16" width="4" height="16" aria-hidden="true" focusable="false">
                <path d="M2 2v.01M2 8v.01M2 14v.01" />
            </svg>
        </button>
        <div class="room-more" id=MENU_ID popover="auto" node_ref=menu on:click=close>
            <SearchButton />
            <Settings in_room=true />
            <Leave />
        </div>
    }
    .client_only()
}
