//! Why there is no composer.

use i18n::t;
use leptos::prelude::*;
use room::{Role, Standing, Thread};

use crate::chat::use_chat;
use crate::store::{RoomStateStoreFields, use_room};

/// Stands in the composer's place for those who cannot write here.
#[component]
pub fn Silent() -> impl IntoView {
    let room = use_room();
    let chat = use_chat();
    let words = move || match (room.standing().get(), chat.thread) {
        (Some(Standing::Removed), _) => t::silent_removed(),
        (Some(Standing::In(Role::Reader)), _) => t::silent_reader(),
        (_, Thread::Private(_)) => t::silent_private(),
        (_, Thread::Channel(_)) => t::silent_archived(),
        (_, Thread::Room) => t::silent_room(),
    };
    view! { <p class="silent">{words}</p> }
}
