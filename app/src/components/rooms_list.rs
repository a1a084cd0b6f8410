//! The rooms of this device: those in which something happened last on top, those out of sight below a line that opens.

use i18n::t;
use leptos::prelude::*;

use super::room_entry::RoomEntry;
use super::room_options::RoomOptions;
use crate::client_only::ClientOnly;
use crate::erased::memo;
use crate::rooms::{at_place, found};
use crate::store::{PageStateStoreFields, use_page};

/// So many rooms are overlooked at a glance; more can be searched.
const AT_A_GLANCE: usize = 8;

/// The list, on the room page or in the lobby.
#[component]
pub fn RoomsList(
    /// On the room page, where another room takes the place of the one in front.
    #[prop(optional)]
    on_page: bool,
) -> impl IntoView {
    let page = use_page();
    let typed = RwSignal::new(String::new());
    // The room whose options are open.
    let about = RwSignal::new(None::<String>);
    let listed = memo(move |_| {
        page.rooms().with(|rooms| {
            let fits = |fragment: &String| {
                typed.with(|typed| rooms.iter().any(|room| room.fragment == *fragment && found(room, typed)))
            };
            at_place(rooms, false).into_iter().filter(fits).collect::<Vec<_>>()
        })
    });
    let archived = memo(move |_| page.rooms().with(|rooms| at_place(rooms, true)));
    let many = memo(move |_| page.rooms().with(|rooms| rooms.len() > AT_A_GLANCE));
    let some_archived = memo(move |_| archived.with(|archived| !archived.is_empty()));
    let nothing = move || listed.with(Vec::is_empty).then(|| typed.with(|typed| none_words(typed)));

    view! {
        {move || {
            many.get()
                .then(|| {
                    view! {
                        <label class="rooms-find">
                            <span class="visually-hidden">{t::rooms_list_find()}</span>
                            <input
                                class="field-box"
                                type="search"
                                placeholder=t::rooms_list_find()
                                autocomplete="off"
                                on:input:target=move |event| typed.set(event.target().value())
                            />
                        </label>
                    }
                    .client_only()
                })
        }}
        <ul class="rooms-list" role="list" aria-label=t::lobby_your_rooms()>
            <For each=move || listed.get() key=Clone::clone let:fragment>
                <RoomEntry fragment=fragment on_page=on_page about=about />
            </For>
        </ul>
        {move || nothing().map(|words| view! { <p class="rooms-none">{words}</p> }.client_only())}
        {move || {
            some_archived
                .get()
                .then(|| {
                    view! {
                        <details class="rooms-archived">
                            <summary>{t::rooms_list_archived()}</summary>
                            <ul class="rooms-list" role="list" aria-label=t::rooms_list_archived_rooms()>
                                <For each=move || archived.get() key=Clone::clone let:fragment>
                                    <RoomEntry fragment=fragment on_page=on_page about=about />
                                </For>
                            </ul>
                        </details>
                    }
                    .client_only()
                })
        }}
        <RoomOptions about=about on_page=on_page />
    }
    .client_only()
}

fn none_words(typed: &str) -> String {
    if typed.trim().is_empty() { t::rooms_list_none() } else { t::rooms_list_none_found() }
}
