//! The room, by stage: being opened, asking for a name, stretching a key, open, or not to be had.

use leptos::ev;
use leptos::prelude::*;
use leptos_meta::Title;

use super::inside::Inside;
use super::room_title;
use crate::client_only::ClientOnly;
use crate::components::{Card, FieldState, TextField};
use crate::session::use_session;
use crate::store::{RoomStateStoreFields, Stage, use_room};

/// What the page says where scripts are off. Inner HTML, for a browser with scripts parses it as text.
const NO_SCRIPT: &str = "<p>A room lives in the browsers of the people in it, so entering one needs JavaScript. \
     Turn it on for this page and load it again.</p><p><a href=\"/\">To the lobby</a></p>";

/// The page of the room named by the URL's fragment.
#[component]
pub fn RoomPage() -> impl IntoView {
    let room = use_room();
    let session = use_session();
    let stage = Memo::new(move |_| room.stage().get());
    let title = move || match stage.get() {
        Stage::Waiting => "Room · Tincan".to_owned(),
        Stage::BrokenLink(_) => "Broken link · Tincan".to_owned(),
        Stage::Unsupported(_) => "Browser not supported · Tincan".to_owned(),
        Stage::NeedsName | Stage::Stretching | Stage::Inside | Stage::Left => {
            let name = room_title(room);
            format!("{} · Tincan", if name.is_empty() { "Room" } else { &name })
        }
    };

    // Once, after hydration. A fragment that changes later is the driver's to follow.
    Effect::new({
        let session = session.clone();
        move |_| {
            if let Some(session) = &session {
                session.open_link();
            }
        }
    });
    if let Some(session) = session {
        on_cleanup(move || session.leave());
    }

    view! {
        <Title text=title />
        {move || match stage.get() {
            Stage::Waiting => view! { <Waiting /> }.into_any(),
            Stage::NeedsName => view! { <NeedsName /> }.client_only(),
            Stage::Stretching => view! { <Stretching /> }.client_only(),
            Stage::Inside => view! { <Inside /> }.client_only(),
            Stage::BrokenLink(reason) => {
                view! { <Refused heading="This link does not lead to a room" reason=reason /> }.client_only()
            }
            Stage::Unsupported(reason) => {
                view! { <Refused heading="This browser cannot enter a room" reason=reason /> }.client_only()
            }
            Stage::Left => view! { <Left /> }.client_only(),
        }}
    }
}

/// The shape of a room, until what it holds is known.
#[component]
fn Waiting() -> impl IntoView {
    view! {
        <main class="waiting">
            <h1 class="waiting-title">"Opening the room…"</h1>
            <noscript class="no-script" inner_html=NO_SCRIPT></noscript>
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
fn NeedsName() -> impl IntoView {
    let room = use_room();
    let session = use_session();
    let name = FieldState::new();
    let join = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(session) = &session else {
            return;
        };
        let entered = match name.text() {
            typed if typed.is_empty() => Err("Tell the others who you are.".to_owned()),
            typed => session.enter(&typed),
        };
        if let Err(reason) = entered {
            name.refuse(reason);
        }
    };

    view! {
        <Card heading=room.title() focus=true>
            {view! {
                <p>"You have a link to this room. Who is coming in?"</p>
                <form class="stack" novalidate on:submit=join>
                    <TextField id="your-name" label="Your name" state=name autocomplete="nickname" />
                    <button class="button button-main" type="submit">
                        "Join"
                    </button>
                </form>
            }
            .client_only()}
        </Card>
    }
}

/// Says what takes a second.
#[component]
fn Stretching() -> impl IntoView {
    let room = use_room();
    view! {
        <Card heading=room.title()>
            {view! {
                <div class="stretching" role="progressbar" aria-labelledby="stretching-words">
                    <span class="stretching-thread"></span>
                </div>
                <p id="stretching-words" role="status">
                    "Turning the room's name into a key. This takes about a second."
                </p>
            }
            .client_only()}
        </Card>
    }
}

/// Says why there is no way in.
#[component]
fn Refused(heading: &'static str, reason: String) -> impl IntoView {
    view! {
        <Card heading=heading>
            {view! {
                <p role="alert" dir="auto">
                    {reason}
                </p>
                <p>
                    <a href="/">"To the lobby"</a>
                </p>
            }
            .client_only()}
        </Card>
    }
}

/// After leaving.
#[component]
fn Left() -> impl IntoView {
    let session = use_session();
    view! {
        <Card heading="You left." focus=true>
            {view! {
                <p>"Every link to the others is closed. What was said stays with those who are still there."</p>
                <div class="actions">
                    <button
                        class="button button-main"
                        type="button"
                        on:click=move |_| {
                            if let Some(session) = &session {
                                session.open_link();
                            }
                        }
                    >
                        "Join again"
                    </button>
                    <a href="/">"To the lobby"</a>
                </div>
            }
            .client_only()}
        </Card>
    }
}
