//! One file a page.

mod doctor;
pub(crate) mod inside;
mod lobby;
mod not_found;
pub(crate) mod room_page;

pub use doctor::Doctor;
pub use lobby::{Lobby, NEW_ROOM};
pub use not_found::NotFound;
pub use room_page::RoomPage;

use leptos::prelude::*;
use reactive_stores::Store;

use crate::store::{RoomState, RoomStateStoreFields};

/// What the room is called: by the title its owner gave it, else by the name or the letters of its link.
pub(crate) fn room_title(room: Store<RoomState>) -> String {
    room.info().with(|info| info.title.clone()).unwrap_or_else(|| room.title().get())
}
