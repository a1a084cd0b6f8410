//! A close look at one message, and what has to be noted for it: from whom each operation came.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{Ledger, key_of};
use crate::set_of;
use crate::{
    Arrival, Epoch, Holder, LogId, MessageDetails, MessageId, Millis, PeerId, Reach, Standing, Thread,
    UserId, replica::Place,
};

/// Operations of which it is noted from whom they came: what one page takes in a long day. Of older ones it is not known.
const CAME_MAX: usize = 4_096;
/// People named with one message: as many as a room lets in.
const HOLDERS_MAX: usize = 256;

/// From whom operations came, and when.
#[derive(Debug, Default)]
pub(super) struct Came {
    from: BTreeMap<Place, (PeerId, u64)>,
    /// The oldest first.
    order: VecDeque<Place>,
}

impl Came {
    /// An operation came from a peer. Only the first who brings it counts.
    fn note(&mut self, place: Place, peer: PeerId, unix_ms: u64) {
        if self.from.contains_key(&place) {
            return;
        }
        if self.order.len() >= CAME_MAX
            && let Some(oldest) = self.order.pop_front()
        {
            self.from.remove(&oldest);
        }
        self.from.insert(place, (peer, unix_ms));
        self.order.push_back(place);
    }
}

impl Ledger {
    /// An operation we had not came from a peer.
    pub(super) fn note_arrival(&mut self, now: Millis, place: Option<Place>, peer: PeerId) {
        if let Some(place) = place {
            let at = self.unix_ms(now);
            self.came.note(place, peer, at);
        }
    }

    /// Everything about a message; `None` if there is no such message, or only on this page.
    pub(crate) fn message_details(&self, message: MessageId) -> Option<MessageDetails> {
        let shown = self.chat.view(message, self.me, &self.roster, None)?;
        let place = self.replica.place(&key_of(message))?;
        let entry = self.replica.entry(place)?;
        let operation = self.replica.operation(place)?;
        let arrival = self.came.from.get(&place).filter(|_| message.author != self.me);
        let arrival = arrival.map(|(from, at)| Arrival {
            from: *from,
            name: self.roster.name(*from).to_owned(),
            at_unix_ms: *at,
        });
        let (versions, left_out) = self.chat.versions(message, &self.roster);
        Some(MessageDetails {
            message,
            thread: shown.thread,
            author_name: shown.author_name,
            author_user: shown.author_user,
            own: shown.own,
            deleted: shown.deleted,
            at_unix_ms: shown.at_unix_ms,
            arrival,
            hash: hex(&entry.hash.0),
            signature: hex(operation.signature()),
            signed: operation.verify(&self.config.keys.room_id).is_ok(),
            epoch: match operation.epoch() {
                Epoch::First => None,
                Epoch::Later(name) => Some(name),
            },
            depth: entry.depth,
            seen: operation.seen().len(),
            size: entry.bytes.len(),
            holders: self.holders(message, shown.thread),
            versions,
            left_out,
        })
    }

    /// How far a message got with everybody it is for: one person, or all who are in the room.
    fn holders(&self, message: MessageId, thread: Thread) -> Vec<Holder> {
        let log = key_of(message).log();
        let (me, author) = (self.config.user.id(), self.roster.user(message.author));
        let has: BTreeSet<PeerId> =
            self.receipts.holders(&log, message.seq).chain(self.linked_holders(&log, message.seq)).collect();
        let read = set_of(self.receipts.readers(thread, &log, message.seq));
        let reach = |user: UserId| {
            let any = |peers: &BTreeSet<PeerId>| self.roster.peers_of(user).any(|peer| peers.contains(&peer));
            match (any(&read), any(&has)) {
                (true, _) => Reach::Read,
                (false, true) => Reach::Has,
                (false, false) => Reach::Unknown,
            }
        };
        let concerned = |user: &UserId| match thread.with() {
            Some(with) => *user == with,
            None => matches!(self.rights.standing(*user), Standing::In(_)),
        };
        let others = self.roster.all().filter(|user| *user != me && Some(*user) != author);
        let there = others.filter(concerned).filter(|user| self.roster.peers_of(*user).next().is_some());
        there
            .map(|user| Holder { user, name: self.roster.name_of(user).to_owned(), reach: reach(user) })
            .take(HOLDERS_MAX)
            .collect()
    }

    /// Those we are linked to who said that they have stored it.
    fn linked_holders(&self, log: &LogId, seq: u64) -> impl Iterator<Item = PeerId> {
        let index = self.replica.index(log);
        let has = move |(_, peering): &(&PeerId, &crate::sync::Peering)| {
            index.is_some_and(|index| peering.durable() && peering.has(index) > seq)
        };
        self.peerings.iter().filter(has).map(|(peer, _)| *peer)
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn the_first_who_brings_an_operation_is_noted_and_the_oldest_notes_go() {
        let mut came = Came::default();
        let place = |seq| Place { log: 0, seq };
        came.note(place(0), PeerId([1; 32]), 5);
        came.note(place(0), PeerId([2; 32]), 6);
        assert_eq!(came.from.get(&place(0)), Some(&(PeerId([1; 32]), 5)));
        for seq in 1..=CAME_MAX as u64 {
            came.note(place(seq), PeerId([1; 32]), 7);
        }
        assert_eq!((came.from.len(), came.order.len()), (CAME_MAX, CAME_MAX));
        assert!(!came.from.contains_key(&place(0)));
    }
}
