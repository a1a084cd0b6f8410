//! Where in a room something is said: to everybody, in a channel, or in private.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{MessageId, UserId};

/// A channel of a room: the operation that made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ChannelId(pub MessageId);

impl fmt::Display for ChannelId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.0.author, self.0.seq)
    }
}

/// Where something is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Thread {
    /// In the room itself, to everybody.
    #[default]
    Room,
    /// In a channel of it, to everybody as well.
    Channel(ChannelId),
    /// In private, with this person.
    Private(UserId),
}

impl Thread {
    /// Whether it is the room itself.
    pub fn is_room(self) -> bool {
        self == Self::Room
    }

    /// Whether nobody but two people can read it.
    pub fn is_private(self) -> bool {
        matches!(self, Self::Private(_))
    }

    /// With whom it is private.
    pub fn with(self) -> Option<UserId> {
        match self {
            Self::Private(user) => Some(user),
            Self::Room | Self::Channel(_) => None,
        }
    }

    /// The channel.
    pub fn channel(self) -> Option<ChannelId> {
        match self {
            Self::Channel(channel) => Some(channel),
            Self::Room | Self::Private(_) => None,
        }
    }

    /// A name that only it has in the room, for what a device notes: empty for the room itself.
    pub fn key(self) -> String {
        match self {
            Self::Room => String::new(),
            Self::Channel(channel) => format!("#{channel}"),
            Self::Private(user) => user.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;
    use crate::PeerId;

    #[test]
    fn notes_of_private_threads_are_found_under_the_name_they_always_had() {
        let user = UserId([7; 32]);
        assert_eq!(Thread::Room.key(), "");
        assert_eq!(Thread::Private(user).key(), user.to_string());
        let channel = ChannelId(MessageId { author: PeerId([7; 32]), seq: 4 });
        assert_eq!(Thread::Channel(channel).key(), format!("#{}-4", PeerId([7; 32])));
    }
}
