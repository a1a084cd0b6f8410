//! What operations of the `main` stream say, once opened.
//!
//! Kinds are only appended. A kind this program does not know still counts in its log and changes nothing here, so that
//! older pages can pass on what newer ones write. Layout in `docs/protocol.md`, "Contents".

use serde::{Deserialize, Serialize};

use crate::{
    Ballot, CHANNEL_TITLE_CHARS_MAX, ChannelId, DeviceBox, EpochName, Founding, History, MessageId,
    NameRefused, PINS_MAX, PURPOSE_CHARS_MAX, PeerId, PollAnswer, PollAsk, PollDraft, PollError, PollId,
    Receipt, Role, Topology, UserId, channels,
    chat::EMOJI_SHOWN_MAX,
    clean_name,
    epochs::{BOXES_MAX, TOLD_MAX},
    picture::good_picture,
    polls,
    wire::Count,
};

/// Longest message, in bytes of UTF-8.
pub const TEXT_LEN_MAX: usize = 64 * 1024;
/// Longest reaction, in bytes: an emoji of several joined parts.
pub const EMOJI_LEN_MAX: usize = 64;
/// People, or logs, named in one decision: as many as a room may have logs.
const DECIDED_MAX: usize = 4_096;
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
    /// Who owns the room, as the key that made it says.
    Found(Founding),
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
    /// From now on newcomers ask; who is named is in.
    Close {
        /// Everybody who is in without anybody having decided so.
        members: Vec<UserId>,
    },
    /// A person has another role, or none: was removed.
    Role {
        /// Who.
        user: UserId,
        /// Which; `None` is out.
        role: Option<Role>,
        /// From which operation of each of their logs on; from the first of logs that are not named.
        from: Vec<Count>,
    },
    /// What newcomers may read from now on.
    History(History),
    /// A key of the author's own is not to be trusted any more, as of a lost device.
    Revoke {
        /// Which.
        peer: PeerId,
        /// From which operation of each of its logs on.
        from: Vec<Count>,
    },
    /// Keys of epochs, for some devices.
    Keys {
        /// Which epochs, in the order of the keys in each box.
        epochs: Vec<EpochName>,
        /// For each device all of them: 32 bytes a key.
        boxes: Vec<DeviceBox>,
        /// The author drew them; else they are passed on.
        drawn: bool,
    },
    /// For one person; see [`crate::private`].
    Private {
        /// For whom.
        to: UserId,
        /// The message's key, for each device of both.
        boxes: Vec<DeviceBox>,
        /// What it says, a content itself.
        sealed: Vec<u8>,
    },
    /// There is a channel from now on: this operation names it.
    MakeChannel {
        /// The title, without `#`.
        title: String,
        /// What it is for; may be empty.
        purpose: String,
    },
    /// Something becomes of a channel.
    ChangeChannel {
        /// Which.
        channel: ChannelId,
        /// What.
        change: ChannelChange,
    },
    /// Said in a channel.
    In {
        /// Which.
        channel: ChannelId,
        /// What is said, an encoded content itself: read by itself, so that nothing can be in one another without end.
        body: Vec<u8>,
    },
    /// A message is pinned where it was said, or no longer.
    Pin {
        /// Which.
        message: MessageId,
        /// Pinned, or no longer.
        on: bool,
    },
    /// A message of somebody, said again elsewhere by the author of this.
    Forward {
        /// Its text.
        text: String,
        /// Whose it was, as the author of this says: nobody else vouches for it.
        from: String,
    },
    /// The author's person looks like this from now on, or like nothing again; see [`crate::PictureKind`].
    Picture {
        /// A small picture; empty takes it away.
        bytes: Vec<u8>,
    },
    /// There is a poll from now on, said like a message: this operation names it, and its author's peer owns it.
    Poll(Box<PollDraft>),
    /// Asks the owner of a poll.
    AskPoll {
        /// Names the command.
        id: CommandId,
        /// Which poll.
        poll: PollId,
        /// Who owns it, as far as the author knows; whoever owns it answers.
        to: PeerId,
        /// What is asked for.
        ask: PollAsk,
    },
    /// What counts in a secret poll that is closed, without names.
    TallyPoll {
        /// Which poll.
        poll: PollId,
        /// As of which revision.
        revision: u64,
        /// In order of the receipts.
        ballots: Vec<(Receipt, Ballot)>,
    },
    /// The author, who owns a poll, answers a command.
    AnswerPoll {
        /// Which poll.
        poll: PollId,
        /// Who asked.
        by: PeerId,
        /// Which command.
        id: CommandId,
        /// What.
        answer: PollAnswer,
    },
    /// The room has this shape from now on.
    SetTopology(Topology),
}

