//! Why there is no composer.

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
        (Some(Standing::Removed), _) => "You cannot write here any more.",
        (Some(Standing::In(Role::Reader)), _) => {
            "You read along here. To write, ask the owner or a moderator."
        }
        (_, Thread::Private(_)) => "They are not in the room any more: what you write would not reach them.",
        (_, Thread::Channel(_)) => "This channel is archived: nobody writes here until it is restored.",
        (_, Thread::Room) => "You cannot write here.",
    };
    view! { <p class="silent">{words}</p> }
}
