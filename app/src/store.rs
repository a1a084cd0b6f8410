//! What the pages show: of this device ([`PageState`]), and of each room ([`RoomState`]). One writer: the driver in `frontend`.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::{RwSignal, expect_context};
use reactive_stores::Store;
use room::{
    LinkDetails, MemberInfo, Message, MessageDetails, MessageId, Notice, PeerId, PeerLink, Person, Pin,
    PollId, PollView, Presence, RoomInfo, SignalingStatus, Standing, Thread, ThreadInfo, Unread, UserId,
    Writer,
};

use crate::chat::Chats;
use crate::names::{Known, KnownContact};
use crate::room_session::RoomSession;
use crate::rooms::RoomSummary;
use crate::tools::Tools;

/// What is the same for all rooms.
#[derive(Clone, Debug, Default, Store)]
pub struct PageState {
    /// Set once the page is hydrated; what needs WASM is disabled until then.
    pub ready: bool,
    /// Whether the person can see the page: its tab is in front.
    pub visible: bool,
    /// The wall clock, Unix milliseconds, as it was some seconds ago: for words like *5 minutes ago*.
    pub now_unix_ms: u64,
    /// Whether the device says that it has no network at all.
    pub offline: bool,
    /// Whether the server gives out another version of the page than this one, and nobody has put that off.
    pub outdated: bool,
    /// How storage stands on this device.
    pub storage: StorageState,
    /// The users this device knows, in order of their ids.
    pub contacts: Vec<KnownContact>,
    /// The address of the picture the person chose on this device, if they did.
    pub my_picture: Option<String>,
    /// The rooms of this device; the one that something happened in last comes first.
    #[store(key: String = |room| room.fragment.clone())]
    pub rooms: Vec<RoomSummary>,
    /// Where the link of the page's address leads.
    pub entrance: Entrance,
}

/// Where the link of the page's address leads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Entrance {
    /// Rendered on the server, or nothing asked for yet.
    #[default]
    Waiting,
    /// Into the room that is shown.
    Room,
    /// The link cannot be used, and why.
    BrokenLink(String),
    /// This browser lacks something that rooms need, and what.
    Unsupported(String),
}

/// A room as the page holds it.
#[derive(Clone)]
pub struct OpenRoom {
    /// Tells it from the others of this page.
    pub key: u32,
    /// What leads to it: the fragment of its link.
    pub fragment: String,
    /// What is shown of it.
    pub state: Store<RoomState>,
    /// What can be asked of it.
    pub session: RoomSession,
    /// Where the reader is in it, and what was begun there.
    pub chats: Chats,
    /// Which of its tools is in front.
    pub tools: Tools,
}

/// The room in front; the others go on behind it.
#[derive(Clone, Copy)]
pub struct ShownRoom(pub RwSignal<Option<OpenRoom>>);

/// The room as shown.
#[derive(Clone, Debug, Default, Store)]
pub struct RoomState {
    /// Where entering the room stands.
    pub stage: Stage,
    /// The room's name for people: the typed name, or the first letters of the code.
    pub title: String,
    /// Whether the room was named by hand, so that anyone who knows the name can come in.
    pub open: bool,
    /// The whole link to share, fragment included.
    pub link: String,
    /// Our own display name.
    pub my_name: String,
    /// Our own peer id as text (43 characters), empty before entering.
    pub my_peer: String,
    /// Our own user, once in a room.
    pub my_user: Option<UserId>,
    /// The way to the server.
    pub signaling: SignalingStatus,
    /// The others, in order of their names.
    #[store(key: String = |p| p.peer.to_string())]
    pub people: Vec<Person>,
    /// Everybody who is there or wrote something, ourselves included, in order of their ids.
    pub known: Vec<Known>,
    /// Whom each of the others is linked to, as they tell it.
    pub links: BTreeMap<PeerId, Vec<PeerLink>>,
    /// The link that is looked at closely, as asked for by [`crate::session::SessionDriver::watch_link`].
    pub details: Option<LinkDetails>,
    /// What belongs to the room: the title given by its owner.
    pub info: RoomInfo,
    /// How we stand to the room, once that is known.
    pub standing: Option<Standing>,
    /// Everybody who is, was or asks to be in the room, ourselves included.
    pub members: Vec<MemberInfo>,
    /// The addresses of the pictures people chose of themselves.
    pub pictures: BTreeMap<UserId, String>,
    /// Messages in their order, which may put one that arrives late between older ones.
    pub messages: Vec<Message>,
    /// Messages of channels and in private in their order; never among `messages`.
    pub aside: BTreeMap<Thread, Vec<Message>>,
    /// What there is beside the room itself.
    pub threads: Vec<ThreadInfo>,
    /// What is pinned in each thread, the last pinned first.
    pub pins: BTreeMap<Thread, Vec<Pin>>,
    /// The polls of the room.
    pub polls: BTreeMap<PollId, Arc<PollView>>,
    /// The message that is looked at closely, as asked for by [`crate::room_session::RoomDriver::look_at`].
    pub looked_at: Option<MessageDetails>,
    /// Whether what was stored on this device has been read into `messages`.
    pub history_loaded: bool,
    /// What the person has not looked at yet.
    pub unread: Unread,
    /// Operations that others have and that are on their way to us.
    pub missing: u64,
    /// How the others stand, by all of their pages; who is not among them is offline.
    pub presence: BTreeMap<UserId, Presence>,
    /// Those who are writing, and where.
    pub typing: Vec<Writer>,
    /// The newest notice, until dismissed.
    pub notice: Option<Notice>,
}

/// How storage stands on this device.
#[derive(Clone, Debug, Default, PartialEq, Eq, Store)]
pub struct StorageState {
    /// Why nothing can be stored, if so.
    pub unavailable: Option<String>,
    /// Whether the browser promised to keep what is stored; `None` until it was asked.
    pub persistent: Option<bool>,
    /// Bytes in use, by the browser's estimate.
    pub used_bytes: Option<u64>,
    /// Bytes the browser would let us use.
    pub quota_bytes: Option<u64>,
    /// Rooms kept on this device.
    pub rooms: Option<u32>,
}

/// Where entering the room stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// What is stored of it is being looked at.
    #[default]
    Waiting,
    /// The link is good; a display name is needed.
    NeedsName,
    /// A typed room name is being stretched into a key (about a second, off the main thread).
    Stretching,
    /// In the room.
    Inside,
    /// There is no way in, and why.
    Refused(String),
    /// The person left.
    Left,
}

/// A stable key of a message in the list.
pub fn message_key(message: &Message) -> String {
    key_of(message.id)
}

/// The same, of a message by its id.
pub fn key_of(id: MessageId) -> String {
    format!("{}-{}", id.author, id.seq)
}

/// The page's store, from context.
pub fn use_page() -> Store<PageState> {
    expect_context()
}

/// The room in front, from context.
pub fn use_shown() -> ShownRoom {
    expect_context()
}

/// The room's store, from context.
pub fn use_room() -> Store<RoomState> {
    expect_context()
}
