//! What goes into an engine and what comes out: plain data.

use chacha20::ChaCha20Rng;

use crate::{
    Changes, ChannelChange, ChannelId, DeviceSecret, FounderSecret, History, Hushed, LinkCommand, LinkEvent,
    MessageId, Millis, OwnPicture, PeerId, PeerSecret, PollDraft, PollId, PollWish, Privacy, RelayPolicy,
    Role, RoomKeys, Thread, Topology, UserId, UserSecret, View,
};

/// What an engine is made of.
#[derive(Debug)]
pub struct Config {
    /// The room's keys.
    pub keys: RoomKeys,
    /// Our key.
    pub me: PeerSecret,
    /// Whose peer we are.
    pub user: UserSecret,
    /// Our device: what is sealed for it, we can read.
    pub device: DeviceSecret,
    /// Our display name, see [`crate::clean_name`].
    pub name: String,
    /// The wall clock, Unix milliseconds; told again with every command.
    pub unix_ms: u64,
    /// The key that made this room, if we did just now: if nobody has written in it, we own it.
    pub founder: Option<FounderSecret>,
    /// Whether what is stored outlives the page.
    pub durable: bool,
    /// When packets may go through a relay.
    pub relay: RelayPolicy,
    /// What the others may learn of the person.
    pub privacy: Privacy,
    /// The picture of the person, if they ever chose one on this device.
    pub picture: Option<OwnPicture>,
    /// Whom the person does not hear.
    pub hushed: Hushed,
    /// All randomness: seeded by the system in a browser, by a number in a simulation.
    pub rng: ChaCha20Rng,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// The page is ready: enter the room.
    Start,
    /// Something from the server, or about the socket.
    Signal(SignalInput),
    /// The driver saw something on the connection `instance` to `peer`.
    Link {
        /// To whom.
        peer: PeerId,
        /// Which connection.
        instance: u64,
        /// What.
        event: LinkEvent,
    },
    /// The person does something.
    Command {
        /// What.
        command: Command,
        /// The wall clock, Unix milliseconds.
        at_unix_ms: u64,
    },
    /// Everything asked for by [`Output::Persist`] up to this ticket is safe.
    Persisted {
        /// The ticket.
        ticket: u64,
    },
    /// What was asked for by [`Output::Persist`] and not answered yet, up to this ticket, is not stored.
    PersistFailed {
        /// The ticket.
        ticket: u64,
        /// Why, for the person.
        reason: String,
    },
    /// The device is online again, or its address is another: what looks open may be dead, and what is gone may be back.
    NetworkChanged,
    /// The time asked for by [`Output::WakeAt`] has come.
    Tick,
}

/// What the person does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Send a message.
    Say {
        /// Plain text.
        text: String,
        /// What it answers.
        reply_to: Option<MessageId>,
        /// Where.
        to: Thread,
    },
    /// Another text for an own message.
    Edit {
        /// Which.
        message: MessageId,
        /// The new text.
        text: String,
    },
    /// Delete an own message for everybody.
    Delete(MessageId),
    /// Put an emoji under a message, or take it away.
    React {
        /// Which message.
        message: MessageId,
        /// Which emoji.
        emoji: String,
        /// Put, or take away.
        on: bool,
    },
    /// Pin a message where it was said, or take that back.
    Pin {
        /// Which.
        message: MessageId,
        /// Pin, or take back.
        on: bool,
    },
    /// Say again what was said elsewhere, maybe in another room.
    Forward {
        /// The text.
        text: String,
        /// Whose it was.
        from: String,
        /// Where to.
        to: Thread,
    },
    /// Try again with what needs attention.
    Retry(MessageId),
    /// Give up a message that needs attention.
    Discard(MessageId),
    /// The person has looked at everything that was said there.
    Seen(Thread),
    /// Make a channel.
    MakeChannel {
        /// Its title.
        title: String,
        /// What it is for; may be empty.
        purpose: String,
    },
    /// Name, archive or restore a channel.
    ChangeChannel {
        /// Which.
        channel: ChannelId,
        /// How.
        change: ChannelChange,
    },
    /// Make a poll.
    MakePoll {
        /// What it asks.
        draft: PollDraft,
        /// Where: the room, or a channel.
        to: Thread,
    },
    /// Want something of a poll: its owner is asked.
    AskPoll {
        /// Which.
        poll: PollId,
        /// What.
        wish: PollWish,
    },
    /// Let somebody in, give them another role, or remove them.
    SetRole {
        /// Whom.
        user: UserId,
        /// To what; `None` removes.
        role: Option<Role>,
    },
    /// From now on newcomers ask.
    Close,
    /// What newcomers may read from now on.
    SetHistory(History),
    /// Who keeps a link to whom from now on.
    SetTopology(Topology),
    /// Take back the key of another tab or device of our own.
    Revoke(PeerId),
    /// Ask for another title of the room.
    AskTitle(String),
    /// Is writing, or has stopped.
    Typing {
        /// Where.
        thread: Thread,
        /// Writing now.
        active: bool,
    },
    /// The person is at the page, or is not.
    Attend(bool),
    /// From now on the others learn this of the person.
    Let(Privacy),
    /// The person is called this from now on, in this room.
    Rename(String),
    /// The person looks like this from now on, in this room; without bytes like nothing again.
    SetPicture(OwnPicture),
    /// From now on these are not heard, and nobody else.
    Hush(Hushed),
    /// From now on packets go through a relay when this says so; links that stand against it are made anew.
    UseRelay(RelayPolicy),
    /// Compare what everybody has with what we have, at once, and dial whose links are not up.
    SyncNow,
    /// The device is about to put this page to sleep: tell the others while there is time.
    Sleep,
    /// Leave the room and end every link.
    Leave,
}

