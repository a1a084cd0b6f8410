//! A room as a file to keep: as JSON for programs (`docs/export.md`), or as a page to read and print.
//!
//! Both are written piece by piece, so that a hundred thousand messages neither freeze the page nor stand in memory twice: whoever writes one
//! gives it its head, then each thread with its messages in their order. No key, no link and nothing of this device but what is shown goes in.

use room::{MemberInfo, Message, PeerId, Standing, Thread, UserId};

mod html;
mod json;

pub use html::Html;
pub use json::Json;

/// What the whole file is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// What the room is called.
    pub title: String,
    /// When the file was made, Unix milliseconds.
    pub made_unix_ms: u64,
    /// Everybody of the room.
    pub people: Vec<Participant>,
    /// Whether private threads are among those that follow.
    pub with_private: bool,
}

/// Somebody of the room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// Who.
    pub user: UserId,
    /// What they call themselves.
    pub name: String,
    /// How they stand to the room.
    pub standing: Standing,
    /// Whose export it is.
    pub own: bool,
}

impl Participant {
    /// Of a member as shown.
    pub fn of(member: &MemberInfo) -> Self {
        let MemberInfo { user, name, standing, own, .. } = member;
        Self { user: *user, name: name.clone(), standing: *standing, own: *own }
    }
}

/// A thread of the room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThreadHead {
    /// Which.
    pub thread: Thread,
    /// What a channel is called, or with whom it is private; empty for the room itself.
    pub name: String,
}

/// How a time is written for the person, in their zone and language.
pub trait Clock {
    /// The day.
    fn day(&self, unix_ms: u64) -> String;
    /// The time of the day.
    fn time(&self, unix_ms: u64) -> String;
}

/// Writes a file, piece by piece.
pub trait Format {
    /// The beginning.
    fn begin(&mut self, head: &Head) -> String;
    /// A thread begins; the one before has ended.
    fn thread(&mut self, head: &ThreadHead) -> String;
    /// The next message of the thread.
    fn message(&mut self, message: &Message) -> String;
    /// The end.
    fn end(&mut self) -> String;
    /// What the browser is told that it is.
    fn media_type(&self) -> &'static str;
    /// How its name ends, with the dot.
    fn extension(&self) -> &'static str;
}

/// What a file with this title and of this day (as in `2026-11-22`) is called, without its end.
pub fn file_name(title: &str, day: &str) -> String {
    /// Letters of the title; more is cut off by some systems.
    const CHARS_MAX: usize = 40;
    let mut name = String::from("tincan");
    let mut gap = true;
    for c in title.chars().take(CHARS_MAX) {
        if c.is_alphanumeric() {
            if std::mem::take(&mut gap) {
                name.push('-');
            }
            name.push(c);
        } else {
            gap = true;
        }
    }
    format!("{name}-{day}")
}

/// Names a message within a file.
fn message_name(author: PeerId, seq: u64) -> String {
    format!("{author}-{seq}")
}

/// The short form of an author's key, as it stands beside the name.
fn fingerprint(message: &Message) -> String {
    message.author_user.map_or_else(|| message.id.author.short(), |user| user.short())
}

/// What of the message before decides how the next is drawn.
#[derive(Clone, Debug)]
struct Before {
    author: PeerId,
    name: String,
    at_unix_ms: u64,
    day: String,
}

impl Before {
    /// A pause this long starts a new group even by the same author, as on the screen.
    const GAP_MS: u64 = 5 * 60 * 1000;

    fn of(message: &Message, day: String) -> Self {
        let Message { id, author_name, at_unix_ms, .. } = message;
        Self { author: id.author, name: author_name.clone(), at_unix_ms: *at_unix_ms, day }
    }

    /// Whether a message on this day goes on with what its author said before.
    fn goes_on(&self, message: &Message, day: &str) -> bool {
        (self.author, self.name.as_str(), self.day.as_str()) == (message.id.author, &message.author_name, day)
            && message.at_unix_ms.abs_diff(self.at_unix_ms) <= Self::GAP_MS
    }
}

#[cfg(test)]
mod tests;
