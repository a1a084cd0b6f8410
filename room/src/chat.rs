//! Chat between those who are there: own messages are kept until everybody has them.
//!
//! Each author's messages of one session are numbered without holes. After hello each side tells the
//! other how far it has the other's messages ([`PeerMessage::Have`]); what is missing follows, a bounded
//! amount under way at a time, and every `Have` acknowledges. So a link that was cut, or a peer that comes late,
//! is brought up to date by the same rule. Held in memory for as long as the page is open. Tested here and in `tests/sim.rs`.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::{Delivery, Message, MessageId, PeerId, wire::PeerMessage};

/// Longest message, in bytes of UTF-8.
pub const TEXT_LEN_MAX: usize = 64 * 1024;
/// Own messages kept for late joiners.
const OWN_MAX: usize = 5_000;
/// The same, in bytes of text.
const OWN_LEN_MAX: usize = 16 * 1024 * 1024;
/// Bytes of text under way to one peer without an acknowledgement.
const WINDOW_LEN: usize = 128 * 1024;
/// Own messages whose delivery is still followed; older ones keep what they show.
const FOLLOWED_MAX: usize = 500;
/// Authors' sessions and peers remembered.
const REMEMBERED_MAX: usize = 4_096;

/// Why a text was not sent. The words are for the person who wrote it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextRefused {
    /// Nothing but white space.
    #[error("Write something first.")]
    Empty,
    /// Over the limit.
    #[error("This message is too long: {len} bytes, at most {TEXT_LEN_MAX}. Send it in parts.")]
    TooLong {
        /// Its bytes.
        len: usize,
    },
}

/// The chat of one page.
#[derive(Debug)]
pub(crate) struct Chat {
    me: PeerId,
    name: String,
    session: u64,
    own: VecDeque<Own>,
    own_len: usize,
    /// Number of the first message in `own`.
    first: u64,
    /// The number that comes next from each author's session.
    incoming: BTreeMap<(PeerId, u64), u64>,
    /// How far each peer has ours.
    outgoing: BTreeMap<PeerId, Outgoing>,
}

#[derive(Debug)]
struct Own {
    text: String,
    at_unix_ms: u64,
    shown: Delivery,
}

/// One peer's copy of our messages.
#[derive(Debug, Default)]
struct Outgoing {
    /// It confirmed everything below, at some time.
    confirmed: u64,
    /// The link that is up, if any.
    live: Option<Live>,
}

#[derive(Debug)]
struct Live {
    /// Confirmed on this link; `None` until its first `Have`.
    acked: Option<u64>,
    /// Handed to the link: everything below.
    sent: u64,
}

impl Chat {
    pub(crate) fn new(me: PeerId, name: String, session: u64) -> Self {
        Self {
            me,
            name,
            session,
            own: VecDeque::new(),
            own_len: 0,
            first: 0,
            incoming: BTreeMap::new(),
            outgoing: BTreeMap::new(),
        }
    }

    fn next_own(&self) -> u64 {
        self.first + self.own.len() as u64
    }

    /// Keeps an own message.
    pub(crate) fn write(&mut self, text: &str, at_unix_ms: u64) -> Result<Message, TextRefused> {
        if text.trim().is_empty() {
            return Err(TextRefused::Empty);
        }
        if text.len() > TEXT_LEN_MAX {
            return Err(TextRefused::TooLong { len: text.len() });
        }
        self.own_len += text.len();
        self.own.push_back(Own { text: text.to_owned(), at_unix_ms, shown: Delivery::Saved });
        while (self.own.len() > OWN_MAX || self.own_len > OWN_LEN_MAX) && self.own.len() > 1 {
            self.own_len -= self.own.pop_front().map_or(0, |own| own.text.len());
            self.first += 1;
        }
        let seq = self.next_own() - 1;
        Ok(Message {
            id: MessageId { author: self.me, session: self.session, seq },
            author_name: self.name.clone(),
            text: text.to_owned(),
            at_unix_ms,
            delivery: Some(Delivery::Saved),
        })
    }

    /// A link is up: what to tell the other first.
    pub(crate) fn on_up(&mut self, peer: PeerId, session: u64) -> PeerMessage {
        if self.outgoing.len() >= REMEMBERED_MAX {
            self.outgoing.retain(|_, o| o.live.is_some());
        }
        self.outgoing.entry(peer).or_default().live = Some(Live { acked: None, sent: 0 });
        self.have(peer, session)
    }

