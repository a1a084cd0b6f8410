//! Whether somebody is at their page: a mark whose shape says it, and the words.

use leptos::prelude::*;
use room::{Presence, UserId};

use crate::client_only::ClientOnly;
use crate::erased::memo;
use crate::store::{PageStateStoreFields, RoomState, RoomStateStoreFields, use_page, use_room};
use crate::words::{presence_attribute, presence_words};

/// How somebody stands; who was never told of is offline.
pub fn presence_of(room: reactive_stores::Store<RoomState>, user: UserId) -> Presence {
    let known = room.presence().with(|all| all.get(&user).copied());
    known.unwrap_or(Presence::Offline { seen_unix_ms: None })
}

/// Where the words of a mark stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PresenceWords {
    /// Beside it.
    Shown,
    /// In its title and for those who have it read out; those of who is away stand beside it.
    Brief,
}

/// The mark of one person; nothing until it is known whose it is.
pub fn presence_mark(user: Signal<Option<UserId>>, words: PresenceWords) -> AnyView {
    let (room, page) = (use_room(), use_page());
    let presence = memo(move |_| user.get().map(|user| presence_of(room, user)));
    let mark = move || {
        presence.get().map(|presence| {
            let said = memo(move |_| presence_words(presence, page.now_unix_ms().get()));
            let shown = words == PresenceWords::Shown || presence == Presence::Away;
            view! {
                <span class="presence" data-presence=presence_attribute(presence) title=said>
                    <span class="presence-mark" aria-hidden="true"></span>
                    <span class="presence-words" class:visually-hidden=!shown>
                        {said}
                    </span>
                </span>
            }
            .client_only()
        })
    };
    view! { {mark} }.client_only()
}
