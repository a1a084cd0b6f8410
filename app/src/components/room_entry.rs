//! One room in the list: what it is called, what was said last, how much is new, and how it hangs together.

use i18n::t;
use leptos::ev;
use leptos::prelude::*;
use room::RoomPlace;

use super::StringMark;
use crate::client_only::ClientOnly;
use crate::erased::memo;
use crate::rooms::RoomSummary;
use crate::session::use_session;
use crate::store::{PageStateStoreFields, use_page, use_shown};
use crate::words::{mention_words, newest_words, news_words, room_line_string, room_line_word};

/// The row of the room with this fragment.
#[component]
pub(super) fn RoomEntry(
    fragment: String,
    on_page: bool,
    /// The room whose options are open.
    about: RwSignal<Option<String>>,
) -> impl IntoView {
    let page = use_page();
    let shown = use_shown().0;
    let session = use_session();
    let key = StoredValue::new(fragment.clone());
    // The row may outlive the entry for an instant, so everything it shows is optional.
    let room = memo(move |_| {
        page.rooms()
            .with(|rooms| key.with_value(|key| rooms.iter().find(|room| room.fragment == *key).cloned()))
    });
    let here = memo(move |_| {
        on_page
            && shown
                .with(|shown| key.with_value(|key| shown.as_ref().is_some_and(|open| open.fragment == *key)))
    });
    let read = move |read: fn(&RoomSummary) -> String| room.with(|room| room.as_ref().map(read));
    let title = move || read(|room| room.title().to_owned());
    let initial = move || read(|room| room.title().chars().next().map(String::from).unwrap_or_default());
    let string = memo(move |_| room_line_string(room.with(|room| room.as_ref().map(|room| room.line))));
    let word =
        move || room.with(|room| room.as_ref().map(|room| room_line_word(room.line, room.notes.place)));
    // What is looked at needs no number.
    let news = memo(move |_| {
        room.with(|room| room.as_ref().map_or((0, 0), |room| (room.notes.unread, room.notes.mentions)))
    });
    let when = {
        let session = session.clone();
        move || {
            let at =
                room.with(|room| room.as_ref()?.notes.newest.as_ref().map(|newest| newest.at_unix_ms))?;
            session.as_ref().map(|session| session.local_short(at))
        }
    };
    let go = move |event: ev::MouseEvent| {
        // With a modifier the browser opens a window of its own.
        let plain = !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
        if let Some(session) = session.as_ref().filter(|_| on_page && plain) {
            event.prevent_default();
            key.with_value(|key| session.go(key));
        }
    };

    view! {
        <li
            class="rooms-item"
            data-colour=move || room.with(|room| room.as_ref().map(|room| room.colour().number().to_string()))
            data-left=move || {
                room.with(|room| room.as_ref().is_some_and(|room| room.notes.place == RoomPlace::Left)).then_some("true")
            }
        >
            <a
                class="rooms-link"
                href=format!("/room#{fragment}")
                aria-current=move || here.get().then_some("page")
                on:click=go
            >
                <span class="rooms-tin" aria-hidden="true">
                    {initial}
                </span>
                <span class="rooms-name" dir="auto">
                    {title}
                </span>
                <span class="rooms-when">{when}</span>
                <span class="rooms-newest" dir="auto">
                    {move || room.with(|room| room.as_ref().map(newest_words))}
                </span>
                {move || {
                    let (unread, mentions) = news.get();
                    (unread > 0 && !here.get())
                        .then(|| {
                            view! {
                                <span class="count" data-mention=(mentions > 0).then_some("true")>
                                    {mention_words(mentions)}
                                    {news_words(unread)}
                                </span>
                            }
                            .client_only()
                        })
                }}
                <span class="rooms-line">
                    <StringMark state=string />
                    {word}
                </span>
            </a>
            <button
                class="button button-quiet rooms-more"
                type="button"
                aria-haspopup="dialog"
                on:click=move |_| about.set(Some(key.get_value()))
            >
                <span aria-hidden="true">"⋯"</span>
                <span class="visually-hidden">{move || title().map(|room| t::rooms_list_options_of(&room))}</span>
            </button>
        </li>
    }
    .client_only()
}
