//! In *Settings*: the person's own picture.

use leptos::prelude::*;
use room::UserId;

use super::face::{FaceSize, face_of};
use super::{FieldState, TextField};
use crate::client_only::ClientOnly;
use crate::session::use_session;
use crate::store::{PageStateStoreFields, RoomStateStoreFields, use_page, use_room};
use crate::words::PICTURE_HELP;

/// The id of the file input, by which the driver finds the file.
const FILE_ID: &str = "picture-file";

/// Choosing a picture, and taking it away.
#[component]
pub(super) fn OwnPicturePart(in_room: bool) -> impl IntoView {
    let page = use_page();
    let session = StoredValue::new(use_session());
    let user: Signal<Option<UserId>> =
        if in_room { use_room().my_user().into() } else { Signal::stored(None) };
    let file = FieldState::new();
    let said = RwSignal::new(String::new());
    let chosen: Signal<Option<String>> = page.my_picture().into();
    let some = Memo::new(move |_| chosen.with(Option::is_some));
    let choose = move |_| {
        if file.exact().is_empty() {
            return;
        }
        file.error.set(None);
        said.set("Drawing it small…".to_owned());
        let done = move |result: Result<(), String>| match result {
            Ok(()) => {
                file.set_text("");
                let _ = said.try_set("This is you now, in all your rooms.".to_owned());
            }
            Err(why) => {
                let _ = said.try_set(String::new());
                file.refuse(why);
            }
        };
        session.with_value(|session| {
            if let Some(session) = session {
                session.choose_picture(FILE_ID, Box::new(done));
            }
        });
    };
    let remove = move |_| {
        file.set_text("");
        said.set("Taken away, in all your rooms.".to_owned());
        session.with_value(|session| {
            if let Some(session) = session {
                session.remove_picture();
            }
        });
    };
    view! {
        <section class="sheet-part" aria-labelledby="settings-picture">
            <h3 class="sheet-subtitle" id="settings-picture">
                "Your picture"
            </h3>
            <div class="settings-picture">
                {face_of(user, chosen, FaceSize::Large)}
                <p>{PICTURE_HELP}</p>
            </div>
            <div class="stack" on:change=choose>
                <TextField id=FILE_ID label="Choose an image" state=file kind="file" />
            </div>
            <div class="actions">
                {move || {
                    some.get()
                        .then(|| {
                            view! {
                                <button class="button" type="button" on:click=remove>
                                    "Take it away"
                                </button>
                            }
                            .client_only()
                        })
                }}
                <span class="sheet-said" role="status">
                    {said}
                </span>
            </div>
        </section>
    }
    .client_only()
}
