//! What is known about links, for the person who wants to look closely: routes, round trips, who is linked to whom.
//!
//! Plain data. The link machine ([`crate::link`]) fills it in; components draw it.

use serde::{Deserialize, Serialize};

use crate::{LinkStatus, Path, PeerId};

/// Where one end of a route was found; the words are ICE's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CandidateKind {
    /// An address of the device itself.
    Host,
    /// The address a STUN server saw: that of a router in front of the device.
    ServerReflexive,
    /// The address the other browser saw.
    PeerReflexive,
    /// An address of a TURN server that passes packets on.
    Relay,
}

/// What carries packets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// UDP, the usual.
    Udp,
    /// TCP, where a network forbids UDP.
    Tcp,
    /// TLS over TCP.
    Tls,
}

/// The pair of addresses that a link uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Route {
    /// Our end.
    pub local: CandidateKind,
    /// The other end, as far as this browser knows.
    pub remote: CandidateKind,
    /// What carries packets from here: to the other browser, or to our relay.
    pub transport: Transport,
}

impl Route {
    /// Relayed when either end is a relay.
    pub fn path(self) -> Path {
        if self.local == CandidateKind::Relay || self.remote == CandidateKind::Relay {
            Path::Relayed
        } else {
            Path::Direct
        }
    }
}

/// When packets may go through a relay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RelayPolicy {
    /// Direct where a network allows it; through a relay where not, and only through it after some failures.
    #[default]
    Automatic,
    /// Always: other people do not see this device's address.
    Always,
    /// Never: nothing but direct links, even if some cannot be made.
    Never,
}

/// Everything about one link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkDetails {
    /// To whom.
    pub peer: PeerId,
    /// How it stands.
    pub status: LinkStatus,
    /// Which way packets go, while it is up.
    pub route: Option<Route>,
    /// For how long it has been up, in milliseconds.
    pub up_ms: Option<u64>,
    /// When the next attempt comes, in milliseconds from now.
    pub next_attempt_ms: Option<u64>,
    /// Round trips in milliseconds, oldest first, one every 2 s over the last five minutes; `None` for a ping that nobody
    /// answered.
    pub latencies_ms: Vec<Option<u32>>,
    /// Bytes of frames handed to the browser, over all connections of this link.
    pub bytes_sent: u64,
    /// Bytes of frames that came.
    pub bytes_received: u64,
    /// Connections made, the first included.
    pub connections: u32,
    /// Times a connection looked for a new route (ICE restarts).
    pub restarts: u32,
    /// Attempts that failed since the link was last up.
    pub failures: u32,
    /// Whether attempts go through a relay only: by the person's wish, or after too many failures.
    pub relay_only: bool,
    /// Why the last connection ended, in words, if it did not end well.
    pub fault: Option<String>,
}

/// One of a peer's links, as that peer tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeerLink {
    /// To whom.
    pub peer: PeerId,
    /// Through a relay.
    pub relayed: bool,
    /// Round trip in milliseconds, once measured.
    pub latency_ms: Option<u16>,
}
