//! What goes into a link and what comes out: plain data.

use crate::{
    Fingerprints, PeerMessage, Route,
    wire::{Candidate, Channel, Hello, SignalBody, SignalContent},
};

/// A link as shown, in a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LinkStatus {
    /// Being set up for the first time.
    #[default]
    Connecting,
    /// Frames flow.
    Connected,
    /// Was up, is coming back.
    Reconnecting,
    /// Not up after several attempts; still trying, at long intervals.
    Offline,
    /// Its device put the other's page to sleep; it comes back when it wakes.
    Asleep,
    /// None is kept: what is said goes through the hub of the room, which is linked to both.
    ThroughHub,
    /// None is kept, and the hub of the room is not linked to both: what is said waits.
    WaitsForHub,
}

/// What the driver reports about one connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkEvent {
    /// `setLocalDescription` is done; this is to be sent.
    LocalDescription(SignalContent),
    /// A local candidate.
    LocalCandidate(Candidate),
    /// All channels are open.
    ChannelsOpen {
        /// Of the DTLS certificates at both ends.
        fingerprints: Fingerprints,
        /// What the browser says its SCTP takes.
        message_len_max: u32,
    },
    /// The other side closed the connection, or a channel broke.
    ChannelsClosed,
    /// ICE lost its pair for the moment.
    Disconnected,
    /// ICE gave up; on this connection only a restart helps.
    Unreachable,
    /// DTLS failed, or an operation of the connection did: it is of no more use.
    Broken(String),
    /// Which way packets go.
    Route(Route),
    /// What was sent on this channel before [`LinkCommand::TellDrained`] has gone out, but for a little.
    Drained(Channel),
    /// A frame arrived.
    Frame(Channel, Vec<u8>),
}

/// What the driver does to one connection. Operations of one connection run one after another, in this order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkCommand {
    /// Make a connection with its channels.
    Open,
    /// From the next description on, whether only relays count.
    Relay {
        /// Nothing but relayed routes.
        only: bool,
    },
    /// Make an offer, with fresh ICE credentials if asked for, and report it.
    Offer {
        /// Restart ICE.
        ice_restart: bool,
        /// The number of the offer.
        number: u32,
    },
    /// Take a remote offer (rolling an own one back), answer it and report the answer; or take a remote answer.
    Accept(SignalContent),
    /// Take a remote candidate.
    AddCandidate(Candidate),
    /// Send a frame.
    Send(Channel, Vec<u8>),
    /// Report [`LinkEvent::Drained`] once what was sent on this channel until now has gone out, but for a little.
    TellDrained(Channel),
    /// Close the connection and forget it.
    Close,
}

/// What a link asks for or tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LinkOutput {
    /// To the driver, about the connection of this instance.
    Command(u64, LinkCommand),
    /// To the other side, through the server.
    Signal(SignalBody),
    /// The channels are open: begin the handshake.
    Ready(Fingerprints),
    /// The other side's hello.
    Hello(Hello),
    /// The other side's proof.
    Proof(Vec<u8>),
    /// Nothing is heard any more; the connection stays and looks for another route.
    Interrupted,
    /// A link that was interrupted is up again.
    Back,
    /// The connection of a link that was up is gone; what was under way on it is lost.
    Down,
    /// Something for the engine.
    Message(PeerMessage),
    /// The other left for good.
    Bye,
    /// The other broke the protocol; its connection is closed.
    Misbehaved(String),
}
