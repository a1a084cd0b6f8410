//! What a component may ask of one room: a handle, taken from context below the room that is shown.
//!
//! What concerns the device or all rooms is in [`crate::session`].

use std::sync::Arc;

use leptos::prelude::use_context;
use room::{
    ChannelChange, ChannelId, History, MessageId, PeerId, PollAudit, PollDraft, PollId, PollWish, Role,
    Thread, Topology, UserId,
};

use crate::session::Answer;

/// Everything a component may ask of a room. Answers that take time arrive in its store.
pub trait RoomDriver: Send + Sync {
    /// Enters the room as `name`, and remembers the name. The store's stage tells how it goes.
    fn enter(&self, name: &str) -> Result<(), String>;

    /// Comes back after having left.
    fn join(&self);

    /// Writes a message to the room, or to one person alone, as an answer to another if given. An error says what is wrong
    /// with the text, which stays in the composer.
    fn send(&self, text: &str, reply_to: Option<MessageId>, to: Thread) -> Result<(), String>;

    /// Changes the text of an own message.
    fn edit(&self, message: MessageId, text: &str) -> Result<(), String>;

    /// Deletes an own message for everybody.
    fn delete(&self, message: MessageId) -> Result<(), String>;

    /// Puts an emoji under a message, or takes it away.
    fn react(&self, message: MessageId, emoji: &str, on: bool) -> Result<(), String>;

    /// Pins a message where it was said, or takes that back.
    fn pin(&self, message: MessageId, on: bool) -> Result<(), String>;

    /// Says again what somebody else, or we, said elsewhere: the text, and whose it was.
    fn forward(&self, text: &str, from: &str, to: Thread) -> Result<(), String>;

    /// The same in another room, by its fragment, which this page has to be in.
    fn forward_to_room(&self, text: &str, from: &str, fragment: &str) -> Result<(), String>;

    /// Looks closely at a message, or no longer: `looked_at` in the store is kept up to date.
    fn look_at(&self, message: Option<MessageId>);

    /// Tries again with a message that needs attention.
    fn retry(&self, message: MessageId);

    /// Gives up a message that needs attention: it is deleted.
    fn discard(&self, message: MessageId);

    /// The person has looked at everything that is there now: in the room itself, in a channel, or in private.
    fn seen(&self, thread: Thread);

    /// Lets somebody in, gives them another role, or removes them (`None`).
    fn set_role(&self, user: UserId, role: Option<Role>) -> Result<(), String>;

    /// From now on newcomers ask.
    fn close_room(&self) -> Result<(), String>;

    /// What newcomers may read from now on.
    fn set_history(&self, history: History) -> Result<(), String>;

    /// Who keeps a link to whom from now on.
    fn set_topology(&self, topology: Topology) -> Result<(), String>;

    /// Takes back the key of another tab or device of our own.
    fn revoke(&self, peer: PeerId) -> Result<(), String>;

    /// Makes a channel.
    fn make_channel(&self, title: &str, purpose: &str) -> Result<(), String>;

    /// Names, archives or restores a channel.
    fn change_channel(&self, channel: ChannelId, change: ChannelChange) -> Result<(), String>;

    /// Makes a poll in the room itself, or in a channel.
    fn make_poll(&self, draft: PollDraft, to: Thread) -> Result<(), String>;

    /// Asks the owner of a poll for something; the answer arrives in the store. An error says why it cannot even be asked for.
    fn ask_poll(&self, poll: PollId, wish: PollWish) -> Result<(), String>;

    /// Counts a poll again from what everybody signed; nothing comes of it where the poll is not here.
    fn audit_poll(&self, poll: PollId, done: Answer<Option<PollAudit>>);

    /// Asks the room's owner for another title; the answer arrives in the store.
    fn ask_title(&self, title: &str) -> Result<(), String>;

    /// What was shown last in the room, maybe by an earlier page.
    fn shown(&self) -> Thread;

    /// Keeps what is shown.
    fn keep_shown(&self, thread: Thread);

    /// What was begun in a conversation and not sent, maybe by an earlier page.
    fn draft(&self, thread: Thread) -> String;

    /// Keeps what was begun in a conversation.
    fn keep_draft(&self, thread: Thread, text: &str);

    /// Tells the others that the person is writing, or has stopped.
    fn typing(&self, thread: Thread, active: bool);

    /// Takes the notice out of the store: the person has read it.
    fn dismiss_notice(&self);

    /// Leaves the room and closes every link, until the person joins again. What is stored stays.
    fn leave(&self);

    /// Puts the room's link on the clipboard; `done` gets whether that worked.
    fn copy_link(&self, done: Box<dyn FnOnce(bool)>);

    /// Looks closely at the link to somebody, or no longer: `details` in the store is kept up to date.
    fn watch_link(&self, peer: Option<PeerId>);
}

/// The handle in context.
#[derive(Clone)]
pub struct RoomSession(Arc<dyn RoomDriver>);

impl RoomSession {
    /// Wraps a driver.
    pub fn new(driver: Arc<dyn RoomDriver>) -> Self {
        Self(driver)
    }
}

impl std::ops::Deref for RoomSession {
    type Target = dyn RoomDriver;
    fn deref(&self) -> &Self::Target {
        self.0.as_ref()
    }
}

/// The room's session, in a browser; `None` on the server.
pub fn use_room_session() -> Option<RoomSession> {
    use_context::<RoomSession>()
}
