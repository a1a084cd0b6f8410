//! What a person is told who is not in the room: that they wait, or that they were removed.

use leptos::prelude::*;
use room::Standing;

use crate::store::{RoomStateStoreFields, use_room};
use crate::words::{REMOVED, waiting_words};

/// Announced when it changes. Empty for those who are in.
#[component]
pub fn StandingBar() -> impl IntoView {
    let room = use_room();
    let words = Memo::new(move |_| match room.standing().get() {
        Some(Standing::Asks) => room.people().with(|people| waiting_words(people)),
        Some(Standing::Removed) => REMOVED.to_owned(),
        Some(Standing::In(_)) | None => String::new(),
    });
    view! {
        <p class="standing" role="status" aria-label="Your place in the room" dir="auto">
            {words}
        </p>
    }
}
