//! Tells those who decide that somebody asks to come in.

use i18n::t;
use leptos::prelude::*;

use super::members::MembersSheet;
use crate::client_only::ClientOnly;
use crate::erased::memo;
use crate::members::{asking, may_decide};
use crate::store::{RoomStateStoreFields, use_room};
use crate::words::asking_words;

/// Announced when it changes, with the way to the members. Empty while nobody asks.
#[component]
pub fn AskingBar() -> impl IntoView {
    let room = use_room();
    let sheet = expect_context::<MembersSheet>();
    let words = memo(move |_| {
        if !may_decide(room.standing().get()) {
            return String::new();
        }
        asking_words(&room.members().with(|members| room.people().with(|people| asking(members, people))))
    });
    let some = memo(move |_| words.with(|words| !words.is_empty()));
    view! {
        <div class:notice=some>
            <p class="notice-text" role="status" aria-label=t::member_list_who_asks() dir="auto">
                {words}
            </p>
            {move || {
                some.get()
                    .then(|| {
                        view! {
                            <button class="button button-quiet" type="button" on:click=move |_| sheet.open()>
                                {t::member_list_look()}
                            </button>
                        }
                        .client_only()
                    })
            }}
        </div>
    }
}
