//! The list of rooms beside the room: always there on a wide screen, else opened by the button *Rooms*.

use i18n::t;
use leptos::html;
use leptos::prelude::*;
use room::RoomPlace;

use super::popover::hide;
use super::{RoomsList, SearchButton};
use crate::client_only::ClientOnly;
use crate::erased::{effect, memo};
use crate::store::{PageStateStoreFields, use_page, use_shown};
use crate::words::news_words;

/// The id of the list, by which the button opens it.
const PANEL_ID: &str = "rooms";

/// The list *Rooms* with the way to a new one. Where there is no room for it, it is a popover: the browser closes it by *Escape*, by
/// *back* and by what is pressed beside it.
#[component]
pub fn RoomsPanel() -> impl IntoView {
    let shown = use_shown().0;
    let panel = NodeRef::<html::Nav>::new();
    // Whoever chose a room wants to see it.
    effect(move |before: Option<()>| {
        shown.track();
        if let (Some(()), Some(panel)) = (before, panel.get_untracked()) {
            hide(&panel);
        }
    });

    view! {
        <nav
            class="rooms"
            id=PANEL_ID
            aria-label=t::rooms_list_rooms()
            tabindex="-1"
            popover="auto"
            autofocus
            node_ref=panel
        >
            <header class="rooms-head">
                <h2 class="rooms-title">{t::rooms_list_rooms()}</h2>
                <SearchButton />
                <a class="button" href="/">
                    {t::rooms_list_new()}
                </a>
                <button
                    class="button button-quiet rooms-close"
                    type="button"
                    popovertarget=PANEL_ID
                    popovertargetaction="hide"
                >
                    {t::common_close()}
                </button>
            </header>
            <RoomsList on_page=true />
        </nav>
    }
    .client_only()
}

/// The button *Rooms*, with what is new in the others.
#[component]
pub fn RoomsButton() -> impl IntoView {
    let page = use_page();
    let shown = use_shown().0;
    let news = memo(move |_| {
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
            popovertarget=PANEL_ID
        >
            <svg class="narrow" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
                <path d="M3 5.500h14M3 10h14M3 14.500h14" />
            </svg>
            <span class="wide">{t::rooms_list_rooms()}</span>
            {move || (news.get() > 0).then(|| view! { <span class="count">{news_words(news.get())}</span> }.client_only())}
        </button>
    }
    .client_only()
}
