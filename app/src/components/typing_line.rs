//! Who is writing. The line keeps its height when nobody is, so nothing jumps.

use leptos::prelude::*;

use crate::store::{RoomStateStoreFields, use_room};
use crate::words::typing_words;

/// "Ada is writing…". Not announced: it changes too often to be read aloud.
#[component]
pub fn TypingLine() -> impl IntoView {
    let room = use_room();
    view! {
        <p class="typing" dir="auto">
            {move || room.typing().with(|names| typing_words(names))}
        </p>
    }
}
