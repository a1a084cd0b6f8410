//! Pages, components and the store of Tincan. Compiled for server rendering (`ssr`) and for the browser (`hydrate`).
//!
//! Names no browser API: what only a browser can do goes through [`session::Session`], which `frontend` puts into
//! context before it hydrates. The first render is the same on both sides; everything a session knows arrives in effects.

pub mod appearance;
mod back;
pub mod chat;
mod client_only;
pub mod completion;
pub mod components;
pub mod diagnostics;
pub mod doctor;
pub mod emoji;
mod erased;
pub mod export;
pub mod exporting;
pub mod face;
pub mod fold;
pub mod hydration;
mod jump;
pub mod later;
pub mod members;
pub mod mentions;
pub mod names;
pub mod network;
pub mod notifications;
pub mod pages;
pub mod picture;
pub mod polls;
pub mod reading;
pub mod room_session;
pub mod rooms;
pub mod runs;
pub mod searching;
pub mod session;
pub mod sharing;
pub mod space;
pub mod speaking;
pub mod store;
pub mod talks;
pub mod tools;
pub mod vault;
pub mod window;
pub mod words;

use i18n::t;
use leptos::prelude::*;
use leptos_meta::{MetaTags, provide_meta_context};
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;
use reactive_stores::Store;

use crate::appearance::Appearance;
use crate::components::{Guard, ShortcutsSheet};
use crate::emoji::EmojiBook;
use crate::hydration::{Assets, Hydration, Style};
use crate::pages::{Doctor, Lobby, NotFound, RoomPage};
use crate::reading::Reading;
use crate::searching::Searching;
use crate::sharing::Sharing;
use crate::speaking::{JustChosen, Speaking, Spoken};
use crate::store::{PageState, ShownRoom};
use crate::vault::VaultView;

/// The document around [`App`], rendered on the server only.
pub fn shell(assets: Assets) -> impl IntoView {
    let language = i18n::current();
    let Appearance { theme, size, still } = use_context().unwrap_or_default();
    view! {
        <!DOCTYPE html>
        <html
            lang=language.tag()
            dir=language.direction().attribute()
            data-theme=theme.attribute()
            data-size=size.attribute()
            data-still=still.then_some("")
        >
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content" />
                <meta name="color-scheme" content="light dark" />
                <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fcfaf6" />
                <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#13161c" />
                <meta
                    name="description"
                    content=t::page_description()
                />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="apple-touch-icon" href="/icon-192.png" />
                // With the cookie that says in which language.
                <link rel="manifest" href="/manifest.webmanifest" crossorigin="use-credentials" />
                <link
                    rel="preload"
                    href="/fonts/atkinson-hyperlegible-next-latin.woff2"
                    r#as="font"
                    type="font/woff2"
                    crossorigin="anonymous"
                />
                <Style asset=assets.style.clone() />
                <Hydration assets=assets />
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

/// Every page. Takes the page's store from context, or makes an empty one (on the server there is no other).
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    if use_context::<Store<PageState>>().is_none() {
        provide_context(Store::new(PageState::default()));
        provide_context(ShownRoom(RwSignal::new(None)));
    }
    if use_context::<Speaking>().is_none() {
        provide_context(Speaking::new());
    }
    if use_context::<Searching>().is_none() {
        provide_context(Searching::new());
    }
    if use_context::<VaultView>().is_none() {
        provide_context(VaultView::new());
    }
    provide_context(JustChosen(RwSignal::new(false)));
    provide_context(ShortcutsSheet(RwSignal::new(false)));
    provide_context(Reading::new());
    provide_context(Sharing::new());
    provide_context(EmojiBook::new());

    view! {
        <Router>
            <FlatRoutes fallback=NotFound>
                <Route path=path!("/") view=|| view! { <Spoken page=lobby /> } />
                <Route path=path!("/room") view=|| view! { <Spoken page=room /> } />
                <Route path=path!("/doctor") view=|| view! { <Spoken page=doctor /> } />
            </FlatRoutes>
        </Router>
    }
}

fn lobby() -> AnyView {
    view! { <Guard page=|| view! { <Lobby /> }.into_any() /> }.into_any()
}

fn room() -> AnyView {
    view! { <Guard page=|| view! { <RoomPage /> }.into_any() /> }.into_any()
}

fn doctor() -> AnyView {
    view! { <Doctor /> }.into_any()
}
