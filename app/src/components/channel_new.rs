//! Making a channel: the button at the end of the list of channels, and its sheet.

use leptos::ev;
use leptos::prelude::*;

use super::sheet::Sheet;
use super::{FieldState, TextField};
use crate::chat::use_chats;
use crate::client_only::ClientOnly;
use crate::room_session::use_room_session;
use crate::store::{RoomStateStoreFields, use_room};

/// *New channel*.
#[component]
pub(super) fn NewChannel() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <li class="talk">
            <button
                class="talk-open talk-new"
                type="button"
                aria-haspopup="dialog"
                on:click=move |_| open.set(true)
            >
                <span aria-hidden="true">"+"</span>
                "New channel"
            </button>
            <Sheet open=open id="channel-new" title="New channel">
                <Make open=open />
            </Sheet>
        </li>
    }
    .client_only()
}

#[component]
fn Make(open: RwSignal<bool>) -> impl IntoView {
    let room = use_room();
    let chats = use_chats();
    let session = StoredValue::new(use_room_session());
    let (title, purpose) = (FieldState::new(), FieldState::new());
    let make = move |event: ev::SubmitEvent| {
        event.prevent_default();
        session.with_value(|session| {
            let Some(session) = session else { return };
            match session.make_channel(&title.text(), &purpose.text()) {
                Err(reason) => title.refuse(reason),
                Ok(()) => {
                    // The newest of all is the one just made.
                    let made = room.threads().with_untracked(|threads| {
                        let channels = threads.iter().filter(|info| info.channel.is_some());
                        channels.max_by_key(|info| info.newest).map(|info| info.thread)
                    });
                    open.set(false);
                    if let Some(made) = made {
                        chats.show(made);
                    }
                }
            }
        });
    };
    view! {
        <form class="sheet-part stack" novalidate on:submit=make>
            <TextField
                id="channel-title"
                label="Title"
                state=title
                help="A word or two: what is talked about there."
                autofocus=true
            />
            <TextField id="channel-purpose" label="What it is for (optional)" state=purpose />
            <p class="sheet-said">"Everybody in the room can read along."</p>
            <div class="actions">
                <button class="button button-main" type="submit">
                    "Make channel"
                </button>
            </div>
        </form>
    }
    .client_only()
}
