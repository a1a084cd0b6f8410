//! What the engine tells the interface. Plain data; the driver writes it into the store.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::{
    History, PeerId, PeerLink, PollId, PollView, Presence, Standing, Thread, Topology, UserId,
    link::LinkStatus,
};

/// One change of what is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum View {
    /// The way to the server changed.
    Signaling(SignalingStatus),
    /// Somebody is there, or something about them changed. Same id: replace.
    Person(Person),
    /// Somebody is no longer there.
    PersonGone(PeerId),
    /// Messages, each in the place that its `order` gives it. Same id: replace, wherever it stood.
    Messages(Vec<Message>),
    /// A message is not to be shown any more.
    MessageGone(MessageId),
    /// The same of many: their author, or whom they are private with, was blocked.
    MessagesGone(BTreeSet<MessageId>),
    /// What the person has not looked at yet in the room itself.
    Unread(Unread),
    /// What there is beside the room itself, in its order; replaces what was told before.
    Threads(Vec<ThreadInfo>),
    /// What is pinned in a thread, the last pinned first; replaces what was told of the thread before.
    Pins(Thread, Vec<Pin>),
    /// Everybody who is, was or asks to be in the room, ourselves included, by user; replaces what was told before.
    Members(Vec<MemberInfo>),
    /// How we stand to the room: by our own log, or by what the others say who know more.
    Standing(Standing),
    /// How many operations others have that we still lack: 0 when we are up to date.
    Missing(u64),
    /// The room's own settings.
    Room(RoomInfo),
    /// Who of the others is writing now, and where; each person once.
    Typing(Vec<Writer>),
    /// How one of the others stands, by all of their pages; who was never told of is offline.
    Presence(UserId, Presence),
    /// Whom somebody is linked to, as they tell it; ends with their [`View::PersonGone`].
    Links(PeerId, Vec<PeerLink>),
    /// The picture somebody chose of themselves, checked; empty: none.
    Picture {
        /// Whose.
        user: UserId,
        /// A [`crate::PictureKind`].
        bytes: Vec<u8>,
    },
    /// A poll. Same id: replace.
    Poll(Box<PollView>),
    /// A poll is not to be shown any more.
    PollGone(PollId),
    /// Something the person should read, in words.
    Notice(Notice),
}

/// Somebody who is writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Writer {
    /// Where; in private with them.
    pub thread: Thread,
    /// Which peer.
    pub peer: PeerId,
}

/// The way to the signaling server.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SignalingStatus {
    /// Not connected and not trying.
    Offline,
    /// Trying for the first time.
    #[default]
    Connecting,
    /// Trying again.
    Reconnecting,
    /// In the room.
    Connected,
}

/// Somebody else in the room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Which peer.
    pub peer: PeerId,
    /// Whose peer it is, once its certificate was seen; of who is there through a hub that in the log.
    pub user: Option<UserId>,
    /// The name they gave; never trusted alone, shown beside the short form of `peer`.
    pub name: String,
    /// How they stand to the room.
    pub standing: Standing,
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

/// Which message: its author and its number in the author's `main` log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct MessageId {
    /// Who wrote it.
    pub author: PeerId,
    /// 0-based.
    pub seq: u64,
}

/// Where an operation stands among all others: before everything whose author had seen it, ties broken by hash.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct Order {
    /// One more than the highest of the operations it was written after.
    pub depth: u64,
    /// The first bytes of its hash.
    pub tie: [u8; 8],
}

/// A chat message as shown.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Message {
    /// Which.
    pub id: MessageId,
    /// Where it was said.
    pub thread: Thread,
    /// Where it stands; the same for everybody.
    pub order: Order,
    /// Written by us, on this device or another of ours.
    pub own: bool,
    /// The author's name by their newest certificate.
    pub author_name: String,
    /// Whose peer the author is, by the same certificate.
    pub author_user: Option<UserId>,
    /// Plain text; empty when deleted.
    pub text: String,
    /// The author's wall clock, Unix milliseconds; for display only.
    pub at_unix_ms: u64,
    /// The author changed the text.
    pub edited: bool,
    /// The author deleted it; what is left is the place.
    pub deleted: bool,
    /// What it answers.
    pub reply: Option<Reply>,
    /// Whose words it passes on, as its author says.
    pub forwarded: Option<String>,
    /// It is a poll, which has the same id; the text is its question when it was made.
    pub poll: bool,
    /// Somebody pinned it.
    pub pinned: bool,
    /// Reactions, in order of the emoji.
    pub reactions: Vec<Reaction>,
    /// How far an own message got; `None` for those of others.
    pub delivery: Option<Delivery>,
}

