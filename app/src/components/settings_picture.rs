//! In *Settings*: the person's own picture.

use i18n::t;
use leptos::prelude::*;
use room::UserId;

use super::face::{FaceSize, face_of};
use super::{FieldState, TextField};
use crate::client_only::ClientOnly;
use crate::erased::memo;
use crate::session::use_session;
use crate::store::{PageStateStoreFields, RoomStateStoreFields, use_page, use_room};

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
    let some = memo(move |_| chosen.with(Option::is_some));
    let choose = move |_| {
        if file.exact().is_empty() {
            return;
        }
        file.error.set(None);
        said.set(t::settings_picture_drawing());
        let done = move |result: Result<(), String>| match result {
            Ok(()) => {
                file.set_text("");
                let _ = said.try_set(t::settings_picture_chosen());
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
        said.set(t::settings_picture_removed());
        session.with_value(|session| {
            if let Some(session) = session {
                session.remove_picture();
            }
        });
    };
    view! {
        <section class="sheet-part" aria-labelledby="settings-picture">
            <h4 class="sheet-subtitle" id="settings-picture">
                {t::settings_picture_title()}
            </h4>
            <div class="settings-picture">
                {face_of(user, chosen, FaceSize::Large)}
                <p>{t::people_picture_help()}</p>
            </div>
            <div class="stack" on:change=choose>
                <TextField id=FILE_ID label=t::settings_picture_choose() state=file kind="file" />
            </div>
            <div class="actions">
                {move || {
                    some.get()
                        .then(|| {
                            view! {
                                <button class="button" type="button" on:click=remove>
                                    {t::settings_picture_remove()}
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