    pub(crate) fn on_down(&mut self, peer: PeerId) {
        if let Some(outgoing) = self.outgoing.get_mut(&peer) {
            outgoing.live = None;
        }
    }

    /// The peer tells how far it has ours.
    pub(crate) fn on_have(&mut self, peer: PeerId, session: u64, next: u64) {
        let (first, end) = (self.first, self.next_own());
        if session != self.session {
            return;
        }
        if let Some(outgoing) = self.outgoing.get_mut(&peer)
            && let Some(live) = &mut outgoing.live
        {
            let next = next.min(end);
            live.sent = if live.acked.is_none() { next.max(first) } else { live.sent.max(next) };
            live.acked = Some(live.acked.map_or(next, |acked| acked.max(next)));
            outgoing.confirmed = outgoing.confirmed.max(next);
        }
    }

    /// What may be handed to the peer's link now.
    pub(crate) fn next_for(&mut self, peer: PeerId) -> Vec<PeerMessage> {
        let (first, own) = (self.first, &self.own);
        let Some(live) = self.outgoing.get_mut(&peer).and_then(|o| o.live.as_mut()) else {
            return Vec::new();
        };
        let Some(acked) = live.acked else {
            return Vec::new();
        };
        live.sent = live.sent.max(first);
        let len = |seq: u64| own.get(seq.saturating_sub(first) as usize).map_or(0, |o| o.text.len());
        let mut under_way: usize = (acked.max(first)..live.sent).map(len).sum();
        let mut out = Vec::new();
        while let Some(message) = own.get((live.sent - first) as usize) {
            if under_way > 0 && under_way + message.text.len() > WINDOW_LEN {
                break;
            }
            under_way += message.text.len();
            out.push(PeerMessage::Chat {
                seq: live.sent,
                at_unix_ms: message.at_unix_ms,
                text: message.text.clone(),
            });
            live.sent += 1;
        }
        out
    }

    /// A message of the peer: what to show, unless it came before. An error is the peer's doing.
    pub(crate) fn on_chat(
        &mut self,
        (peer, name, session): (PeerId, &str, u64),
        (seq, at_unix_ms, text): (u64, u64, String),
    ) -> Result<Option<Message>, TextRefused> {
        if text.len() > TEXT_LEN_MAX {
            return Err(TextRefused::TooLong { len: text.len() });
        }
        if text.trim().is_empty() {
            return Err(TextRefused::Empty);
        }
        if self.incoming.len() >= REMEMBERED_MAX && !self.incoming.contains_key(&(peer, session)) {
            self.incoming.pop_first();
        }
        let next = self.incoming.entry((peer, session)).or_default();
        if seq < *next {
            return Ok(None);
        }
        *next = seq.saturating_add(1);
        let id = MessageId { author: peer, session, seq };
        Ok(Some(Message { id, author_name: name.to_owned(), text, at_unix_ms, delivery: None }))
    }

    /// How far we have the peer's.
    pub(crate) fn have(&self, peer: PeerId, session: u64) -> PeerMessage {
        PeerMessage::Have { session, next: self.incoming.get(&(peer, session)).copied().unwrap_or_default() }
    }

