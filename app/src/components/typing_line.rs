//! Who is writing. The line keeps its height when nobody is, so nothing jumps.

use leptos::prelude::*;

use crate::names::use_names;
use crate::store::{RoomStateStoreFields, use_room};
use crate::words::typing_words;

/// "Ada is writing…". Not announced: it changes too often to be read aloud.
#[component]
pub fn TypingLine() -> impl IntoView {
    let room = use_room();
    let names = use_names();
    let writers = move || {
        room.people().with(|people| {
            let writing = room.typing().get();
            let writing = people.iter().filter(|person| writing.contains(&person.peer));
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
