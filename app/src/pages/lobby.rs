//! The first page: what this is, who you are, and which room.

use leptos::ev;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::client_only::ClientOnly;
use crate::components::{Banner, DoctorLink, FieldState, RoomsList, Settings, TextField};
use crate::notifications::{badged, unread_in};
use crate::session::use_session;
use crate::store::{PageStateStoreFields, use_page};
use crate::vault::use_vault;

/// What the page says where scripts are off. Inner HTML, for a browser with scripts parses it as text.
const NO_SCRIPT: &str = "<p>A room lives in the browsers of the people in it, so entering one needs JavaScript. \
     Turn it on for this page and load it again.</p>";

/// The lobby.
#[component]
pub fn Lobby() -> impl IntoView {
    let page = use_page();
    let vault = use_vault();
    let session = use_session();
    let navigate = use_navigate();
    let name = FieldState::new();
    let room_name = FieldState::new();
    let some_rooms = Memo::new(move |_| page.rooms().with(|rooms| !rooms.is_empty()));
    let not_ready = move || !page.ready().get();

    Effect::new({
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
            typed if typed.is_empty() => Err("Type a room name, or press Generate.".to_owned()),
            typed => session.room_fragment(&typed),
        };
        if let Err(reason) = &fragment {
            room_name.refuse(reason.as_str());
        }
        let named = match name.text() {
            typed if typed.is_empty() => Err("Tell the others who you are.".to_owned()),
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
        <Title text=move || badged("Tincan", page.rooms().with(|rooms| unread_in(rooms))) />
        <main class="page lobby">
            <div class="lobby-intro">
                <Banner />
                <h1 class="lobby-title">"Tincan"</h1>
                <p class="lobby-lead">
                    "A room that lives in the browsers of the people in it: this server introduces you to each other, and can read nothing you say."
                </p>
            </div>
            <form class="card lobby-form" novalidate on:submit=join>
                <TextField id="your-name" label="Your name" state=name autocomplete="nickname" />
                <TextField
                    id="room-name"
                    label="Room"
                    state=room_name
                    help="Generate makes a room only its link leads to. With a name you type yourself, anyone who knows the name can come in."
                >
                    <button class="button" type="button" disabled=not_ready on:click=generate>
                        "Generate"
                    </button>
                </TextField>
                <button class="button button-main" type="submit" disabled=not_ready>
                    "Join"
                </button>
                <noscript class="no-script" inner_html=NO_SCRIPT></noscript>
            </form>
            {move || {
                some_rooms
                    .get()
                    .then(|| {
                        view! {
                            <nav class="card lobby-rooms" aria-label="Rooms">
                                <h2 class="lobby-rooms-title">"Your rooms"</h2>
                                <RoomsList />
                            </nav>
                        }
                        .client_only()
                    })
            }}
            <ul class="lobby-facts">
                <li>"No account. A link is enough."</li>
                <li>"Messages go from browser to browser, encrypted."</li>
                <li>"If the server goes away, those who are connected keep talking."</li>
            </ul>
            <div class="lobby-foot">
                <Settings />
                <DoctorLink />
            </div>
        </main>
    }
}
