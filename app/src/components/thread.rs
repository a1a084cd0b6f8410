//! The string across the top of the room, from us to everyone.

use leptos::prelude::*;

use crate::store::{RoomStateStoreFields, use_room};
use crate::words::{StringState, far_end};

/// Draws how we hang together with the others; [`super::Connection`] says the same in words.
#[component]
pub fn Thread() -> impl IntoView {
    let room = use_room();
    let state = Memo::new(move |_| room.people().with(|people| StringState::of_room(people)));
    let far = Memo::new(move |_| room.people().with(|people| far_end(people)));

    view! {
        <div class="thread" data-string=move || state.get().attribute()>
            <span class="thread-end">"You"</span>
            <svg class="thread-can" viewBox="0 0 20 24" width="20" height="24" aria-hidden="true" focusable="false">
                <path class="logo-can" d="M3 4 15 2.500c1.800 2.600 2.800 6 2.800 9.500s-1 7-2.800 9.500L3 20z" />
                <ellipse class="logo-mouth" cx="3.500" cy="12" rx="2.500" ry="8" />
            </svg>
            <svg
                class="thread-line"
                viewBox="0 0 100 24"
                preserveAspectRatio="none"
                aria-hidden="true"
                focusable="false"
            >
                <path class="string-line" vector-effect="non-scaling-stroke" d=move || line(state.get()) />
            </svg>
            <svg class="thread-can" viewBox="0 0 20 24" width="20" height="24" aria-hidden="true" focusable="false">
                <path class="logo-can" d="M17 4 5 2.500C3.200 5.100 2.200 8.500 2.200 12s1 7 2.800 9.500L17 20z" />
                <ellipse class="logo-mouth" cx="16.500" cy="12" rx="2.500" ry="8" />
            </svg>
            <span class="thread-end" dir="auto">
                {far}
            </span>
        </div>
    }
}

fn line(state: StringState) -> &'static str {
    match state {
        StringState::Taut | StringState::Dotted => "M0 12H100",
        StringState::Slack => "M0 12C25 26 75 26 100 12",
        StringState::Cut => "M0 12C18 12 36 13 44 21M100 12C82 12 64 13 56 21",
    }
}
