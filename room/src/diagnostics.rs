//! How a room stands here, as plain data for the person who wants to know: links, queues, outbox, logs, and what happened lately.
//!
//! Numbers, states and ids; never a text, a name or a title. [`crate::Engine::diagnostics`] fills it in, the words are in `app`.

use std::collections::VecDeque;

use crate::{Channel, LinkDetails, LinkStatus, LogId, PeerId, SignalingStatus};

/// Events remembered: some minutes of a room in trouble, hours of one that is well.
const EVENTS_MAX: usize = 200;
/// Entries of the outbox told one by one, the oldest: who has more of them reads the number.
pub(crate) const OUTBOX_TOLD_MAX: usize = 100;

/// How a room stands here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostics {
    /// The way to the server.
    pub signaling: SignalingStatus,
    /// Every link, in order of the ids.
    pub links: Vec<LinkReport>,
    /// Own operations that nobody else is known to have; the oldest of them.
    pub outbox: Vec<OutboxReport>,
    /// How many there are of those.
    pub outbox_len: u64,
    /// Every log there is.
    pub logs: Vec<LogReport>,
    /// Operations that others have and we lack.
    pub missing: u64,
    /// Later epochs whose keys we have.
    pub epochs: u64,
    /// Operations that we have no key for.
    pub unreadable: u64,
    /// The way to the disk.
    pub store: StoreReport,
    /// What the last *sync now* did, and for how long that is over, in milliseconds.
    pub synced: Option<(Synced, u64)>,
    /// What happened lately, oldest first, each with the wall clock in Unix milliseconds.
    pub events: Vec<(u64, Event)>,
}

/// One link, and what is exchanged over it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkReport {
    /// What is known of the link itself.
    pub details: LinkDetails,
    /// For how long it has stood as it does, in milliseconds.
    pub since_ms: u64,
    /// Whether the server has them in the room.
    pub at_server: bool,
    /// Bytes that wait here for their channel, where any do.
    pub queued: Vec<(Channel, u64)>,
    /// Bytes handed to the browser that it has not said to be gone.
    pub on_the_way: u64,
    /// How the logs compare, while we talk.
    pub compared: Option<Compared>,
}

/// How our logs compare with those of a peer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared {
    /// For how long their last word on it is over, in milliseconds; `None` until the first.
    pub heard_ms: Option<u64>,
    /// Operations they have and we lack.
    pub missing: u64,
    /// Operations we have stored and they have not confirmed.
    pub lacking: u64,
    /// Bytes of operations under way to them.
    pub under_way: u64,
}

/// One entry of the outbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxReport {
    /// Its stream.
    pub stream: String,
    /// Its number there.
    pub seq: u64,
    /// For how long it has waited, in milliseconds.
    pub age_ms: u64,
    /// How often it was handed to a link.
    pub tries: u32,
    /// The person was asked about it.
    pub attention: bool,
}

/// One log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogReport {
    /// Whose, and of what.
    pub log: LogId,
    /// Operations that count.
    pub len: u64,
    /// Those of them that are on the disk.
    pub stored: u64,
    /// The first bytes of the hash of its end: two who have the same log have the same.
    pub tip: [u8; 8],
    /// Its author signed two histories.
    pub forked: bool,
}

/// The way to the disk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StoreReport {
    /// Whether what is stored outlives the page.
    pub durable: bool,
    /// Writes that the disk has not answered.
    pub under_way: u64,
    /// The last write failed.
    pub failing: bool,
    /// Own operations that could not be stored and wait.
    pub unstored: u64,
}

/// What *sync now* did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Synced {
    /// Told our heads to so many.
    pub asked: u32,
    /// Dialed so many whose links are not up.
    pub dialed: u32,
    /// Cannot dial so many: without the server nobody passes the first words on.
    pub unreachable: u32,
    /// Tried to reach the server.
    pub server: bool,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The room was entered in this page.
    Started,
    /// The way to the server changed.
    Server(SignalingStatus),
    /// A link changed; `fault` says why, if it did not end well.
    Link {
        /// To whom.
        peer: PeerId,
        /// How it stands now.
        status: LinkStatus,
        /// Why.
        fault: Option<String>,
    },
    /// Somebody is no longer there.
    Gone(PeerId),
    /// Heads were compared, for the first time on a link or with a difference.
    Compared {
        /// With whom.
        peer: PeerId,
        /// Operations they have and we lack.
        missing: u64,
        /// Operations we have and they lack.
        lacking: u64,
    },
    /// The person asked for a round of comparing.
    Synced(Synced),
    /// Storing failed.
    StoringFailed,
    /// Storing works again.
    StoringWorks,
    /// A peer broke the protocol.
    Misbehaved(PeerId, String),
    /// A peer signed two histories.
    Forked(PeerId),
    /// The device went to another network, or woke.
    NetworkChanged,
    /// The server refused something.
    ServerRefused,
}

/// What happened lately.
#[derive(Debug, Default)]
pub(crate) struct Journal(VecDeque<(u64, Event)>);

impl Journal {
    pub(crate) fn note(&mut self, at_unix_ms: u64, event: Event) {
        if self.0.len() >= EVENTS_MAX {
            self.0.pop_front();
        }
        self.0.push_back((at_unix_ms, event));
    }

    pub(crate) fn all(&self) -> Vec<(u64, Event)> {
        self.0.iter().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn the_newest_events_are_kept() {
        let mut journal = Journal::default();
        for at in 0..2 * EVENTS_MAX as u64 {
            journal.note(at, Event::NetworkChanged);
        }
        let all = journal.all();
        assert_eq!((all.len(), all[0].0), (EVENTS_MAX, EVENTS_MAX as u64));
    }
}
