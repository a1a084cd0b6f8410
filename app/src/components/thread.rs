//! The string across the top of the room, from us to everyone.

use i18n::t;
use leptos::prelude::*;

use super::logo::CanEnd;
use crate::client_only::ClientOnly;
use crate::erased::memo;
use crate::names::use_names;
use crate::store::{RoomStateStoreFields, use_room};
use crate::words::{StringState, far_end};

/// Draws how we hang together with the others; [`super::Connection`] says the same in words.
#[component]
pub fn RoomString() -> impl IntoView {
    let room = use_room();
    let state = memo(move |_| room.people().with(|people| StringState::of_room(people)));
    let names = use_names();
    let far =
        memo(move |_| room.people().with(|people| names.with(|names| far_end(&names.tell_apart(people)))));
    // However many are here: one who uses a verified name concerns everything that is said.
    let impostor = move || room.people().with(|people| names.with(|names| names.impostor(people)));

    view! {
        <div class="thread" data-string=move || state.get().attribute()>
            <span class="thread-end">{t::people_list_you_end()}</span>
            <CanEnd />
            <svg
                class="thread-line"
                viewBox="0 0 100 20"
                preserveAspectRatio="none"
                aria-hidden="true"
                focusable="false"
            >
                <path class="string-line" vector-effect="non-scaling-stroke" d=move || line(state.get()) />
            </svg>
            <CanEnd far=true />
            <span class="thread-end" dir="auto">
                {far}
            </span>
            {move || {
                impostor()
                    .map(|name| {
                        let words = t::people_list_impostor(&name);
                        view! { <span class="thread-impostor" dir="auto">{words}</span> }.client_only()
                    })
            }}
        </div>
    }
}

fn line(state: StringState) -> &'static str {
    match state {
        StringState::Taut | StringState::Dotted => "M0 10H100",
        StringState::Slack => "M0 10C25 23 75 23 100 10",
        StringState::Cut => "M0 10C18 10 36 11 44 18M100 10C82 10 64 11 56 18",
    }
}
