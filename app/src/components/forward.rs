//! Saying a message again elsewhere: in another thread of the room, or in another room that this page is in.

use i18n::t;
use leptos::prelude::*;
use room::{MessageId, RoomPlace, Thread, ThreadInfo};

use super::message_sheet::follow;
use crate::chat::use_chat;
use crate::client_only::ClientOnly;
use crate::erased::memo;
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

impl Place {
    /// What its button says.
    fn words(&self, name: &str) -> String {
        match self {
            Self::Here(Thread::Room) => t::forward_everybody(),
            Self::Here(Thread::Channel(_)) => name.to_owned(),
            Self::Here(Thread::Private(_)) => t::forward_private(name),
            Self::Room(_) => t::forward_other_room(name),
        }
    }

    /// What is said once the message was said there.
    fn done_words(&self, name: &str) -> String {
        match self {
            Self::Here(Thread::Room) => t::forward_done_everybody(),
            Self::Here(Thread::Channel(_)) => t::forward_done_channel(name),
            Self::Here(Thread::Private(_)) => t::forward_done_private(name),
            Self::Room(_) => t::forward_done_other_room(name),
        }
    }
}

/// The list of places.
#[component]
pub(super) fn Forward(id: MessageId) -> impl IntoView {
    let (room, page, chat) = (use_room(), use_page(), use_chat());
    let shown = use_shown().0;
    let session = StoredValue::new(use_room_session());
    let message = follow(chat, id);
    let outcome = RwSignal::new(None::<Result<String, String>>);

    let places = memo(move |_| {
        let mut places = Vec::new();
        if may_write(room.standing().get()) {
            let threads = room.threads().with(|threads| {
                let reached = |thread: Thread| {
                    thread.with().is_none_or(|user| room.members().with(|all| may_write_to(all, user)))
                };
                let away = |info: &ThreadInfo| info.channel.as_ref().is_some_and(|channel| channel.archived);
                let threads = threads.iter().filter(|info| reached(info.thread) && !away(info));
                let name = |info: &ThreadInfo| match info.thread {
                    Thread::Channel(_) => format!("# {}", info.name),
                    Thread::Room | Thread::Private(_) => info.name.clone(),
                };
                threads.map(|info| (info.thread, name(info))).collect::<Vec<_>>()
            });
            let all = std::iter::once((Thread::Room, String::new())).chain(threads);
            let others = all.filter(|(thread, _)| *thread != chat.thread);
            places.extend(others.map(|(thread, name)| (Place::Here(thread), name)));
        }
        let front = shown.with(|shown| shown.as_ref().map(|open| open.fragment.clone()));
        page.rooms().with(|rooms| {
            let open = |line: RoomLine| !matches!(line, RoomLine::Resting | RoomLine::Opening);
            for other in
                rooms.iter().filter(|other| open(other.line) && other.notes.place == RoomPlace::Listed)
            {
                if Some(&other.fragment) != front.as_ref() {
                    places.push((Place::Room(other.fragment.clone()), other.title().to_owned()));
                }
            }
        });
        places
    });
    let send = move |place: &Place, name: &str| {
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
        outcome.set(sent.map(|sent| sent.map(|()| place.done_words(name))));
    };
    let row = move |(place, name): (Place, String)| {
        let words = place.words(&name);
        view! {
            <li>
                <button class="message-menu-item" type="button" dir="auto" on:click=move |_| send(&place, &name)>
                    {words}
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
                {t::forward_help()}
            </p>
            <ul class="message-menu-list" role="list" aria-label=t::forward_places()>
                {move || places.get().into_iter().map(row).collect::<Vec<_>>()}
            </ul>
            {move || {
                places
                    .with(Vec::is_empty)
                    .then(|| {
                        view! {
                            <p>
                                {t::forward_none()}
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
