//! Who is writing in what is shown. The line keeps its height when nobody is, so nothing jumps.

use leptos::prelude::*;

use crate::chat::use_chat;
use crate::names::use_names;
use crate::store::{RoomStateStoreFields, use_room};
use crate::words::typing_words;

/// "Ada is writing…". Not announced: it changes too often to be read aloud.
#[component]
pub fn TypingLine() -> impl IntoView {
    let room = use_room();
    let names = use_names();
    let thread = use_chat().thread;
    let writers = move || {
        room.people().with(|people| {
            let writing = room.typing().get();
            let here = |peer| writing.iter().any(|writer| writer.thread == thread && writer.peer == peer);
            let writing = people.iter().filter(|person| here(person.peer));
            names.with(|names| {
                writing.map(|person| names.shown(person.peer, &person.name)).collect::<Vec<_>>()
            })
        })
    };
    view! {
        <p class="typing" dir="auto">
            {move || typing_words(&writers())}
        </p>
    }
}