impl PartialOrd for Message {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Message {
    /// By place; messages of one room never share one.
    fn cmp(&self, other: &Self) -> Ordering {
        (self.order, self.id).cmp(&(other.order, other.id))
    }
}

/// What a message answers.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Reply {
    /// Which message.
    pub to: MessageId,
    /// Where it was said; `None` while it has not arrived.
    pub thread: Option<Thread>,
    /// Its author's name, empty while it has not arrived.
    pub author_name: String,
    /// How it begins; `None` while it has not arrived or once it is deleted.
    pub excerpt: Option<String>,
    /// By somebody who is blocked: nothing of it is shown.
    pub hidden: bool,
}

/// One emoji under a message.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Reaction {
    /// The emoji.
    pub emoji: String,
    /// How many people gave it.
    pub count: u32,
    /// Whether we did.
    pub own: bool,
    /// Who gave it, the first before the others: a bounded number of them, and of a person with several devices one.
    pub by: Vec<PeerId>,
}

/// Messages that are pinned in one thread: what a person can look over.
pub const PINS_MAX: usize = 50;

/// A pinned message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pin {
    /// Which.
    pub message: MessageId,
    /// Its author's name.
    pub author_name: String,
    /// How it begins.
    pub excerpt: String,
    /// Who pinned it.
    pub by: PeerId,
    /// Their name.
    pub by_name: String,
}

/// How far an own message got.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Delivery {
    /// Being stored; not safe yet.
    Saving,
    /// Cannot be stored in this browser at all: kept only while the page is open.
    Unsaved,
    /// Stored here; goes out when somebody is there.
    Saved,
    /// On its way; nobody has confirmed it.
    Sent,
    /// `have` of `of` people have stored it.
    Delivered {
        /// Confirmed by so many.
        have: u32,
        /// Out of those who are there or have it.
        of: u32,
    },
    /// `read` of `of` people have looked at it.
    Read {
        /// Looked at by so many.
        read: u32,
        /// Out of those who are there or have it.
        of: u32,
    },
    /// Did not get on by itself: the person chooses between *Retry* and *Discard*.
    Attention(Trouble),
}

/// Why a message needs attention.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Trouble {
    /// It could not be stored, for this reason; it exists only on this page.
    NotStored(String),
    /// It was sent again and again to people who are there, and nobody confirmed it.
    NotConfirmed,
}

/// What the person has not looked at yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unread {
    /// Messages of others.
    pub count: u32,
    /// The first of them.
    pub first: Option<MessageId>,
    /// Those of them that mention us by name, see [`crate::mentions()`].
    pub mentions: u32,
}

/// What belongs to the room rather than to anybody in it. Its owner decides; the others ask.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoomInfo {
    /// The title everybody agreed on, if one was given.
    pub title: Option<String>,
    /// Who decides; `None` in a room that was named by hand.
    pub owner: Option<PeerId>,
    /// Whether we are the owner.
    pub own: bool,
    /// A title we asked for that the owner has not answered.
    pub asked_title: Option<String>,
    /// Why the owner refused the last title we asked for.
    pub refused: Option<String>,
    /// Newcomers ask; else whoever has the link is in.
    pub closed: bool,
    /// What newcomers may read.
    pub history: History,
    /// Who keeps a link to whom.
    pub topology: Topology,
    /// Messages that we were not given the key of.
    pub unreadable: u64,
}

/// A person of the room, there or away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberInfo {
    /// Who.
    pub user: UserId,
    /// By their newest certificate.
    pub name: String,
    /// How they stand to the room.
    pub standing: Standing,
    /// We ourselves.
    pub own: bool,
    /// Their tabs that wrote in the room, with what was taken back marked.
    pub peers: Vec<MemberPeer>,
}

/// One tab of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MemberPeer {
    /// Which.
    pub peer: PeerId,
    /// Its person has taken its key back.
    pub revoked: bool,
    /// This very page.
    pub own: bool,
}

/// A channel, private messages with one person, or what was said about a poll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThreadInfo {
    /// Which.
    pub thread: Thread,
    /// The channel's title, the person's name, or the poll's question.
    pub name: String,
    /// What the person has not looked at yet.
    pub unread: Unread,
    /// Where the newest message stands; without one, where the channel was made.
    pub newest: Order,
    /// More about a channel.
    pub channel: Option<ChannelInfo>,
}

/// What there is to know of a channel beside its title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChannelInfo {
    /// What it is for; may be empty.
    pub purpose: String,
    /// It was put away: nobody writes there until it is brought back.
    pub archived: bool,
    /// Who made it.
    pub made_by: Option<UserId>,
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
    /// A peer signed two different histories; what it wrote from there on does not count.
    Forked {
        /// Who.
        peer: PeerId,
    },
    /// Our own key signed two histories, as when a browser profile is copied; what we write no longer counts.
    OwnFork,
    /// Nothing can be stored in this browser, for this reason; what is written lives as long as the page.
    NothingStored(String),
    /// Storing failed just now, for this reason.
    StoringFailed(String),
    /// Storing works again.
    StoringWorks,
}
