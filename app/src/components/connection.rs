//! The way to the server and to the people, in words.

use i18n::t;
use leptos::prelude::*;

use crate::erased::memo;
use crate::store::{PageStateStoreFields, RoomStateStoreFields, use_page, use_room};
use crate::words::{connection_words, signaling_attribute};

/// The status *Connection*: announced when it changes, readable at any time.
#[component]
pub fn Connection() -> impl IntoView {
    let room = use_room();
    let page = use_page();
    let words = memo(move |_| {
        let kept = page.storage().with(|storage| storage.unavailable.is_none());
        let (signaling, offline) = (room.signaling().get(), page.offline().get());
        room.people().with(|people| connection_words(signaling, people, offline, kept))
    });

    view! {
        <p
            class="connection"
            role="status"
            aria-label=t::room_page_connection()
            data-signaling=move || signaling_attribute(room.signaling().get())
        >
            {words}
        </p>
    }
}