    /// Own messages whose delivery looks different now, `present` being those who are in the room.
    pub(crate) fn changes(&mut self, present: &BTreeSet<PeerId>) -> Vec<Message> {
        let (me, session, name) = (self.me, self.session, &self.name);
        let outgoing = &self.outgoing;
        let first = self.first;
        let skip = self.own.len().saturating_sub(FOLLOWED_MAX);
        let mut changed = Vec::new();
        for (index, own) in self.own.iter_mut().enumerate().skip(skip) {
            let seq = first + index as u64;
            let have = outgoing.values().filter(|o| o.confirmed > seq).count();
            let missing =
                present.iter().filter(|p| outgoing.get(p).is_none_or(|o| o.confirmed <= seq)).count();
            let sent =
                outgoing.values().any(|o| o.live.as_ref().is_some_and(|l| l.acked.is_some() && l.sent > seq));
            let delivery = match (have, sent) {
                (0, false) => Delivery::Saved,
                (0, true) => Delivery::Sent,
                _ => Delivery::Delivered { have: count(have), of: count(have + missing) },
            };
            if delivery != own.shown {
                own.shown = delivery;
                changed.push(Message {
                    id: MessageId { author: me, session, seq },
                    author_name: name.clone(),
                    text: own.text.clone(),
                    at_unix_ms: own.at_unix_ms,
                    delivery: Some(delivery),
                });
            }
        }
        changed
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    const ME: PeerId = PeerId([1; 32]);
    const ADA: PeerId = PeerId([2; 32]);
    const BO: PeerId = PeerId([3; 32]);

    fn chat() -> Chat {
        Chat::new(ME, "Me".to_owned(), 42)
    }

    fn seqs(messages: &[PeerMessage]) -> Vec<u64> {
        messages
            .iter()
            .map(|m| if let PeerMessage::Chat { seq, .. } = m { *seq } else { panic!("{m:?}") })
            .collect()
    }

    #[test]
    fn what_was_written_alone_goes_to_whoever_comes() {
        let mut chat = chat();
        chat.write("one", 0).unwrap();
        chat.write("two", 0).unwrap();
        assert!(chat.changes(&BTreeSet::new()).is_empty());
        chat.on_up(ADA, 7);
        assert!(chat.next_for(ADA).is_empty(), "not before the other told what it has");
        chat.on_have(ADA, 42, 0);
        assert_eq!(seqs(&chat.next_for(ADA)), [0, 1]);
        let present = BTreeSet::from([ADA, BO]);
        assert!(chat.changes(&present).iter().all(|m| m.delivery == Some(Delivery::Sent)));
        chat.on_have(ADA, 42, 2);
        let shown: Vec<_> = chat.changes(&present).into_iter().map(|m| m.delivery).collect();
        assert_eq!(shown, vec![Some(Delivery::Delivered { have: 1, of: 2 }); 2]);
    }

    #[test]
    fn a_cut_link_goes_on_where_the_other_stands() {
        let mut chat = chat();
        chat.on_up(ADA, 7);
        chat.on_have(ADA, 42, 0);
        for text in ["one", "two", "three"] {
            chat.write(text, 0).unwrap();
        }
        assert_eq!(seqs(&chat.next_for(ADA)), [0, 1, 2]);
        chat.on_down(ADA);
        assert_eq!(chat.changes(&BTreeSet::from([ADA])).len(), 0, "saved again, as first shown");
        chat.on_up(ADA, 7);
        chat.on_have(ADA, 42, 1);
        assert_eq!(seqs(&chat.next_for(ADA)), [1, 2]);
    }

    #[test]
    fn only_a_window_is_under_way() {
        let mut chat = chat();
        for _ in 0..10 {
            chat.write(&"x".repeat(TEXT_LEN_MAX), 0).unwrap();
        }
        chat.on_up(ADA, 7);
        chat.on_have(ADA, 42, 0);
        assert_eq!(seqs(&chat.next_for(ADA)), [0, 1]);
        assert!(chat.next_for(ADA).is_empty());
        chat.on_have(ADA, 42, 1);
        assert_eq!(seqs(&chat.next_for(ADA)), [2]);
    }

    #[test]
    fn a_repeated_message_counts_once() {
        let mut chat = chat();
        let ada = (ADA, "Ada", 7);
        assert!(chat.on_chat(ada, (0, 0, "hi".to_owned())).unwrap().is_some());
        assert!(chat.on_chat(ada, (0, 0, "hi".to_owned())).unwrap().is_none());
        assert_eq!(chat.have(ADA, 7), PeerMessage::Have { session: 7, next: 1 });
        assert_eq!(chat.have(ADA, 8), PeerMessage::Have { session: 8, next: 0 });
    }

    #[test]
    fn bad_texts_are_refused() {
        assert_eq!(chat().write("  \n", 0), Err(TextRefused::Empty));
        let long = "x".repeat(TEXT_LEN_MAX + 1);
        assert_eq!(chat().write(&long, 0), Err(TextRefused::TooLong { len: long.len() }));
        assert!(chat().on_chat((ADA, "Ada", 7), (0, 0, long)).is_err());
    }

    #[test]
    fn a_claim_to_have_more_than_there_is_changes_nothing() {
        let mut chat = chat();
        chat.on_up(ADA, 7);
        chat.on_have(ADA, 42, u64::MAX);
        chat.write("one", 0).unwrap();
        assert_eq!(seqs(&chat.next_for(ADA)), [0]);
    }

    #[test]
    fn the_oldest_are_let_go_and_the_rest_still_goes_out() {
        let mut chat = chat();
        for n in 0..OWN_MAX + 10 {
            chat.write(&n.to_string(), 0).unwrap();
        }
        chat.on_up(ADA, 7);
        chat.on_have(ADA, 42, 0);
        assert_eq!(seqs(&chat.next_for(ADA)).first(), Some(&10));
    }
}
