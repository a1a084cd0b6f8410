//! What the person has read: for the counts on this screen, for the others if they may know, and for the person's own other devices in any
//! case, so that what was read on one is read on all.

use std::collections::{BTreeMap, BTreeSet};

use super::{Ledger, LedgerOutput, key_of};
use crate::{
    LOGS_MAX, LogId, PeerId, Privacy, Thread,
    receipts::Vector,
    wire::{Count, PeerMessage},
};

/// The links to other devices of our own person, and what they are to be told.
#[derive(Debug, Default)]
pub(super) struct OwnDevices {
    peers: BTreeSet<PeerId>,
    /// Read since they were told.
    looked: BTreeMap<Thread, Vector>,
}

impl OwnDevices {
    pub(super) fn up(&mut self, peer: PeerId, own: bool) {
        if own {
            self.peers.insert(peer);
        }
    }

    pub(super) fn down(&mut self, peer: PeerId) {
        self.peers.remove(&peer);
    }

    pub(super) fn holds(&self, peer: PeerId) -> bool {
        self.peers.contains(&peer)
    }
}

impl Ledger {
    /// What the others may learn of the person.
    pub(crate) fn privacy(&self) -> Privacy {
        self.config.privacy
    }

    /// From now on the others may learn this.
    pub(crate) fn set_privacy(&mut self, privacy: Privacy) {
        self.config.privacy = privacy;
    }

    /// The person has looked at everything that was said there.
    pub(crate) fn seen(&mut self, thread: Thread) {
        let before = self.known_counts();
        let news = match thread {
            Thread::Room => self.look_at_room(),
            aside => self.look_aside(aside),
        };
        self.mark_read(thread);
        if news {
            self.store.marks_now();
        }
        self.tell_read(&before);
    }

    fn look_at_room(&mut self) -> bool {
        let logs = self.replica.logs().map(|(_, log)| (log.id.clone(), log.stored()));
        let of_others =
            |(log, _): &(LogId, u64)| log.stream == self.main.stream && !self.roster.ours(log.author);
        // What is not shown was not looked at.
        let logs = logs.filter(|(log, _)| !self.roster.hides(log.author));
        let logs: Vec<(LogId, u64)> = logs.filter(of_others).collect();
        logs.into_iter().fold(false, |news, (log, stored)| self.look(Thread::Room, &log, stored) || news)
    }

    fn look_aside(&mut self, thread: Thread) -> bool {
        let mut news = false;
        for peer in self.show.unread_authors(thread) {
            let log = LogId { author: peer, stream: self.main.stream.clone() };
            let stored = self.replica.find(&log).map_or(0, |log| log.stored());
            news |= self.look(thread, &log, stored);
            if !self.show.unread_of(peer) {
                // Nothing of theirs in the room itself stands between.
                self.look(Thread::Room, &log, stored);
            }
        }
        news
    }

    /// The person has looked at what this log said there, below `next`. Answers whether that is new.
    fn look(&mut self, thread: Thread, log: &LogId, next: u64) -> bool {
        if thread.is_room() && self.config.privacy.read {
            self.receipts.may_know(log, next);
        }
        let news = self.receipts.i_read(thread, log, next);
        if news {
            self.own_devices.looked.entry(thread).or_default().insert(log.clone(), next);
        }
        news
    }

    fn mark_read(&mut self, thread: Thread) {
        self.show.read(thread, |id| self.receipts.mine(thread, &key_of(id).log()) > id.seq);
    }

    /// How far the others may know that the person has read each log without leaving anything out.
    fn known_counts(&self) -> BTreeMap<LogId, u64> {
        let unread = self.show.unread_aside();
        let read = |(log, next): (&LogId, u64)| {
            let first = unread.iter().filter(|id| id.author == log.author).map(|id| id.seq).min();
            (log.clone(), first.map_or(next, |first| first.min(next)))
        };
        self.receipts.known().map(read).collect()
    }

    /// Tells the others what the person has read by now, if they may know.
    fn tell_read(&mut self, before: &BTreeMap<LogId, u64>) {
        let mut now = self.known_counts();
        now.retain(|log, next| before.get(log).copied().unwrap_or_default() < *next);
        if now.is_empty() || !self.config.privacy.read {
            return;
        }
        let counts = counts(&now);
        for (peer, _) in self.peerings.iter().filter(|(_, peering)| peering.greeted()) {
            self.outputs.push_back(LedgerOutput::Send(*peer, PeerMessage::Read(counts.clone())));
        }
    }

    /// A peer has told its heads for the first time: it learns what the person has read until now.
    pub(super) fn greet_reader(&mut self, peer: PeerId) {
        let known = if self.config.privacy.read { counts(&self.known_counts()) } else { Vec::new() };
        if !known.is_empty() {
            self.outputs.push_back(LedgerOutput::Send(peer, PeerMessage::Read(known)));
        }
        if self.own_devices.holds(peer) {
            for (thread, read) in self.receipts.all_mine().filter(|(_, read)| !read.is_empty()) {
                let looked = PeerMessage::Looked { thread, counts: counts(read) };
                self.outputs.push_back(LedgerOutput::Send(peer, looked));
            }
        }
    }

    /// Tells our other devices what was read since they were told.
    pub(super) fn tell_looked(&mut self) {
        for (thread, read) in std::mem::take(&mut self.own_devices.looked) {
            let looked = PeerMessage::Looked { thread, counts: counts(&read) };
            let peers = self.own_devices.peers.iter();
            for peer in peers.filter(|peer| self.peerings.get(peer).is_some_and(|p| p.greeted())) {
                self.outputs.push_back(LedgerOutput::Send(*peer, looked.clone()));
            }
        }
    }

    /// Another device of ours says what was read on it; it may have more than we do. Nobody else is believed.
    pub(super) fn on_looked(&mut self, peer: PeerId, thread: Thread, counts: Vec<Count>) {
        if !self.own_devices.holds(peer) {
            return;
        }
        let mut news = false;
        for Count { author, stream, next } in counts.into_iter().take(LOGS_MAX) {
            news |= self.receipts.i_read(thread, &LogId { author, stream }, next);
        }
        if news {
            self.mark_read(thread);
            self.store.marks_changed();
        }
    }

    /// Another device of ours has told everybody this.
    pub(super) fn on_told(&mut self, counts: &[Count]) {
        for Count { author, stream, next } in counts.iter().take(LOGS_MAX) {
            self.receipts.may_know(&LogId { author: *author, stream: stream.clone() }, *next);
        }
        self.store.marks_changed();
    }
}

fn counts(read: &Vector) -> Vec<Count> {
    let count =
        |(log, next): (&LogId, &u64)| Count { author: log.author, stream: log.stream.clone(), next: *next };
    read.iter().map(count).collect()
}
