//! What a person is told who is not in the room: that they wait, or that they were removed.

use i18n::t;
use leptos::prelude::*;
use room::Standing;

use crate::erased::memo;
use crate::store::{RoomStateStoreFields, use_room};
use crate::words::{removed_words, waiting_words};

/// Announced when it changes. Empty for those who are in.
#[component]
pub fn StandingBar() -> impl IntoView {
    let room = use_room();
    let words = memo(move |_| match room.standing().get() {
        Some(Standing::Asks) => room.people().with(|people| waiting_words(people)),
        Some(Standing::Removed) => removed_words(),
        Some(Standing::In(_)) | None => String::new(),
    });
    view! {
        <p class="standing" role="status" aria-label=t::standing_place() dir="auto">
            {words}
        </p>
    }
}
