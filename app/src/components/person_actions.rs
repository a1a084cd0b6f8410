//! What can be done with somebody who is there, below their name.

use i18n::t;
use leptos::prelude::*;
use room::{PeerId, Standing, Thread};

use crate::chat::use_chats;
use crate::client_only::ClientOnly;
use crate::erased::memo;
use crate::members::may_write;
use crate::store::{RoomStateStoreFields, use_room};

/// *Message privately*, for those who are in the room.
#[component]
pub(super) fn PersonActions(id: PeerId, opened: RwSignal<Option<PeerId>>) -> impl IntoView {
    let room = use_room();
    let chats = use_chats();
    // With our own other tab there is nothing private.
    let user = memo(move |_| {
        let user = room.people().with(|people| people.iter().find(|person| person.peer == id)?.user)?;
        let other = room.members().with(|members| {
            members.iter().any(|m| m.user == user && !m.own && matches!(m.standing, Standing::In(_)))
        });
        (other && may_write(room.standing().get())).then_some(user)
    });
    let talk = move |user| {
        // On a phone the details would lie over the thread.
        opened.set(None);
        chats.show(Thread::Private(user));
    };
    move || {
        user.get().map(|user| {
            view! {
                <div class="actions person-actions">
                    <button class="button" type="button" on:click=move |_| talk(user)>
                        {t::profile_message_privately()}
                    </button>
                </div>
            }
            .client_only()
        })
    }
}
