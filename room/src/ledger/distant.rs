//! Those we have no link to and reach through the hub: of what we have stored and read of theirs, they learn all the same.
//!
//! What is said here is what a link would carry, cut to what concerns the receiver; `engine/passing.rs` has the way there.

use std::collections::{BTreeMap, BTreeSet};

use super::{Ledger, LedgerOutput};
use crate::{
    LogId, Millis, PeerId,
    replica::LogIndex,
    wire::{Count, PeerMessage},
};

/// Somebody is told of what was stored this often, in milliseconds: while a history arrives it is something new all the time.
const TELL_EVERY_MS: u64 = 300;
/// Somebody is told everything again this often at most, in milliseconds, however often they ask.
const GREET_EVERY_MS: u64 = 3_000;

/// All of them.
#[derive(Debug, Default)]
pub(super) struct Distants(BTreeMap<PeerId, Distant>);

#[derive(Debug, Default)]
struct Distant {
    /// How much of each log of their person we told that we have.
    told: BTreeMap<LogIndex, u64>,
    /// There may be more to tell …
    dirty: bool,
    /// … from then on.
    tell_at: Millis,
    /// They are to be told everything again …
    greet: bool,
    /// … from then on.
    greet_at: Millis,
}

impl Distant {
    fn due_at(&self) -> Option<Millis> {
        let greet = self.greet.then_some(self.greet_at);
        greet.into_iter().chain(self.dirty.then_some(self.tell_at)).min()
    }
}

impl Distants {
    pub(super) fn holds(&self, peer: PeerId) -> bool {
        self.0.contains_key(&peer)
    }

    pub(super) fn peers(&self) -> impl Iterator<Item = PeerId> {
        self.0.keys().copied()
    }

    /// Something was stored.
    pub(super) fn stir(&mut self) {
        self.0.values_mut().for_each(|distant| distant.dirty = true);
    }

    /// When there is something to tell.
    pub(super) fn deadline(&self) -> Option<Millis> {
        self.0.values().filter_map(Distant::due_at).min()
    }
}

impl Ledger {
    /// We are the hub of a star, or are not. Answers whether we have become it.
    pub(crate) fn set_hub(&mut self, hub: bool) -> bool {
        !std::mem::replace(&mut self.hub, hub) && hub
    }

    /// The hub says that it is linked to these.
    pub(crate) fn set_reached(&mut self, peers: BTreeSet<PeerId>) {
        self.reached = peers;
    }

    /// These are reached through the hub, and nobody else. Who was not before is told everything.
    pub(crate) fn set_distants(&mut self, peers: &BTreeSet<PeerId>) {
        if self.distants.0.len() == peers.len() && peers.iter().all(|peer| self.distants.holds(*peer)) {
            return;
        }
        self.distants.0.retain(|peer, _| peers.contains(peer));
        for peer in peers {
            if !self.distants.holds(*peer) {
                self.distants.0.insert(*peer, Distant { greet: true, ..Distant::default() });
            }
        }
    }

    /// Somebody has come to the hub: what was said to them before may be lost. Answers whether that is news.
    pub(crate) fn greet_distant(&mut self, peer: PeerId) -> bool {
        let distant = self.distants.0.get_mut(&peer);
        distant.is_some_and(|distant| !std::mem::replace(&mut distant.greet, true))
    }

    /// What a peer says through the hub.
    pub(crate) fn on_passed(&mut self, peer: PeerId, message: PeerMessage) {
        match message {
            PeerMessage::Have(counts) => {
                self.on_counts(peer, counts.iter().map(|c| (c.author, &c.stream, c.next)));
            }
            PeerMessage::Looked { thread, counts } => self.on_looked(peer, thread, counts),
            PeerMessage::Read(counts) => self.on_read(peer, None, counts),
            PeerMessage::ReadIn { thread, counts } => self.on_read(peer, Some(thread), counts),
            _ => {}
        }
    }

    /// Tells what was read and stored of what their persons wrote, where it is time.
    pub(super) fn tell_distants(&mut self, now: Millis) {
        let due = |distant: &Distant| distant.due_at().is_some_and(|at| at <= now);
        let peers = self.distants.0.iter().filter(|(_, distant)| due(distant)).map(|(peer, _)| *peer);
        for peer in peers.collect::<Vec<_>>() {
            let counts = self.stored_of(peer);
            let Some(distant) = self.distants.0.get_mut(&peer) else { continue };
            let greet = distant.greet && distant.greet_at <= now;
            if greet {
                distant.greet = false;
                distant.greet_at = now + GREET_EVERY_MS;
                distant.told.clear();
            }
            distant.dirty = false;
            let mut news = Vec::new();
            for (log, count) in counts {
                let told = distant.told.entry(log).or_default();
                if count.next > *told {
                    *told = count.next;
                    news.push(count);
                }
            }
            // What is gone with the page is no receipt.
            if !news.is_empty() && self.config.durable {
                distant.tell_at = now + TELL_EVERY_MS;
                self.outputs.push_back(LedgerOutput::Send(peer, PeerMessage::Have(news)));
            }
            if greet {
                self.greet_reader(peer);
            }
        }
    }

    /// How much is stored of what a peer's person wrote, on whatever device.
    fn stored_of(&self, peer: PeerId) -> Vec<(LogIndex, Count)> {
        let mut authors: BTreeSet<PeerId> = BTreeSet::from([peer]);
        authors.extend(self.roster.users(peer).into_iter().flat_map(|user| self.roster.ever_of(user)));
        let stored = |author| {
            let id = LogId { author, stream: self.main.stream.clone() };
            let index = self.replica.index(&id)?;
            let next = self.replica.log(index)?.stored();
            (next > 0).then_some((index, Count { author, stream: id.stream, next }))
        };
        authors.into_iter().filter_map(stored).collect()
    }
}
