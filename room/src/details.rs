//! Everything about one message, for the person who wants to look closely. Plain data, worked out when asked for
//! ([`crate::Engine::message_details`]) and never kept.

use crate::{EpochName, MessageId, PeerId, Thread, UserId};

/// Other texts of a message that are kept to be looked at, the last ones: who changes a message oftener has something else in mind.
pub const VERSIONS_MAX: usize = 50;

/// A text that a message had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The text.
    pub text: String,
    /// When it was written by its author's clock, Unix milliseconds.
    pub at_unix_ms: u64,
}

/// How a message came to this page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// Who handed it to us.
    pub from: PeerId,
    /// Their name.
    pub name: String,
    /// When, by our clock, Unix milliseconds.
    pub at_unix_ms: u64,
}

/// How far a message got with somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// They are not known to have it.
    Unknown,
    /// They have stored it.
    Has,
    /// They have looked at it.
    Read,
}

/// Somebody a message is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Who.
    pub user: UserId,
    /// By their newest certificate.
    pub name: String,
    /// How far it got with them.
    pub reach: Reach,
}

/// Everything about one message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageDetails {
    /// Which; its number is that in the log `main` of its author.
    pub message: MessageId,
    /// Where it was said.
    pub thread: Thread,
    /// The author's name.
    pub author_name: String,
    /// Whose key the author's is.
    pub author_user: Option<UserId>,
    /// Ours: of others' messages only their authors note who has read them.
    pub own: bool,
    /// Deleted: then nothing else is told of what it said.
    pub deleted: bool,
    /// When it was written by the author's clock, Unix milliseconds.
    pub at_unix_ms: u64,
    /// How it came; `None` for our own, and for what this page found stored when it was opened.
    pub arrival: Option<Arrival>,
    /// The hash of the operation, in hexadecimal digits.
    pub hash: String,
    /// The signature, in hexadecimal digits.
    pub signature: String,
    /// Whether the signature is good: the author's key signed exactly this, for this room.
    pub signed: bool,
    /// Under which later epoch's key it is sealed; `None` under the room's first.
    pub epoch: Option<EpochName>,
    /// So many operations stand before it on the longest way from the first.
    pub depth: u64,
    /// So many ends of other logs its author had newly seen.
    pub seen: usize,
    /// Its bytes, as stored and sent.
    pub size: usize,
    /// Everybody it is for but its author and ourselves.
    pub holders: Vec<Holder>,
    /// Every text it had until now, in order; just one if it was never changed.
    pub versions: Vec<Version>,
    /// So many texts between the first and the second of them are not kept.
    pub left_out: u64,
}
