//! What the others in the room say, and what becomes of it.
//!
//! Bad bytes cost whoever sent them their link and nothing else; what cannot be taken for another reason blames nobody.

use std::collections::BTreeSet;

use super::{Ledger, LedgerOutput, RECENT_COUNT, RECENT_LEN_MAX, RECENT_MAX};
use crate::SmallSort;
use crate::{
    Content, ForkProof, Head, LogId, MessageId, Millis, Notice, Operation, Order, PeerId, Stream, View,
    chat::Chat,
    replica::{Inserted, LogIndex, Place},
    roster::Roster,
    sync::Peering,
    wire::{PeerMessage, Recent},
};

impl Ledger {
    /// A link is up. `own`: to another device of our own person, as it has proven.
    pub(crate) fn on_up(&mut self, now: Millis, peer: PeerId, durable: bool, own: bool) {
        self.own_devices.up(peer, own);
        self.peerings.insert(peer, Peering::new(now, durable));
    }

    /// A link is gone, and what was under way on it.
    pub(crate) fn on_down(&mut self, peer: PeerId) {
        self.peerings.remove(&peer);
        self.own_devices.down(peer);
        self.show.present_changed();
    }

    /// A peer listens to us from now on: it may have missed what we told before.
    pub(crate) fn compare_soon(&mut self, now: Millis, peer: PeerId) {
        if let Some(peering) = self.peerings.get_mut(&peer) {
            peering.compare_soon(now);
        }
    }

    /// A peer says something.
    pub(crate) fn on_message(&mut self, now: Millis, peer: PeerId, message: PeerMessage) {
        // Who is not in the room has no say in it.
        if !self.peerings.contains_key(&peer) {
            return;
        }
        let result = match message {
            PeerMessage::Heads(heads) => self.on_heads(now, peer, &heads),
            PeerMessage::Have(counts) => {
                if let Some(peering) = self.peerings.get_mut(&peer) {
                    peering.on_have(&self.replica, &counts);
                }
                self.on_counts(peer, counts.iter().map(|c| (c.author, &c.stream, c.next)));
                Ok(())
            }
            PeerMessage::Operations(operations) => self.on_operations(now, peer, &operations),
            PeerMessage::Recent(recent) => {
                self.on_recent(peer, &recent);
                Ok(())
            }
            PeerMessage::Fork { first, second } => self.on_fork(now, peer, &first, &second),
            PeerMessage::Looked { thread, counts } => {
                self.on_looked(peer, thread, counts);
                Ok(())
            }
            PeerMessage::Read(counts) => {
                self.on_read(peer, None, counts);
                Ok(())
            }
            PeerMessage::ReadIn { thread, counts } => {
                self.on_read(peer, Some(thread), counts);
                Ok(())
            }
            // The link and the engine keep these to themselves.
            PeerMessage::Hello(_)
            | PeerMessage::Proof(_)
            | PeerMessage::Standing(_)
            | PeerMessage::Ping { .. }
            | PeerMessage::Pong { .. }
            | PeerMessage::Bye
            | PeerMessage::Typing { .. }
            | PeerMessage::Presence(_)
            | PeerMessage::Writing { .. }
            | PeerMessage::Links(_)
            | PeerMessage::Passed(_)
            | PeerMessage::Asleep => Ok(()),
        };
        if let Err(reason) = result {
            self.outputs.push_back(LedgerOutput::Misbehaved(peer, reason));
        }
    }

    fn on_heads(&mut self, now: Millis, peer: PeerId, heads: &[Head]) -> Result<(), String> {
        let Some(peering) = self.peerings.get_mut(&peer) else {
            return Ok(());
        };
        let first = !peering.greeted();
        let messages = peering.on_heads(now, &self.replica, heads)?;
        let newcomer = first && peering.newcomer(&self.replica);
        for message in messages {
            self.outputs.push_back(LedgerOutput::Send(peer, message));
        }
        self.on_counts(peer, heads.iter().map(|h| (h.author, &h.stream, h.next)));
        if first {
            self.outbox.begin_anew();
            self.show.present_changed();
            self.greet_reader(peer);
        }
        if newcomer {
            let recent = PeerMessage::Recent(self.recent());
            self.outputs.push_back(LedgerOutput::Send(peer, recent));
        }
        Ok(())
    }

    /// The peer has stored so much: of what is ours, that is a receipt.
    pub(super) fn on_counts<'a>(
        &mut self,
        peer: PeerId,
        counts: impl Iterator<Item = (PeerId, &'a Stream, u64)>,
    ) {
        // Who stores nothing has it only for as long as the page is open, and says nothing of it through a hub.
        if self.peerings.get(&peer).is_some_and(|peering| !peering.durable()) {
            return;
        }
        for (author, stream, next) in counts {
            let log = LogId { author, stream: stream.clone() };
            let next = next.min(self.replica.find(&log).map_or(0, |log| log.stored()));
            for key in self.outbox.below(&log, next) {
                self.outbox.done(&key);
                self.outbox.begin_anew();
                self.store.outbox_done(key);
            }
            if self.ours(&log)
                && let Some(before) = self.receipts.has(peer, &log, next)
            {
                self.show.touch_own(&log, before, next);
                self.polls_moved();
                self.store.marks_changed();
            }
        }
    }

    /// Whether the log is one of this person's, on whatever device.
    pub(super) fn ours(&self, log: &LogId) -> bool {
        self.roster.ours(log.author)
    }

