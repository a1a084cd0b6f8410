//! Every component in all of its states on one page, `/gallery`: to look at a change of the style everywhere at once, and to compare
//! pictures of it (`end2end/specs/pictures.spec.ts`).
//!
//! In development builds only, and drawn by the server alone: no byte of it is in what people load. What is shown are the components
//! themselves, each in a room that stands still (`people.rs`), with a session that answers always the same (`driver.rs`). What only
//! happens in a browser (the keyboard's focus, a finger that presses) is put on by `data-as`, see `server/src/gallery.rs`.

mod controls;
mod driver;
mod people;
mod polls;
mod room;
mod sheets;
mod talk;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use ::room::{MessageId, RelayPolicy, Thread};
use leptos::prelude::*;
use leptos::tachys::reactive_graph::OwnedView;
use leptos_meta::{ServerMetaContext, provide_meta_context};
use leptos_router::components::Router;
use leptos_router::location::RequestUrl;
use reactive_stores::Store;

use super::{MembersSheet, MessageSheet, ProfileSheet, ShortcutsSheet};
use crate::appearance::Theme;
use crate::chat::{Chat, Chats};
use crate::doctor::{Fact, Mapping, Offer, Pair};
use crate::emoji::EmojiBook;
use crate::mentions::provide_mentionable;
use crate::names::provide_names;
use crate::network::NetworkSettings;
use crate::reading::Reading;
use crate::room_session::RoomSession;
use crate::searching::{Jump, Person, Results, SearchResult, Searching};
use crate::session::Session;
use crate::sharing::Sharing;
use crate::speaking::{JustChosen, Speaking};
use crate::store::{OpenRoom, PageState, RoomState, ShownRoom};
use crate::tools::Tools;
use crate::vault::VaultView;
use driver::Still;

/// In context where what only a browser draws is drawn here: see [`crate::client_only`].
#[derive(Clone, Copy)]
pub struct Drawn;

/// The style sheet of the page itself.
pub const STYLE: &str = include_str!("../../../../style/gallery.css");

/// Something to look at, and what it is called.
struct Specimen {
    name: &'static str,
    /// It needs the whole width.
    wide: bool,
    view: AnyView,
}

/// One of a few beside each other.
fn specimen(name: &'static str, view: impl IntoAny) -> Specimen {
    Specimen { name, wide: false, view: view.into_any() }
}

/// One over the whole width.
fn wide(name: &'static str, view: impl IntoAny) -> Specimen {
    Specimen { name, wide: true, view: view.into_any() }
}

/// What a heading is followed by.
type Section = (&'static str, &'static str, fn() -> Vec<Specimen>);

/// The id of each section, its heading, and what is in it.
const SECTIONS: [Section; 20] = [
    ("buttons", "Buttons", controls::buttons),
    ("fields", "Fields and choices", controls::fields),
    ("cards", "Cards and the logo", controls::cards),
    ("string", "The string", controls::strings),
    ("faces", "Faces", controls::faces),
    ("marks", "Marks", controls::marks),
    ("messages", "Messages", talk::messages),
    ("composer", "Composer", talk::composer),
    ("bars", "Notices and bars", talk::bars),
    ("empty", "Empty and waiting", talk::empty),
    ("people", "People", room::people),
    ("conversations", "Conversations", room::conversations),
    ("polls", "Polls", polls::polls),
    ("rooms", "Rooms", room::rooms),
    ("links", "Links", room::links),
    ("pages", "Pages", sheets::pages),
    ("sheets", "Sheets", sheets::sheets),
    ("message-sheets", "Sheets of a message", sheets::of_message),
    ("settings", "Settings", sheets::settings),
    ("search", "Search, emoji, checks", sheets::search),
];

/// The whole page as HTML, with its style sheet: that of the product with what this page adds. All of it is drawn at once, for
/// what holds parts of a browser's page may not go to another thread.
pub fn page(style: &str, theme: Theme) -> String {
    Owner::new().with(|| {
        provide_context(RequestUrl::new("/gallery"));
        provide_meta_context();
        // What is here has titles for windows of its own.
        provide_context(ServerMetaContext::new().0);
        provide_context(Drawn);
        provide_context(Speaking::new());
        // An empty text is served as a space; in a browser's page it is nothing, for which there are styles.
        document(style.to_owned(), theme).to_html().replace("> <!></", "></")
    })
}

fn document(style: String, theme: Theme) -> impl IntoView {
    let language = i18n::current();
    view! {
        <!DOCTYPE html>
        <html
            lang=language.tag()
            dir=language.direction().attribute()
            data-theme=theme.attribute()
            data-still=""
        >
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <title>"Gallery"</title>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="stylesheet" href=style />
            </head>
            <body>
                <Router>
                    <main class="gallery">
                        <h1>"Gallery"</h1>
                        {choices(theme)}
                        {SECTIONS.map(section).into_iter().collect::<Vec<_>>()}
                    </main>
                </Router>
            </body>
        </html>
    }
}