/// What becomes of a channel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChannelChange {
    /// It is called so, and is for this.
    Named {
        /// The title, without `#`.
        title: String,
        /// What it is for; may be empty.
        purpose: String,
    },
    /// It is put away, or brought back.
    Archived(bool),
}

/// What a message of its own says.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Said<'a> {
    pub text: &'a str,
    pub reply_to: Option<MessageId>,
    /// Whose words they are, if it is passed on.
    pub forwarded: Option<&'a str>,
    /// It is a poll, and this its question.
    pub poll: bool,
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
            Self::Forward { text, from } => check_text(text).is_ok() && clean_name(from).as_ref() == Ok(from),
            Self::Error { message, .. } => message.len() <= 1_024,
            Self::Command { change: Change::Title(title), .. } => title.len() <= 4 * TITLE_CHARS_MAX,
            Self::Close { members } => members.len() <= DECIDED_MAX,
            Self::Role { from, .. } | Self::Revoke { from, .. } => from.len() <= DECIDED_MAX,
            Self::Keys { epochs, boxes, .. } => epochs.len() <= TOLD_MAX && boxes.len() <= BOXES_MAX,
            Self::Private { boxes, .. } => boxes.len() <= BOXES_MAX,
            Self::MakeChannel { title, purpose }
            | Self::ChangeChannel { change: ChannelChange::Named { title, purpose }, .. } => {
                channels::good(title, purpose)
            }
            // What it says is read by itself.
            Self::In { .. } | Self::ChangeChannel { .. } => true,
            Self::Picture { bytes } => good_picture(bytes),
            Self::Poll(draft) => draft.check() == Ok(()) && draft.clone().clean() == **draft,
            Self::AskPoll { ask, .. } => ask.good(),
            Self::TallyPoll { ballots, .. } => polls::good_tally(ballots),
            Self::AnswerPoll { answer: PollAnswer::Error { message }, .. } => message.len() <= 1_024,
            Self::AnswerPoll { .. } => true,
            Self::Profile(_)
            | Self::Delete(_)
            | Self::Pin { .. }
            | Self::Found(_)
            | Self::Ack { .. }
            | Self::History(_)
            | Self::SetTopology(_) => true,
        };
        (rest.is_empty() && good).then_some(content)
    }

    /// Whether it is about who is in the room. Who comes back after a long time reads this before having any later key, so it is sealed
    /// under the first epoch's.
    pub(crate) fn about_members(&self) -> bool {
        matches!(
            self,
            Self::Profile(_)
                | Self::Found(_)
                | Self::Close { .. }
                | Self::Role { .. }
                | Self::History(_)
                | Self::Revoke { .. }
                | Self::Keys { .. }
                | Self::SetTopology(_)
        )
    }

    /// Whether everybody can read it who ever was in the room, so that it is sealed under the first epoch's key: what is about
    /// members, and which channels there are. Who comes later could not see what is said in a channel without knowing it.
    pub(crate) fn for_all_times(&self) -> bool {
        self.about_members() || matches!(self, Self::MakeChannel { .. } | Self::ChangeChannel { .. })
    }

    /// Whether it can be said in a channel.
    pub(crate) fn can_be_in_channel(&self) -> bool {
        self.can_be_private() || matches!(self, Self::Poll(_))
    }

    /// Whether it can be said in private.
    pub(crate) fn can_be_private(&self) -> bool {
        matches!(
            self,
            Self::Message { .. }
                | Self::Edit { .. }
                | Self::Delete(_)
                | Self::React { .. }
                | Self::Pin { .. }
                | Self::Forward { .. }
        )
    }

    /// What it says, if it is a message of its own.
    pub(crate) fn said(&self) -> Option<Said<'_>> {
        match self {
            Self::Message { text, reply_to } => {
                Some(Said { text, reply_to: *reply_to, forwarded: None, poll: false })
            }
            Self::Forward { text, from } => {
                Some(Said { text, reply_to: None, forwarded: Some(from), poll: false })
            }
            Self::Poll(draft) => {
                Some(Said { text: &draft.question, reply_to: None, forwarded: None, poll: true })
            }
            _ => None,
        }
    }

    /// The least role that may say it.
    pub(crate) fn needs(&self) -> Role {
        match self {
            Self::Profile(_)
            | Self::Found(_)
            | Self::Close { .. }
            | Self::Role { .. }
            | Self::History(_)
            | Self::Revoke { .. }
            | Self::SetTopology(_)
            // Who reads is seen, too.
            | Self::Picture { .. }
            // A reader's device passes keys on.
            | Self::Keys { .. } => Role::Reader,
            Self::Message { .. }
            | Self::Edit { .. }
            | Self::Delete(_)
            | Self::React { .. }
            | Self::Pin { .. }
            | Self::Forward { .. }
            | Self::Command { .. }
            | Self::Ack { .. }
            | Self::Error { .. }
            | Self::Private { .. }
            | Self::MakeChannel { .. }
            | Self::ChangeChannel { .. }
            | Self::Poll(_)
            | Self::AskPoll { .. }
            | Self::TallyPoll { .. }
            | Self::AnswerPoll { .. }
            | Self::In { .. } => Role::Member,
        }
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
    /// Other people's words.
    #[error("A forwarded message stays as it is: it says what somebody else wrote.")]
    Forwarded,
    /// It is not there.
    #[error("This message is no longer there.")]
    NoSuchMessage,
    /// As many as are shown.
    #[error("A message has at most {EMOJI_SHOWN_MAX} different reactions.")]
    ReactionsFull,
    /// As many as are shown.
    #[error("{PINS_MAX} messages are pinned here. Unpin one of them first.")]
    PinsFull,
    /// They read only.
    #[error("You can read in this room, but not write.")]
    ReadOnly,
    /// They were removed.
    #[error("You were removed from this room: what you write would reach nobody.")]
    Removed,
    /// Not theirs to decide.
    #[error("Only the owner and moderators of this room can do that.")]
    NotAllowed,
    /// Not a title of a channel.
    #[error("A channel's title has 1 to {CHANNEL_TITLE_CHARS_MAX} characters.")]
    BadChannelTitle,
    /// Too long a line about what a channel is for.
    #[error("What a channel is for has at most {PURPOSE_CHARS_MAX} characters.")]
    LongPurpose,
    /// There is one called so.
    #[error("There is a channel of this title already.")]
    ChannelTitleTaken,
    /// There are as many as there can be.
    #[error("This room has as many channels as it can have.")]
    TooManyChannels,
    /// It is not there.
    #[error("This channel is no longer there.")]
    NoSuchChannel,
    /// Nobody writes there any more.
    #[error("This channel is archived. Restore it to write in it.")]
    ArchivedChannel,
    /// Not theirs to change.
    #[error("Only who made this channel, the owner and moderators can change it.")]
    NotYourChannel,
    /// There is no such person in the room.
    #[error("This person is not in the room.")]
    NoSuchPerson,
    /// A key that is not theirs, or the one in use.
    #[error("Only another device of your own can be taken out.")]
    NotYourDevice,
    /// Not a picture that a page draws.
    #[error("This picture cannot be sent: it is too large, or not one that this page drew.")]
    BadPicture,
    /// Not a name.
    #[error(transparent)]
    BadName(#[from] NameRefused),
    /// Something about a poll.
    #[error(transparent)]
    Poll(#[from] PollError),
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

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    /// The number of [`Content::SetTopology`].
    const SET_TOPOLOGY: u8 = 25;

    #[test]
    fn the_shape_of_a_room_is_pinned() {
        for (topology, byte) in [(Topology::Mesh, 0), (Topology::Star, 1)] {
            let content = Content::SetTopology(topology);
            assert_eq!(content.encode(), [SET_TOPOLOGY, byte]);
            assert_eq!(Content::decode(&[SET_TOPOLOGY, byte]), Some(content));
        }
        assert_eq!(Content::decode(&[SET_TOPOLOGY, 2]), None, "a shape that this program does not know");
    }
}