/// From the signaling socket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignalInput {
    /// The server's challenge, as the bytes to sign.
    Challenge {
        /// What a proof of the seat signs.
        to_sign: Vec<u8>,
    },
    /// We are in.
    Joined {
        /// Who is there, with their sealed profiles.
        peers: Vec<(PeerId, String)>,
    },
    /// Somebody came, or came back.
    PeerJoined(PeerId, String),
    /// Somebody's way to the server ended.
    PeerLeft(PeerId),
    /// A sealed [`SignalBody`] of a peer.
    Relayed {
        /// Who sent it.
        from: PeerId,
        /// Sealed.
        payload: String,
    },
    /// Our seat was taken over by another connection.
    SeatTaken,
    /// The server refused something.
    Refused {
        /// In its words.
        message: String,
        /// It asked to wait so long, in milliseconds.
        retry_after_ms: Option<u64>,
        /// Whether the person should read it: `false` for what the engine can cope with.
        notable: bool,
    },
    /// The server goes down and asks to wait, in milliseconds.
    Closing {
        /// So long.
        retry_after_ms: u64,
    },
    /// There are new credentials for relays, and the driver has told the connections: routes through a relay end with the old.
    RelaysRenewed,
    /// The server is there: the answer to [`SignalOutput::Ping`].
    Pong,
    /// The socket is closed.
    Closed,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// Open the socket (a new one).
    Connect,
    /// Close the socket.
    Disconnect,
    /// Say something on the socket.
    Signal(SignalOutput),
    /// Do something to the connection `instance` to `peer`.
    Link {
        /// To whom.
        peer: PeerId,
        /// Which connection.
        instance: u64,
        /// What.
        command: LinkCommand,
    },
    /// Store this, after what was asked for before, and answer with [`Input::Persisted`] or [`Input::PersistFailed`].
    Persist {
        /// Counts up; an answer may stand for several.
        ticket: u64,
        /// What to store.
        changes: Changes,
    },
    /// Send [`Input::Tick`] at this time; replaces the time asked for before.
    WakeAt(Millis),
    /// Show something.
    View(View),
}

/// To the signaling server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignalOutput {
    /// Take our place.
    Join {
        /// The room.
        room_id: String,
        /// Us.
        peer: PeerId,
        /// Over the challenge.
        signature: [u8; 64],
        /// Sealed.
        profile: String,
    },
    /// Are you there?
    Ping,
    /// Give our place up.
    Leave,
    /// Relay a sealed body.
    Relay {
        /// What the server may know of it.
        kind: RelayKind,
        /// To whom.
        to: PeerId,
        /// Sealed.
        payload: String,
    },
}

/// What the server sees of a relayed payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelayKind {
    /// A session description that asks.
    Offer,
    /// A session description that answers.
    Answer,
    /// A candidate.
    IceCandidate,
}
