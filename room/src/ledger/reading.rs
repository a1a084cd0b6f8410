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
        let before = self.known();
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
        if self.config.privacy.read {
            self.receipts.may_know(thread, log, next);
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

    /// What the others may know that the person has read.
    fn known(&self) -> Known {
        let mut unread: BTreeMap<PeerId, u64> = BTreeMap::new();
        for id in self.show.unread_aside() {
            let first = unread.entry(id.author).or_insert(id.seq);
            *first = id.seq.min(*first);
        }
        let mut known = Known::default();
        for (_, log, next) in self.receipts.known().filter(|(thread, ..)| thread.is_room()) {
            let all = unread.get(&log.author).map_or(next, |first| next.min(*first));
            known.all.insert(log.clone(), all);
        }
        for (thread, log, next) in self.receipts.known() {
            if known.all.get(log).is_none_or(|all| *all < next) {
                known.beyond.entry(thread).or_default().insert(log.clone(), next);
            }
        }
        known
    }

    /// Tells the others what the person has read by now, if they may know.
    fn tell_read(&mut self, before: &Known) {
        if !self.config.privacy.read {
            return;
        }
        let news = self.known().since(before);
        let peers = self.peerings.iter().filter(|(_, peering)| peering.greeted()).map(|(peer, _)| *peer);
        for peer in peers.chain(self.distants.peers()).collect::<Vec<_>>() {
            self.send_known(peer, &news);
        }
    }

    /// What of this the peer may know: of what is private, who takes part in it and our other devices.
    fn send_known(&mut self, peer: PeerId, known: &Known) {
        let own = self.own_device(peer);
        let user = self.roster.user(peer);
        let known = if own || !self.distants.holds(peer) { known } else { &self.known_of(peer, known) };
        let all = (!known.all.is_empty()).then(|| PeerMessage::Read(counts(&known.all)));
        let concerned = |thread: &Thread| thread.with().is_none_or(|with| own || user == Some(with));
        let beyond = known.beyond.iter().filter(|(thread, _)| concerned(thread));
        let beyond =
            beyond.map(|(thread, read)| PeerMessage::ReadIn { thread: *thread, counts: counts(read) });
        self.outputs.extend(all.into_iter().chain(beyond).map(|message| LedgerOutput::Send(peer, message)));
    }

    /// Of this what is about what the peer's own person wrote: no more goes through a hub, for nobody else makes anything of it.
    fn known_of(&self, peer: PeerId, known: &Known) -> Known {
        let mut known = known.clone();
        known.all.retain(|log, _| self.roster.same_person(peer, log.author));
        for read in known.beyond.values_mut() {
            read.retain(|log, _| self.roster.same_person(peer, log.author));
        }
        known.beyond.retain(|_, read| !read.is_empty());
        known
    }

    /// Whether a peer is another device of our own person: as it has proven on its link, or by the log.
    fn own_device(&self, peer: PeerId) -> bool {
        let by_log = || self.roster.user(peer) == Some(self.config.user.id());
        self.own_devices.holds(peer) || (!self.peerings.contains_key(&peer) && by_log())
    }

    /// A peer has told its heads for the first time: it learns what the person has read until now.
    pub(super) fn greet_reader(&mut self, peer: PeerId) {
        if self.config.privacy.read {
            let known = self.known();
            self.send_known(peer, &known);
        }
        if self.own_device(peer) {
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
            let linked = self.own_devices.peers.iter().copied();
            let linked = linked.filter(|peer| self.peerings.get(peer).is_some_and(|p| p.greeted()));
            let distant = self.distants.peers().filter(|peer| self.own_device(*peer));
            for peer in linked.chain(distant).collect::<Vec<_>>() {
                self.outputs.push_back(LedgerOutput::Send(peer, looked.clone()));
            }
        }
    }

    /// Another device of ours says what was read on it; it may have more than we do. Nobody else is believed.
    pub(super) fn on_looked(&mut self, peer: PeerId, thread: Thread, counts: Vec<Count>) {
        if !self.own_device(peer) {
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

    /// A peer says how far its person has read everything, or what was said in one thread.
    pub(super) fn on_read(&mut self, peer: PeerId, thread: Option<Thread>, counts: Vec<Count>) {
        if self.own_device(peer) {
            // The others know it already.
            for Count { author, stream, next } in counts.iter().take(LOGS_MAX) {
                let log = LogId { author: *author, stream: stream.clone() };
                self.receipts.may_know(thread.unwrap_or_default(), &log, *next);
            }
            self.store.marks_changed();
        }
        let thread = match (thread, self.roster.user(peer)) {
            (Some(Thread::Private(with)), Some(user)) if with == self.config.user.id() => {
                Some(Thread::Private(user))
            }
            (Some(Thread::Private(_)), _) => return,
            // Of what there is not, nothing is kept.
            (Some(Thread::Channel(id)), _) if !self.show.channels().iter().any(|shown| shown.id == id) => {
                return;
            }
            (thread, _) => thread,
        };
        for Count { author, stream, next } in counts {
            let log = LogId { author, stream };
            if !self.ours(&log) {
                continue;
            }
            let next = next.min(self.replica.find(&log).map_or(0, |log| log.len()));
            let before = match thread {
                None => self.receipts.has_read(peer, &log, next),
                Some(thread) => self.receipts.has_read_in(peer, thread, &log, next),
            };
            if let Some(before) = before {
                self.show.touch_own(&log, before, next);
                self.store.marks_changed();
            }
        }
    }
}

/// What the others may know that the person has read.
#[derive(Clone, Debug, Default)]
struct Known {
    /// Of each log, without leaving anything out.
    all: Vector,
    /// Of what it says in one thread, where that is further.
    beyond: BTreeMap<Thread, Vector>,
}

impl Known {
    /// Of this what was not known `before`.
    fn since(mut self, before: &Self) -> Self {
        let further = |read: &mut Vector, before: Option<&Vector>| {
            read.retain(|log, next| before.and_then(|before| before.get(log)).is_none_or(|old| old < next));
        };
        further(&mut self.all, Some(&before.all));
        self.beyond.retain(|thread, read| {
            further(read, before.beyond.get(thread));
            !read.is_empty()
        });
        self
    }
}

fn counts(read: &Vector) -> Vec<Count> {
    let count =
        |(log, next): (&LogId, &u64)| Count { author: log.author, stream: log.stream.clone(), next: *next };
    read.iter().map(count).collect()
}
