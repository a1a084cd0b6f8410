//! The page of a room: the list of all rooms, and beside it the one in front, by stage: being opened, asking for a name,
//! stretching a key, open, left, or not to be had.

use i18n::t;
use leptos::ev;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_location;

use super::inside::Inside;
use super::room_title;
use crate::client_only::ClientOnly;
use crate::components::{Card, FieldState, RoomsPanel, Search, Shortcuts, StillLoading, TextField};
use crate::erased::{effect, memo};
use crate::notifications::{badged, unread_in};
use crate::room_session::use_room_session;
use crate::session::use_session;
use crate::store::{
    Entrance, OpenRoom, PageStateStoreFields, RoomStateStoreFields, Stage, use_page, use_room, use_shown,
};

/// What the page says where scripts are off. Inner HTML, for a browser with scripts parses it as text.
fn no_script() -> String {
    format!("<p>{}</p><p><a href=\"/\">{}</a></p>", t::lobby_needs_javascript(), t::common_to_the_lobby())
}

/// The page of the room named by the URL's fragment.
#[component]
pub fn RoomPage() -> impl IntoView {
    let page = use_page();
    let shown = use_shown().0;
    let session = use_session();
    let entrance = memo(move |_| page.entrance().get());
    let name = move || match entrance.get() {
        Entrance::Waiting => t::room_page_title_unnamed(),
        Entrance::BrokenLink(_) => t::room_page_title_broken_link(),
        Entrance::Unsupported(_) => t::room_page_title_unsupported(),
        Entrance::Room => {
            let name = shown.with(|shown| shown.as_ref().map(|open| room_title(open.state)));
            match name.filter(|name| !name.is_empty()) {
                Some(name) => t::room_page_title(&name),
                None => t::room_page_title_unnamed(),
            }
        }
    };
    let title = move || badged(&name(), page.rooms().with(|rooms| unread_in(rooms)));

    // After hydration, and whenever the router goes elsewhere. A fragment that changes otherwise is the driver's to follow.
    let hash = use_location().hash;
    effect({
        let session = session.clone();
        move |_| {
            if let Some(session) = &session {
                hash.with(|hash| session.open_link(hash));
            }
        }
    });
    if let Some(session) = session {
        on_cleanup(move || session.show_none());
    }

    view! {
        <Title text=title />
        <div class="desk">
            {move || page.ready().get().then(|| view! { <RoomsPanel /> }.client_only())}
            {move || page.ready().get().then(|| view! { <Search /> }.client_only())}
            {move || page.ready().get().then(|| view! { <Shortcuts /> }.client_only())}
            {move || match entrance.get() {
                Entrance::Waiting => view! { <Waiting /> }.into_any(),
                Entrance::Room => view! { <Shown /> }.client_only(),
                Entrance::BrokenLink(reason) => {
                    view! { <Refused heading=t::room_page_broken_link() reason=reason /> }.client_only()
                }
                Entrance::Unsupported(reason) => {
                    view! { <Refused heading=t::room_page_unsupported() reason=reason /> }.client_only()
                }
            }}
        </div>
    }
}

/// The room in front, with itself in context.
#[component]
fn Shown() -> impl IntoView {
    let shown = use_shown().0;
    // Another room is drawn anew: nothing of one may stay in the other's boxes.
    view! {
        <For each=move || shown.get() key=|open| open.key let:open>
            {
                let OpenRoom { state, session, chats, tools, .. } = open;
                provide_context(state);
                provide_context(session);
                provide_context(chats);
                provide_context(tools);
                view! { <Room /> }.client_only()
            }
        </For>
    }
}

#[component]
fn Room() -> impl IntoView {
    let room = use_room();
    let stage = memo(move |_| room.stage().get());
    move || match stage.get() {
        Stage::Waiting => view! { <Waiting /> }.into_any(),
        Stage::NeedsName => view! { <NeedsName /> }.client_only(),
        Stage::Stretching => view! { <Stretching /> }.client_only(),
        Stage::Inside => view! { <Inside /> }.client_only(),
        Stage::Refused(reason) => {
            view! { <Refused heading=t::room_page_refused() reason=reason /> }.client_only()
        }
        Stage::Left => view! { <Left /> }.client_only(),
    }
}

/// The shape of a room, until what it holds is known.
#[component]
pub(crate) fn Waiting() -> impl IntoView {
    view! {
        <main class="waiting">
            <h1 class="waiting-title">{t::room_page_opening()}</h1>
            <StillLoading />
            <noscript class="no-script" inner_html=no_script()></noscript>
            <div class="skeleton" aria-hidden="true">
                <span class="skeleton-line"></span>
                <span class="skeleton-line"></span>
                <span class="skeleton-line"></span>
                <span class="skeleton-line"></span>
                <span class="skeleton-box"></span>
            </div>
        </main>
    }
}

/// Asks who is coming in.
#[component]
pub(crate) fn NeedsName() -> impl IntoView {
    let room = use_room();
    let session = use_room_session();
    let name = FieldState::new();
    let join = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(session) = &session else {
            return;
        };
        let entered = match name.text() {
            typed if typed.is_empty() => Err(t::lobby_name_missing()),
            typed => session.enter(&typed),
        };
        if let Err(reason) = entered {
            name.refuse(reason);
        }
    };

    view! {
        <Card heading=room.title() focus=true>
            {view! {
                <p>{t::room_page_who_comes()}</p>
                <form class="stack" novalidate on:submit=join>
                    <TextField id="your-name" label=t::lobby_your_name() state=name autocomplete="nickname" />
                    <button class="button button-main" type="submit">
                        {t::common_join()}
                    </button>
                </form>
            }
            .client_only()}
        </Card>
    }
}

/// Says what takes a second.
#[component]
pub(crate) fn Stretching() -> impl IntoView {
    let room = use_room();
    view! {
        <Card heading=room.title()>
            {view! {
                <div class="stretching" role="progressbar" aria-labelledby="stretching-words">
                    <span class="stretching-thread"></span>
                </div>
                <p id="stretching-words" role="status">
                    {t::room_page_stretching()}
                </p>
            }
            .client_only()}
        </Card>
    }
}

/// Says why there is no way in.
#[component]
pub(crate) fn Refused(heading: String, reason: String) -> impl IntoView {
    view! {
        <Card heading=heading>
            {view! {
                <p role="alert" dir="auto">
                    {reason}
                </p>
                <p>
                    <a href="/">{t::common_to_the_lobby()}</a>
                </p>
            }
            .client_only()}
        </Card>
    }
}

/// After leaving.
#[component]
pub(crate) fn Left() -> impl IntoView {
    let session = use_room_session();
    view! {
        <Card heading=t::leave_left() focus=true>
            {view! {
                <p>
                    {t::leave_left_help()}
                </p>
                <div class="actions">
                    <button
                        class="button button-main"
                        type="button"
                        on:click=move |_| {
                            if let Some(session) = &session {
                                session.join();
                            }
                        }
                    >
                        {t::leave_join_again()}
                    </button>
                    <a href="/">{t::common_to_the_lobby()}</a>
                </div>
            }
            .client_only()}
        </Card>
    }
}
