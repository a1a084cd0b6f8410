//! What operations of the `main` stream say, once opened.
//!
//! Kinds are only appended. A kind this program does not know still counts in its log and changes nothing here, so that
//! older pages can pass on what newer ones write. Layout in `docs/protocol.md`, "Contents".

use serde::{Deserialize, Serialize};

use crate::{MessageId, PeerId};

/// Longest message, in bytes of UTF-8.
pub const TEXT_LEN_MAX: usize = 64 * 1024;
/// Longest reaction, in bytes: an emoji of several joined parts.
pub const EMOJI_LEN_MAX: usize = 64;
/// Longest room title, in characters.
pub const TITLE_CHARS_MAX: usize = 80;

/// Names a command of one peer, so that it counts once however often it is sent: a UUID.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CommandId(pub [u8; 16]);

/// What an operation says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Content {
    /// The author is a member, under this certificate (encoded).
    Profile(Vec<u8>),
    /// A chat message.
    Message {
        /// Plain text.
        text: String,
        /// What it answers.
        reply_to: Option<MessageId>,
    },
    /// Another text for an own message.
    Edit {
        /// Which.
        message: MessageId,
        /// The new text.
        text: String,
    },
    /// An own message is deleted.
    Delete(MessageId),
    /// An emoji under a message, put or taken away.
    React {
        /// Which message.
        message: MessageId,
        /// Which emoji.
        emoji: String,
        /// Put, or taken away.
        on: bool,
    },
    /// The author made the room and decides about its settings.
    Found,
    /// Asks the peer who decides for a change.
    Command {
        /// Names the command.
        id: CommandId,
        /// Who decides.
        to: PeerId,
        /// What is asked for.
        change: Change,
    },
    /// The author decided in favour of a command.
    Ack {
        /// Who asked.
        by: PeerId,
        /// Which.
        id: CommandId,
        /// Counts the author's decisions in favour, from 1, without holes.
        revision: u64,
    },
    /// The author refused a command.
    Error {
        /// Who asked.
        by: PeerId,
        /// Which.
        id: CommandId,
        /// Why, for the person who asked.
        message: String,
    },
}

/// A change that somebody else decides about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// Another title for the room.
    Title(String),
}

impl Content {
    /// The bytes that are sealed.
    pub fn encode(&self) -> Vec<u8> {
        match postcard::to_allocvec(self) {
            Ok(bytes) => bytes,
            Err(_) => unreachable!("strings and numbers always encode into a growing buffer"),
        }
    }

    /// Reads a body. `None` for a kind we do not know or that breaks its limits: it counts in its log and says nothing to us.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let (content, rest) = postcard::take_from_bytes::<Self>(bytes).ok()?;
        let good = match &content {
            Self::Message { text, .. } | Self::Edit { text, .. } => check_text(text).is_ok(),
            Self::React { emoji, .. } => good_emoji(emoji),
            Self::Error { message, .. } => message.len() <= 1_024,
            Self::Command { change: Change::Title(title), .. } => title.len() <= 4 * TITLE_CHARS_MAX,
            Self::Profile(_) | Self::Delete(_) | Self::Found | Self::Ack { .. } => true,
        };
        (rest.is_empty() && good).then_some(content)
    }
}

/// Why something the person asked for was not done. The words are for them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CommandRefused {
    /// Nothing but white space.
    #[error("Write something first.")]
    Empty,
    /// Over the limit.
    #[error("This message is too long: {len} bytes, at most {TEXT_LEN_MAX}. Send it in parts.")]
    TooLong {
        /// Its bytes.
        len: usize,
    },
    /// Not an emoji.
    #[error("That is not an emoji.")]
    BadEmoji,
    /// Not a title.
    #[error("A title has 1 to {TITLE_CHARS_MAX} characters.")]
    BadTitle,
    /// Not theirs to change.
    #[error("Only its author can change a message.")]
    NotYours,
    /// It is not there.
    #[error("This message is no longer there.")]
    NoSuchMessage,
    /// Nobody decides about settings here.
    #[error("This room was named by hand: nobody decides about its title.")]
    NoOwner,
    /// Too much waits for a disk that takes nothing.
    #[error("{0} messages could not be stored. Retry or discard some of them first.")]
    Unstored(usize),
    /// Our key signed two histories, so nothing more of it counts.
    #[error(
        "The key of this browser was used in two places, as when its data is copied. Load the page again to go on with a new one."
    )]
    Forked,
}

/// Checks a text a person wrote.
pub(crate) fn check_text(text: &str) -> Result<(), CommandRefused> {
    if text.trim().is_empty() {
        return Err(CommandRefused::Empty);
    }
    if text.len() > TEXT_LEN_MAX {
        return Err(CommandRefused::TooLong { len: text.len() });
    }
    Ok(())
}

/// An emoji is short and has no white space or control characters; whether it is a picture is for the font.
pub(crate) fn good_emoji(emoji: &str) -> bool {
    !emoji.is_empty()
        && emoji.len() <= EMOJI_LEN_MAX
        && !emoji.chars().any(|c| c.is_whitespace() || c.is_control() || c.is_ascii_alphanumeric())
}
