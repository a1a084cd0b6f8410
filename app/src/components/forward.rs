//! Saying a message again elsewhere: in another thread of the room, or in another room that this page is in.

use leptos::prelude::*;
use room::{MessageId, RoomPlace, Thread, ThreadInfo};

use super::message_sheet::follow;
use crate::chat::use_chat;
use crate::client_only::ClientOnly;
use crate::members::{may_write, may_write_to};
use crate::room_session::use_room_session;
use crate::rooms::RoomLine;
use crate::store::{PageStateStoreFields, RoomStateStoreFields, use_page, use_room, use_shown};

/// Where a message can be said again.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    Here(Thread),
    /// Another room, by its fragment.
    Room(String),
}

/// The list of places.
#[component]
pub(super) fn Forward(id: MessageId) -> impl IntoView {
    let (room, page, chat) = (use_room(), use_page(), use_chat());
    let shown = use_shown().0;
    let session = StoredValue::new(use_room_session());
    let message = follow(chat, id);
    let outcome = RwSignal::new(None::<Result<String, String>>);

    let places = Memo::new(move |_| {
        let mut places = Vec::new();
        if may_write(room.standing().get()) {
            let threads = room.threads().with(|threads| {
                let reached = |thread: Thread| {
                    thread.with().is_none_or(|user| room.members().with(|all| may_write_to(all, user)))
                };
                let away = |info: &ThreadInfo| info.channel.as_ref().is_some_and(|channel| channel.archived);
                let threads = threads.iter().filter(|info| reached(info.thread) && !away(info));
                threads.map(|info| (info.thread, info.name.clone())).collect::<Vec<_>>()
            });
            let all = std::iter::once((Thread::Room, "Everybody in this room".to_owned())).chain(threads);
            for (thread, name) in all.filter(|(thread, _)| *thread != chat.thread) {
                let words = match thread {
                    Thread::Room => name,
                    Thread::Channel(_) => format!("# {name}"),
                    Thread::Private(_) => format!("{name}, in private"),
                };
                places.push((Place::Here(thread), words));
            }
        }
        let front = shown.with(|shown| shown.as_ref().map(|open| open.fragment.clone()));
        page.rooms().with(|rooms| {
            let open = |line: RoomLine| !matches!(line, RoomLine::Resting | RoomLine::Opening);
            for other in
                rooms.iter().filter(|other| open(other.line) && other.notes.place == RoomPlace::Listed)
            {
                if Some(&other.fragment) != front.as_ref() {
                    places.push((Place::Room(other.fragment.clone()), format!("The room {}", other.title())));
                }
            }
        });
        places
    });
    let send = move |place: &Place, words: &str| {
        let Some(message) = message.get_untracked().filter(|message| !message.deleted) else { return };
        // What was passed on before keeps the name it came with.
        let from = message.forwarded.unwrap_or(message.author_name);
        let sent = session.with_value(|session| {
            let session = session.as_ref()?;
            Some(match place {
                Place::Here(thread) => session.forward(&message.text, &from, *thread),
                Place::Room(fragment) => session.forward_to_room(&message.text, &from, fragment),
            })
        });
        outcome.set(sent.map(|sent| sent.map(|()| format!("Forwarded to {words}."))));
    };
    let row = move |(place, words): (Place, String)| {
        let shown = words.clone();
        view! {
            <li>
                <button class="message-menu-item" type="button" dir="auto" on:click=move |_| send(&place, &words)>
                    {shown}
                </button>
            </li>
        }
        .client_only()
    };
    let told = move || match outcome.get()? {
        Ok(words) => Some(view! { <p class="sheet-said" dir="auto">{words}</p> }.client_only()),
        Err(why) => Some(view! { <p class="field-error" role="alert" dir="auto">{why}</p> }.client_only()),
    };
    view! {
        <div class="sheet-part">
            <p>
                "It is said again there in your name, with the name of who wrote it. Nobody but you vouches for that name."
            </p>
            <ul class="message-menu-list" role="list" aria-label="Places">
                {move || places.get().into_iter().map(row).collect::<Vec<_>>()}
            </ul>
            {move || {
                places
                    .with(Vec::is_empty)
                    .then(|| {
                        view! {
                            <p>
                                "There is no other place yet: no channel, nobody you write with in private, and no other room open in this tab."
                            </p>
                        }
                        .client_only()
                    })
            }}
            <div role="status">{told}</div>
        </div>
    }
    .client_only()
}
