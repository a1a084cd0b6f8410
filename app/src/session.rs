//! What a component may ask of the browser: one handle, taken from context.
//!
//! `app` names no browser API. `frontend` implements [`SessionDriver`] and provides a
//! [`Session`] before it hydrates; on the server there is none, and pages show
//! their waiting state.

use std::sync::Arc;

use leptos::prelude::use_context;

/// Everything a component may ask for. Answers that take time arrive in the store.
pub trait SessionDriver: Send + Sync {
    /// The display name used last on this device.
    fn remembered_name(&self) -> Option<String>;

    /// Keeps the display name for the rooms entered from now on. An error says what is wrong with the name.
    fn remember_name(&self, name: &str) -> Result<(), String>;

    /// A fresh room code with 128 random bits.
    fn generate_room(&self) -> String;

    /// Turns what was typed into the *Room* field (a code, a whole link or a name) into the URL fragment of that
    /// room, without the `#`.
    fn room_fragment(&self, typed: &str) -> Result<String, String>;

    /// Enters the room of the page's URL fragment, as `name`. Remembers the name. The store's stage tells how it goes.
    fn enter(&self, name: &str) -> Result<(), String>;

    /// Reads the URL fragment and shows what it leads to: enters at once with a remembered name, asks for one
    /// otherwise, or explains what is wrong with the link.
    fn open_link(&self);

    /// Writes a message to the room. An error says what is wrong with the text, which stays in the composer.
    fn send(&self, text: &str) -> Result<(), String>;

    /// Tells the others that the person is writing, or has stopped.
    fn typing(&self, active: bool);

    /// Takes the notice out of the store: the person has read it.
    fn dismiss_notice(&self);

    /// Leaves the room and closes every link. Harmless when in no room.
    fn leave(&self);

    /// Puts the room's link on the clipboard; `done` gets whether that worked.
    fn copy_link(&self, done: Box<dyn FnOnce(bool)>);

    /// A time as the browser's locale writes it, e.g. `14:05`.
    fn local_time(&self, unix_ms: u64) -> String;
}

/// The handle in context.
#[derive(Clone)]
pub struct Session(Arc<dyn SessionDriver>);

impl Session {
    /// Wraps a driver.
    pub fn new(driver: Arc<dyn SessionDriver>) -> Self {
        Self(driver)
    }
}

impl std::ops::Deref for Session {
    type Target = dyn SessionDriver;
    fn deref(&self) -> &Self::Target {
        self.0.as_ref()
    }
}

/// The session, in a browser; `None` on the server.
pub fn use_session() -> Option<Session> {
    use_context::<Session>()
}
