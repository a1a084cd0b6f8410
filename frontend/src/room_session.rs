//! What the components of a room call: [`RoomDriver`] in terms of the room's driver.

use std::rc::Rc;

use app::room_session::RoomDriver;
use app::session::Answer;
use app::store::RoomStateStoreFields;
use app::words::command_refusal;
use i18n::t;
use leptos::prelude::*;
use room::{
    ChannelChange, ChannelId, Command, History, Input, MessageId, PeerId, PollAudit, PollDraft, PollId,
    PollWish, Role, Thread, Topology, UserId,
};
use send_wrapper::SendWrapper;

use crate::apart::apart;
use crate::browser;
use crate::driver::Driver;

/// The session of a room. A page has one thread, so the wrapper never complains.
pub struct BrowserRoom(SendWrapper<Rc<Driver>>);

impl BrowserRoom {
    /// Wraps the room's driver.
    pub fn new(driver: Rc<Driver>) -> Self {
        Self(SendWrapper::new(driver))
    }

    fn command(&self, command: Command) -> Result<(), String> {
        if self.0.is_loading() {
            // The text stays where it is.
            return Err(t::page_errors_room_loading());
        }
        let input = Input::Command { command, at_unix_ms: browser::unix_ms() };
        self.0.try_give(input).map_err(|e| command_refusal(&e))
    }
}

impl RoomDriver for BrowserRoom {
    fn enter(&self, name: &str) -> Result<(), String> {
        self.0.enter(name)
    }

    fn send(&self, text: &str, reply_to: Option<MessageId>, to: Thread) -> Result<(), String> {
        if self.0.is_loading() && self.0.say_later(text, reply_to, to) {
            return Ok(());
        }
        self.command(Command::Say { text: text.to_owned(), reply_to, to })
    }

    fn edit(&self, message: MessageId, text: &str) -> Result<(), String> {
        self.command(Command::Edit { message, text: text.to_owned() })
    }

    fn delete(&self, message: MessageId) -> Result<(), String> {
        self.command(Command::Delete(message))
    }

    fn react(&self, message: MessageId, emoji: &str, on: bool) -> Result<(), String> {
        self.command(Command::React { message, emoji: emoji.to_owned(), on })
    }

    fn pin(&self, message: MessageId, on: bool) -> Result<(), String> {
        self.command(Command::Pin { message, on })
    }

    fn forward(&self, text: &str, from: &str, to: Thread) -> Result<(), String> {
        self.command(Command::Forward { text: text.to_owned(), from: from.to_owned(), to })
    }

    fn forward_to_room(&self, text: &str, from: &str, fragment: &str) -> Result<(), String> {
        let other = self.0.page().opened(fragment).filter(|driver| driver.is_inside());
        let other = other.ok_or_else(t::page_errors_other_room_closed)?;
        Self::new(other).forward(text, from, Thread::Room)
    }

    fn look_at(&self, message: Option<MessageId>) {
        self.0.look_at(message);
    }

    fn retry(&self, message: MessageId) {
        // Trying again is never refused.
        let _ = self.command(Command::Retry(message));
    }

    fn discard(&self, message: MessageId) {
        // Refused only when it is gone already.
        let _ = self.command(Command::Discard(message));
    }

    fn seen(&self, thread: Thread) {
        // Looking is never refused.
        let _ = self.command(Command::Seen(thread));
    }

    fn set_role(&self, user: UserId, role: Option<Role>) -> Result<(), String> {
        self.command(Command::SetRole { user, role })
    }

    fn close_room(&self) -> Result<(), String> {
        self.command(Command::Close)
    }

    fn set_history(&self, history: History) -> Result<(), String> {
        self.command(Command::SetHistory(history))
    }

    fn set_topology(&self, topology: Topology) -> Result<(), String> {
        self.command(Command::SetTopology(topology))
    }

    fn revoke(&self, peer: PeerId) -> Result<(), String> {
        self.command(Command::Revoke(peer))
    }

    fn make_channel(&self, title: &str, purpose: &str) -> Result<(), String> {
        self.command(Command::MakeChannel { title: title.to_owned(), purpose: purpose.to_owned() })
    }

    fn change_channel(&self, channel: ChannelId, change: ChannelChange) -> Result<(), String> {
        self.command(Command::ChangeChannel { channel, change })
    }

    fn make_poll(&self, draft: PollDraft, to: Thread) -> Result<(), String> {
        self.command(Command::MakePoll { draft, to })
    }

    fn ask_poll(&self, poll: PollId, wish: PollWish) -> Result<(), String> {
        self.command(Command::AskPoll { poll, wish })
    }

    fn audit_poll(&self, poll: PollId, done: Answer<Option<PollAudit>>) {
        audit(Rc::clone(&self.0), poll, done);
    }

    fn ask_title(&self, title: &str) -> Result<(), String> {
        self.command(Command::AskTitle(title.to_owned()))
    }

    fn typing(&self, thread: Thread, active: bool) {
        // A typing mark is never refused.
        let _ = self.command(Command::Typing { thread, active });
    }

    fn dismiss_notice(&self) {
        self.0.store().notice().set(None);
    }

    fn leave(&self) {
        self.0.leave();
    }

    fn copy_link(&self, done: Box<dyn FnOnce(bool)>) {
        browser::copy(&self.0.store().link().get_untracked(), done);
    }

    fn watch_link(&self, peer: Option<PeerId>) {
        self.0.watch(peer);
    }

    fn join(&self) {
        self.0.join();
    }

    fn shown(&self) -> Thread {
        self.0.notes().shown
    }

    fn keep_shown(&self, thread: Thread) {
        self.0.keep_shown(thread);
    }

    fn draft(&self, thread: Thread) -> String {
        self.0.notes().draft(&thread.key()).unwrap_or_default().to_owned()
    }

    fn keep_draft(&self, thread: Thread, text: &str) {
        // What is said before the room is read stays a draft until it is.
        if !(text.is_empty() && self.0.is_loading()) {
            self.0.keep_draft(&thread.key(), text);
        }
    }
}

apart! {
    /// Counts a poll again.
    fn audit(driver: Rc<Driver>, poll: PollId, => done: Answer<Option<PollAudit>>) in polls {
        let room = driver.room.try_borrow().ok();
        Ok(room.and_then(|room| room.as_ref()?.engine.poll_audit(poll)))
    }
}
