//! In *Settings*: what the room is called, and of what in it the person is notified.

use i18n::t;
use leptos::ev;
use leptos::prelude::*;

use super::room_notify::RoomNotify;
use super::{FieldState, TextField};
use crate::client_only::ClientOnly;
use crate::erased::{effect, memo};
use crate::room_session::use_room_session;
use crate::session::use_session;
use crate::store::{PageStateStoreFields, RoomStateStoreFields, use_page, use_room};
use crate::words::owner_refusal;

/// The title of the room. Its owner decides; the others ask.
#[component]
pub(super) fn RoomTitle() -> impl IntoView {
    let room = use_room();
    let owned = memo(move |_| room.info().with(|info| info.owner.is_some()));
    view! {
        <div class="sheet-part">
            {move || {
                if owned.get() {
                    view! { <TitleForm /> }.client_only()
                } else {
                    view! { <p>{t::settings_room_unowned()}</p> }.client_only()
                }
            }}
        </div>
    }
}

/// Of what in the room with this fragment the person is notified.
#[component]
pub(super) fn RoomNotices(fragment: Signal<String>) -> impl IntoView {
    let page = use_page();
    let session = StoredValue::new(use_session());
    let has = Signal::derive(move || {
        page.rooms().with(|rooms| {
            let room = fragment.with(|here| rooms.iter().find(|room| room.fragment == *here));
            room.and_then(|room| room.notes.notify)
        })
    });
    let choose = Callback::new(move |level| {
        session.with_value(|session| {
            if let Some(session) = session {
                session.notify_of(&fragment.get_untracked(), level);
            }
        });
    });
    view! { <RoomNotify has=has choose=choose /> }
}

#[component]
fn TitleForm() -> impl IntoView {
    let room = use_room();
    let session = StoredValue::new(use_room_session());
    let title = FieldState::new();
    effect(move |_| {
        let given = room.info().with_untracked(|info| info.title.clone());
        title.set_text(&given.unwrap_or_default());
    });
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        session.with_value(|session| {
            if let Some(session) = session
                && let Err(reason) = session.ask_title(&title.text())
            {
                title.refuse(reason);
            }
        });
    };
    let answer = move || {
        room.info().with(|info| match (&info.asked_title, &info.refused) {
            (Some(asked), _) => t::settings_room_asked(asked),
            (None, Some(why)) => t::settings_room_refused(&owner_refusal(why)),
            (None, None) => String::new(),
        })
    };
    view! {
        <form class="stack" novalidate on:submit=save>
            <TextField
                id="room-title"
                label=t::settings_room_name()
                state=title
                help=t::settings_room_name_help()
            >
                {view! {
                    <button class="button" type="submit">
                        {t::settings_room_save()}
                    </button>
                }
                .client_only()}
            </TextField>
            <p class="sheet-said" role="status" dir="auto">
                {answer}
            </p>
        </form>
    }
}