    fn on_operations(&mut self, now: Millis, peer: PeerId, operations: &[Vec<u8>]) -> Result<(), String> {
        if !self.peerings.contains_key(&peer) {
            return Ok(());
        }
        for bytes in operations {
            let (place, inserted) = self.replica.receive(bytes).map_err(|e| e.to_string())?;
            if let (Some(peering), Some(place)) = (self.peerings.get_mut(&peer), place) {
                peering.on_operation(place);
            }
            if matches!(inserted, Inserted::Taken(_) | Inserted::Waits) {
                self.note_arrival(now, place, peer);
            }
            match inserted {
                Inserted::Taken(places) => {
                    self.taken(now, &places);
                    if self.replica.out_of_order() {
                        self.replica.reorder(self.me);
                        self.fold_again();
                    }
                }
                Inserted::Forked(proof) => self.on_new_fork(now, Some(peer), proof)?,
                Inserted::Diverges => {
                    if let Some(peering) = self.peerings.get_mut(&peer) {
                        peering.compare_soon(now);
                    }
                }
                Inserted::Known | Inserted::Waits | Inserted::AfterFork | Inserted::NoRoom => {}
            }
        }
        Ok(())
    }

    fn on_fork(&mut self, now: Millis, peer: PeerId, first: &[u8], second: &[u8]) -> Result<(), String> {
        match self.replica.receive_proof(first, second).map_err(|e| e.to_string())? {
            Some(proof) => self.on_new_fork(now, Some(peer), proof),
            None => Ok(()),
        }
    }

    /// Somebody signed two histories: keep the proof, count again, tell everybody.
    fn on_new_fork(&mut self, now: Millis, from: Option<PeerId>, proof: ForkProof) -> Result<(), String> {
        let author = proof.key.author;
        if author == self.me {
            self.view(View::Notice(Notice::OwnFork));
        } else {
            self.view(View::Notice(Notice::Forked { peer: author }));
        }
        for key in self.outbox.from(&proof.key) {
            self.outbox.done(&key);
            self.store.outbox_done(key);
        }
        self.store.fork(proof);
        self.fold_again();
        for peering in self.peerings.values_mut() {
            peering.compare_soon(now);
        }
        let brought = from.and_then(|peer| self.peerings.get_mut(&peer));
        brought.map_or(Ok(()), Peering::on_fork)
    }

    /// The newest messages and the profiles of their authors, for somebody who lacks much.
    fn recent(&self) -> Vec<Recent> {
        let tail = self
            .replica
            .order()
            .iter()
            .rev()
            .filter(|place| self.replica.log(place.log).is_some_and(|log| log.stored() > place.seq));
        let mut newest: Vec<(Order, Place)> = Vec::new();
        let mut authors = BTreeSet::new();
        for place in tail.take(4 * RECENT_COUNT) {
            if let Some((meta, content)) = self.read(*place)
                && content.said().is_some()
                && meta.thread.is_room()
                && self.counts(meta, &content)
                && self.chat.alive(MessageId { author: meta.author, seq: meta.seq }, &self.roster)
            {
                newest.push((meta.order, *place));
            }
        }
        newest.small_sort_by(|a, b| b.cmp(a));
        newest.truncate(RECENT_COUNT);
        authors.extend(newest.iter().map(|(_, place)| place.log));
        let profiles = authors.iter().filter_map(|log| Some(Place { log: *log, seq: self.profile(*log)? }));
        let chosen = profiles.chain(newest.iter().map(|(_, place)| *place));
        let mut len = 0;
        chosen
            .filter_map(|place| self.replica.entry(place))
            .take_while(|entry| {
                len += entry.bytes.len();
                len <= RECENT_LEN_MAX
            })
            .map(|entry| Recent { depth: entry.depth, bytes: entry.bytes.to_vec() })
            .collect()
    }

    /// The newest profile in a log: nearly always its first operation.
    fn profile(&self, log: LogIndex) -> Option<u64> {
        let stored = self.replica.log(log)?.stored();
        (0..stored.min(8))
            .rev()
            .find(|seq| matches!(self.read(Place { log, seq: *seq }), Some((_, Content::Profile(_)))))
    }

    /// Shows a newcomer what it will have in its turn. Signatures are checked, nothing is kept.
    fn on_recent(&mut self, peer: PeerId, recent: &[Recent]) {
        let room_id = self.config.keys.room_id.clone();
        let Some(peering) = self.peerings.get_mut(&peer) else { return };
        if !peering.take_preview() || peering.missing(&self.replica) == 0 || self.show.previewed() {
            return;
        }
        let mut names = Roster::of(self.me, self.config.user.id(), self.roster.hushed().clone());
        let mut chat = Chat::default();
        for Recent { depth, bytes } in recent.iter().take(RECENT_MAX) {
            let Ok(operation) = Operation::decode(bytes, &room_id) else { continue };
            if self.replica.place(&operation.key()).is_some_and(|place| self.replica.entry(place).is_some())
                || operation.verify(&room_id).is_err()
            {
                continue;
            }
            let order = Order { depth: *depth, tie: operation.hash().short() };
            if let Some((meta, content)) = self.open(&operation, order)
                && (self.counts(meta, &content) || matches!(content, Content::Profile(_)))
            {
                if let Content::Profile(certificate) = &content {
                    names.apply(meta, certificate, |_| true);
                }
                chat.apply(meta, &content);
            }
        }
        let messages = chat.ids().filter_map(|id| chat.view(id, self.me, &names, None)).collect();
        self.show.preview(messages);
    }
}