/// Theme and language, by links.
fn choices(now: Theme) -> impl IntoView {
    let link = |theme: Theme, language: i18n::Language, words: String| {
        let theme = theme.attribute().unwrap_or("device");
        view! { <a href=format!("/gallery?theme={theme}&language={}", language.tag())>{words}</a> }
    };
    let themes = Theme::ALL.map(|theme| link(theme, i18n::current(), theme.words()));
    let languages = i18n::Language::ALL.map(|language| link(now, language, language.own_name().to_owned()));
    view! { <nav class="gallery-choices">{themes.into_iter().chain(languages).collect::<Vec<_>>()}</nav> }
}

fn section((id, heading, specimens): Section) -> impl IntoView {
    let shown = |Specimen { name, wide, view }| {
        view! {
            <figure class="specimen" class:specimen-wide=wide>
                <figcaption>{name}</figcaption>
                <div class="specimen-stage">{view}</div>
            </figure>
        }
    };
    view! {
        <section class="gallery-section" id=id aria-label=heading>
            <h2>{heading}</h2>
            <div class="specimens">{specimens().into_iter().map(shown).collect::<Vec<_>>()}</div>
        </section>
    }
}

/// Draws something in a room that stands still.
fn in_room(room: RoomState, draw: impl FnOnce(Chat) -> AnyView) -> AnyView {
    scene(people::page(), room, Thread::Room, draw)
}

/// The same on another page, in another thread of the room. What is drawn has everything of its own, so that nothing of it shows
/// elsewhere.
fn scene(page: PageState, room: RoomState, thread: Thread, draw: impl FnOnce(Chat) -> AnyView) -> AnyView {
    let owner = Owner::new();
    let view = owner.with(|| {
        provide_context(Session::new(Arc::new(Still)));
        let session = RoomSession::new(Arc::new(Still));
        provide_context(session.clone());
        provide_context(Store::new(page));
        let state = Store::new(room);
        provide_context(state);
        let tools = Tools::fresh();
        let chats = Chats::fresh(tools);
        chats.show(thread);
        provide_context(chats);
        provide_context(tools);
        let open = OpenRoom { key: 0, fragment: "a".to_owned(), state, session, chats, tools };
        provide_context(ShownRoom(RwSignal::new(Some(open))));
        provide_names();
        provide_mentionable();
        MembersSheet::provide();
        MessageSheet::provide();
        ProfileSheet::provide();
        provide_context(ShortcutsSheet(RwSignal::new(false)));
        provide_context(JustChosen(RwSignal::new(false)));
        provide_context(Searching::new());
        provide_context(Sharing::new());
        provide_context(VaultView::new());
        provide_context(EmojiBook::new());
        let reading = Reading::new();
        // The first who asks only has the reader loaded.
        let _ = reading.read("");
        provide_context(reading);
        draw(chats.enter())
    });
    OwnedView::new_with_owner(view, owner).into_any()
}

/// What the doctor of the gallery finds.
fn examined() -> Vec<Fact> {
    let offer = Offer { your_address: Some("192.0.2.7".to_owned()), turn: true, ..Offer::default() };
    let settings = NetworkSettings { relay: RelayPolicy::Automatic, ..NetworkSettings::default() };
    vec![
        Fact::Settings(settings),
        Fact::Offer(Ok(offer)),
        Fact::Socket(Err("the socket was closed".to_owned())),
        Fact::Servers(Vec::new()),
        Fact::Mapping(Mapping::Dependent),
        Fact::Direct(Pair { message_ms: Some(12), candidates: Vec::new() }),
    ]
}

/// What the search of the gallery finds.
fn found() -> Results {
    let part = |text: &str, marked| search::Part { text: text.to_owned(), marked };
    let result = |number: u8, name: &str, thread: &str| SearchResult {
        at: Jump {
            fragment: "a".to_owned(),
            thread: Thread::Room,
            message: MessageId { author: people::peer(number), seq: 1 },
        },
        room: "Summer party".to_owned(),
        thread: thread.to_owned(),
        person: Person::User(people::user(number)),
        name: name.to_owned(),
        at_unix_ms: people::THE_DAY_MS,
        excerpt: vec![part("Who brings the ", false), part("lanterns", true), part(" on Thursday?", false)],
    };
    Results {
        count: 9,
        shown: vec![result(2, "Bo", ""), result(3, "ليلى", "# kitchen")],
        since_unix_ms: Some(people::THE_DAY_MS),
    }
}
