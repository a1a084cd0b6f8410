//! The list of rooms beside the room: always there on a wide screen, else slid in by the button *Rooms*.

use leptos::prelude::*;
use leptos::{ev, html};
use room::RoomPlace;

use super::{RoomsList, SearchButton};
use crate::client_only::ClientOnly;
use crate::store::{PageStateStoreFields, use_page, use_shown};
use crate::words::news_words;

/// Whether the list is slid in, where there is no room for it.
#[derive(Clone, Copy)]
pub struct RoomsDrawer(pub RwSignal<bool>);

/// The list *Rooms* with the way to a new one.
#[component]
pub fn RoomsPanel() -> impl IntoView {
    let RoomsDrawer(open) = expect_context();
    let shown = use_shown().0;
    let panel = NodeRef::<html::Nav>::new();
    // Whoever chose a room wants to see it.
    Effect::new(move |_| {
        shown.track();
        open.set(false);
    });
    Effect::new(move |before: Option<bool>| {
        let now = open.get();
        if now
            && before == Some(false)
            && let Some(panel) = panel.get_untracked()
        {
            // It is in sight either way.
            let _ = panel.focus();
        }
        now
    });
    let escape = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" {
            let _ = open.try_set(false);
        }
    });
    on_cleanup(move || escape.remove());

    view! {
        <nav
            class="rooms"
            id="rooms"
            aria-label="Rooms"
            tabindex="-1"
            data-open=move || open.get().then_some("true")
            node_ref=panel
        >
            <header class="rooms-head">
                <h2 class="rooms-title">"Rooms"</h2>
                <SearchButton />
                <a class="button" href="/">
                    "New room"
                </a>
                <button class="button button-quiet rooms-close" type="button" on:click=move |_| open.set(false)>
                    "Close"
                </button>
            </header>
            <RoomsList on_page=true />
        </nav>
        <div class="rooms-shade" aria-hidden="true" on:click=move |_| open.set(false)></div>
    }
    .client_only()
}

/// The button *Rooms*, with what is new in the others.
#[component]
pub fn RoomsButton() -> impl IntoView {
    let RoomsDrawer(open) = expect_context();
    let page = use_page();
    let shown = use_shown().0;
    let news = Memo::new(move |_| {
        let here = shown.with(|shown| shown.as_ref().map(|open| open.fragment.clone()));
        page.rooms().with(|rooms| {
            let others = rooms.iter().filter(|room| Some(&room.fragment) != here.as_ref());
            let loud = others.filter(|room| room.notes.place == RoomPlace::Listed);
            loud.map(|room| room.notes.unread).sum::<u32>()
        })
    });
    view! {
        <button
            class="button rooms-button"
            type="button"
            aria-controls="rooms"
            aria-expanded=move || if open.get() { "true" } else { "false" }
            on:click=move |_| open.set(true)
        >
            "Rooms"
            {move || (news.get() > 0).then(|| view! { <span class="count">{news_words(news.get())}</span> }.client_only())}
        </button>
    }
    .client_only()
}
