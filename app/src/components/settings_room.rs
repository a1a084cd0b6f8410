//! In *Settings*: what the room is called.

use leptos::ev;
use leptos::prelude::*;

use super::{FieldState, TextField};
use crate::client_only::ClientOnly;
use crate::room_session::use_room_session;
use crate::store::{RoomStateStoreFields, use_room};

/// The title of the room. Its owner decides; the others ask.
#[component]
pub(super) fn RoomTitle() -> impl IntoView {
    let room = use_room();
    let owned = Memo::new(move |_| room.info().with(|info| info.owner.is_some()));
    view! {
        <section class="sheet-part" aria-labelledby="settings-room">
            <h3 class="sheet-subtitle" id="settings-room">
                "This room"
            </h3>
            {move || {
                if owned.get() {
                    view! { <TitleForm /> }.client_only()
                } else {
                    view! { <p>"This room was named by hand, and keeps its name."</p> }.client_only()
                }
            }}
        </section>
    }
}

#[component]
fn TitleForm() -> impl IntoView {
    let room = use_room();
    let session = StoredValue::new(use_room_session());
    let title = FieldState::new();
    Effect::new(move |_| {
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
            (Some(asked), _) => format!("Waiting for the owner to agree to “{asked}”."),
            (None, Some(why)) => format!("The owner refused: {why}"),
            (None, None) => String::new(),
        })
    };
    view! {
        <form class="stack" novalidate on:submit=save>
            <TextField
                id="room-title"
                label="Room title"
                state=title
                help="Shown to everybody in place of the letters of the link. The one who made the room decides."
            >
                {view! {
                    <button class="button" type="submit">
                        "Save title"
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
