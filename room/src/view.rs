//! What the engine tells the interface. Plain data; the driver writes it into the store.

use crate::{PeerId, link::LinkStatus};

/// One change of what is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum View {
    /// The way to the server changed.
    Signaling(SignalingStatus),
    /// Somebody is there, or something about them changed. Same id: replace.
    Person(Person),
    /// Somebody is no longer there.
    PersonGone(PeerId),
    /// A message, in its place. Same id: replace.
    Message(Message),
    /// Who is typing now, in order of their ids.
    Typing(Vec<PeerId>),
    /// Something the person should read, in words.
    Notice(Notice),
}

/// The way to the signaling server.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SignalingStatus {
    /// Not connected and not trying.
    #[default]
    Offline,
    /// Trying for the first time or again.
    Reconnecting,
    /// In the room.
    Connected,
}

/// Somebody else in the room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Which peer.
    pub peer: PeerId,
    /// The name they gave; never trusted alone, shown beside the short form of `peer`.
    pub name: String,
    /// The link to them.
    pub link: LinkStatus,
    /// How packets travel, once known.
    pub path: Option<Path>,
    /// Round trip in milliseconds, smoothed, once measured.
    pub latency_ms: Option<u32>,
}

/// How packets travel to a peer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Path {
    /// From browser to browser.
    Direct,
    /// Through a TURN server.
    Relayed,
}

/// Which message: its author, the author's session and the number in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MessageId {
    /// Who wrote it.
    pub author: PeerId,
    /// The author's session: a random number drawn when the page was opened.
    pub session: u64,
    /// 0-based, without holes.
    pub seq: u64,
}

/// A chat message as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Which.
    pub id: MessageId,
    /// The author's name when it was written.
    pub author_name: String,
    /// Plain text.
    pub text: String,
    /// The author's wall clock, Unix milliseconds; for display only.
    pub at_unix_ms: u64,
    /// How far an own message got; `None` for those of others.
    pub delivery: Option<Delivery>,
}

/// How far an own message got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// Kept here; goes out when somebody is there.
    Saved,
    /// On its way; nobody has confirmed it.
    Sent,
    /// `have` of the `of` people it was meant for have it.
    Delivered {
        /// Confirmed by so many.
        have: u32,
        /// Out of so many who are there.
        of: u32,
    },
}

/// Something to tell the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The server refused us, in its words.
    ServerRefused(String),
    /// Our seat was taken by another tab that proved the same key.
    SeatTaken,
    /// A peer broke the protocol and its link was closed.
    PeerMisbehaved {
        /// Who.
        peer: PeerId,
        /// What it did.
        reason: String,
    },
}
