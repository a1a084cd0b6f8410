//! One file a page.

mod inside;
mod lobby;
mod not_found;
mod room_page;

pub use lobby::Lobby;
pub use not_found::NotFound;
pub use room_page::RoomPage;
