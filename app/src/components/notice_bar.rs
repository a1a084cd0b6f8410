//! Something the person should read, until they say that they have.

use i18n::t;
use leptos::prelude::*;

use crate::erased::memo;
use crate::names::use_names;
use crate::room_session::use_room_session;
use crate::store::{RoomStateStoreFields, use_room};
use crate::words::{notice_calm, notice_words};

/// The newest notice of the room, with *Dismiss*.
#[component]
pub fn NoticeBar() -> impl IntoView {
    let room = use_room();
    let session = use_room_session();
    let names = use_names();
    // Worded once, when it comes: who it names may be gone from the list a moment later.
    let notice = memo(move |_| {
        room.notice().with(|notice| {
            notice.as_ref().map(|notice| {
                let fingerprint = |peer| names.with_untracked(|names| names.get(peer).fingerprint);
                let words = room.people().with_untracked(|people| notice_words(notice, people, &fingerprint));
                (words, notice_calm(notice))
            })
        })
    });

    move || {
        notice.get().map(|(words, calm)| {
            let session = session.clone();
            view! {
                <div class="notice" role=if calm { "status" } else { "alert" }>
                    <p class="notice-text" dir="auto">
                        {words}
                    </p>
                    <button
                        class="button button-quiet"
                        type="button"
                        on:click=move |_| {
                            if let Some(session) = &session {
                                session.dismiss_notice();
                            }
                        }
                    >
                        {t::log_dismiss()}
                    </button>
                </div>
            }
        })
    }
}
