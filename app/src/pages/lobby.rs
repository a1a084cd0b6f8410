//! The first page: what this is, who you are, and which room.

use i18n::t;
use leptos::ev;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

use crate::client_only::ClientOnly;
use crate::components::{
    Banner, DoctorLink, FieldState, RoomsList, Settings, SharedBar, Shortcuts, StillLoading, TextField,
    UpdateBar,
};
use crate::erased::{effect, memo};
use crate::notifications::{badged, unread_in};
use crate::session::use_session;
use crate::store::{PageStateStoreFields, use_page};
use crate::vault::use_vault;

/// What stands in the address, after the path, where a fresh room is wanted at once.
pub const NEW_ROOM: &str = "#new";

/// The lobby.
#[component]
pub fn Lobby() -> impl IntoView {
    let page = use_page();
    let vault = use_vault();
    let session = use_session();
    let navigate = use_navigate();
    let name = FieldState::new();
    let room_name = FieldState::new();
    let some_rooms = memo(move |_| page.rooms().with(|rooms| !rooms.is_empty()));
    let not_ready = move || !page.ready().get();

    effect({
        let session = session.clone();
        move |_| {
            // As soon as what is stored was read. Only into an empty box that nobody is about to fill: what was typed while the page
            // was loading stays, and nothing comes before what is being typed.
            vault.state.track();
            if page.ready().get()
                && name.text().is_empty()
                && !name.has_focus()
                && let Some(remembered) = session.as_ref().and_then(|session| session.remembered_name())
            {
                name.set_text(&remembered);
            }
        }
    });

    // From the icon of the installed app.
    let hash = use_location().hash;
    effect({
        let session = session.clone();
        move |_| {
            if page.ready().get()
                && hash.with(|hash| hash == NEW_ROOM)
                && room_name.text().is_empty()
                && let Some(session) = &session
            {
                room_name.set_text(&session.generate_room());
            }
        }
    });

    let generate = {
        let session = session.clone();
        move |_| {
            if let Some(session) = &session {
                room_name.set_text(&session.generate_room());
            }
        }
    };
    let join = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(session) = &session else {
            return;
        };
        // Both boxes are checked, so that one try tells everything; the focus goes to the first that is wrong.
        let fragment = match room_name.text() {
            typed if typed.is_empty() => Err(t::lobby_room_missing()),
            typed => session.room_fragment(&typed),
        };
        if let Err(reason) = &fragment {
            room_name.refuse(reason.as_str());
        }
        let named = match name.text() {
            typed if typed.is_empty() => Err(t::lobby_name_missing()),
            typed => session.remember_name(&typed),
        };
        if let Err(reason) = &named {
            name.refuse(reason.as_str());
        }
        if let (Ok(fragment), Ok(())) = (fragment, named) {
            navigate(&format!("/room#{fragment}"), NavigateOptions::default());
        }
    };

    view! {
        <Title text=move || badged(&t::common_tincan(), page.rooms().with(|rooms| unread_in(rooms))) />
        <main class="page lobby">
            {move || page.outdated().get().then(|| view! { <UpdateBar /> }.client_only())}
            <div class="lobby-intro">
                <Banner />
                <h1 class="lobby-title">{t::common_tincan()}</h1>
                <p class="lobby-lead">
                    {t::lobby_lead()}
                </p>
            </div>
            {move || page.ready().get().then(|| view! { <SharedBar /> }.client_only())}
            <form class="card lobby-form" novalidate on:submit=join>
                <TextField id="your-name" label=t::lobby_your_name() state=name autocomplete="nickname" />
                <TextField
                    id="room-name"
                    label=t::lobby_room()
                    state=room_name
                    help=t::lobby_room_help()
                >
                    <button class="button" type="button" disabled=not_ready on:click=generate>
                        {t::lobby_generate()}
                    </button>
                </TextField>
                <button class="button button-main" type="submit" disabled=not_ready>
                    {t::common_join()}
                </button>
                <StillLoading />
                <noscript class="no-script" inner_html=format!("<p>{}</p>", t::lobby_needs_javascript())></noscript>
            </form>
            {move || {
                some_rooms
                    .get()
                    .then(|| {
                        view! {
                            <nav class="card lobby-rooms" aria-label=t::lobby_rooms()>
                                <h2 class="lobby-rooms-title">{t::lobby_your_rooms()}</h2>
                                <RoomsList />
                            </nav>
                        }
                        .client_only()
                    })
            }}
            <ul class="lobby-facts">
                <li>{t::lobby_no_account()}</li>
                <li>{t::lobby_encrypted()}</li>
                <li>{t::lobby_server_away()}</li>
            </ul>
            {move || page.ready().get().then(|| view! { <Shortcuts /> }.client_only())}
            <div class="lobby-foot">
                <Settings />
                <DoctorLink />
            </div>
        </main>
    }
}
