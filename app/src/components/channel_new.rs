//! Making a channel: the button at the end of the list of channels, and its sheet.

use i18n::t;
use leptos::ev;
use leptos::prelude::*;

use super::sheet::Sheet;
use super::{FieldState, TextField};
use crate::chat::use_chats;
use crate::client_only::ClientOnly;
use crate::later::later;
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
                {t::channels_new()}
            </button>
            <Sheet open=open id="channel-new" title=t::channels_new()>
                {on_sheet(open)}
            </Sheet>
        </li>
    }
    .client_only()
}

later! {
    /// What is on the sheet.
    fn on_sheet(open: RwSignal<bool>) in tools => view! { <Make open=open /> }
}

/// What is on it.
#[component]
pub(super) fn Make(open: RwSignal<bool>) -> impl IntoView {
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
                label=t::channels_title()
                state=title
                help=t::channels_title_help()
                autofocus=true
            />
            <TextField id="channel-purpose" label=t::channels_purpose() state=purpose />
            <p class="sheet-said">{t::channels_readable()}</p>
            <div class="actions">
                <button class="button button-main" type="submit">
                    {t::channels_make()}
                </button>
            </div>
        </form>
    }
    .client_only()
}
