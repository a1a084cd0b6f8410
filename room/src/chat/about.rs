//! What refers to one message: other texts for it, deletions, reactions, whether it is pinned.
//!
//! Each part comes out the same in whatever order it is folded in, and is kept whether the message has arrived or not. Who may change what
//! is judged when it is shown.

use std::collections::{BTreeMap, BTreeSet};

use crate::SmallSort;
use crate::{Order, PeerId, Reaction, VERSIONS_MAX, Version, roster::Roster};

/// Different emoji shown under one message.
pub(crate) const EMOJI_SHOWN_MAX: usize = 32;
/// Those named who gave one emoji; the others are counted.
const NAMED_MAX: usize = 64;

/// What refers to one message.
#[derive(Debug, Default)]
pub(super) struct About {
    edits: BTreeMap<PeerId, Edits>,
    deleted_by: BTreeSet<PeerId>,
    /// The last word of each peer on each emoji.
    reactions: BTreeMap<String, BTreeMap<PeerId, (Order, bool)>>,
    /// The last word of anybody.
    pin: Option<(Order, PeerId, bool)>,
}

/// The other texts that one peer gave a message.
#[derive(Debug, Default)]
struct Edits {
    /// The last [`VERSIONS_MAX`].
    newest: BTreeMap<Order, Version>,
    /// How many came before those.
    older: u64,
}

impl About {
    /// Another text. Answers whether anything looks different now.
    pub(super) fn edit(&mut self, by: PeerId, order: Order, at_unix_ms: u64, text: &str) -> bool {
        let Edits { newest, older } = self.edits.entry(by).or_default();
        let last = newest.last_key_value().is_none_or(|(last, _)| *last < order);
        newest.insert(order, Version { text: text.to_owned(), at_unix_ms });
        if newest.len() > VERSIONS_MAX {
            newest.pop_first();
            *older += 1;
        }
        last
    }

    /// A deletion. Answers whether it is the first by this peer.
    pub(super) fn delete(&mut self, by: PeerId) -> bool {
        self.deleted_by.insert(by)
    }

    /// An emoji, put or taken away. Answers whether it is this peer's last word on it.
    pub(super) fn react(&mut self, by: PeerId, order: Order, emoji: &str, on: bool) -> bool {
        let words = self.reactions.entry(emoji.to_owned()).or_default();
        let last = words.get(&by).is_none_or(|(before, _)| *before < order);
        if last {
            words.insert(by, (order, on));
        }
        last
    }

    /// Pinned, or no longer. Answers whether it is the last word of all.
    pub(super) fn pin(&mut self, by: PeerId, order: Order, on: bool) -> bool {
        let last = self.pin.is_none_or(|(before, other, _)| (before, other) < (order, by));
        if last {
            self.pin = Some((order, by, on));
        }
        last
    }

    /// Who pinned it, and where that stands.
    pub(super) fn pinned(&self) -> Option<(Order, PeerId)> {
        self.pin.filter(|(.., on)| *on).map(|(order, by, _)| (order, by))
    }

    /// Whether the person of `author` deleted it.
    pub(super) fn deleted(&self, author: PeerId, roster: &Roster) -> bool {
        self.deleted_by.iter().any(|by| roster.same_person(*by, author))
    }

    /// The last text that the person of `author` gave it.
    pub(super) fn last_edit(&self, author: PeerId, roster: &Roster) -> Option<&str> {
        self.edits_of(author, roster)
            .filter_map(|edits| edits.newest.last_key_value())
            .max_by_key(|(order, _)| **order)
            .map(|(_, version)| version.text.as_str())
    }

    /// The last [`VERSIONS_MAX`] texts that the person of `author` gave it, in their order, and how many came before.
    pub(super) fn versions(&self, author: PeerId, roster: &Roster) -> (Vec<Version>, u64) {
        let mut all: Vec<(&Order, &Version)> =
            self.edits_of(author, roster).flat_map(|edits| &edits.newest).collect();
        all.small_sort_by_key(|(order, _)| **order);
        let kept = all.len().saturating_sub(VERSIONS_MAX);
        let older = self.edits_of(author, roster).map(|edits| edits.older).sum::<u64>();
        let versions = all.drain(kept..).map(|(_, version)| version.clone()).collect();
        (versions, older.saturating_add(kept as u64))
    }

    fn edits_of(&self, author: PeerId, roster: &Roster) -> impl Iterator<Item = &Edits> {
        self.edits.iter().filter(move |(by, _)| roster.same_person(**by, author)).map(|(_, edits)| edits)
    }

    /// Whether this emoji, or one more, can be shown.
    pub(super) fn has_room_for(&self, emoji: &str) -> bool {
        let given = |words: &BTreeMap<PeerId, (Order, bool)>| words.values().any(|(_, on)| *on);
        self.reactions.get(emoji).is_some_and(given)
            || self.reactions.values().filter(|words| given(words)).count() < EMOJI_SHOWN_MAX
    }

    /// Whether one of these peers reacted.
    pub(super) fn reacted(&self, peers: &BTreeSet<PeerId>) -> bool {
        self.reactions.values().any(|words| words.keys().any(|peer| peers.contains(peer)))
    }

    /// What is shown under it.
    pub(super) fn reactions(&self, me: PeerId, roster: &Roster) -> Vec<Reaction> {
        let counted = self.reactions.iter().filter_map(|(emoji, words)| {
            // A person with two devices counts once, by the last word of any of them.
            let mut people: Vec<(PeerId, Order, bool)> = Vec::new();
            for (peer, (order, on)) in words.iter().filter(|(peer, _)| !roster.hides(**peer)) {
                match people.iter_mut().find(|(other, ..)| roster.same_person(*other, *peer)) {
                    Some(said) if said.1 < *order => (said.1, said.2) = (*order, *on),
                    Some(_) => {}
                    None => people.push((*peer, *order, *on)),
                }
            }
            people.retain(|(.., on)| *on);
            // Who gave it first is named first.
            people.small_sort_by_key(|(peer, order, _)| (*order, *peer));
            let count = u32::try_from(people.len()).unwrap_or(u32::MAX);
            let own = people.iter().any(|(peer, ..)| roster.same_person(me, *peer) || roster.ours(*peer));
            let by = people.iter().take(NAMED_MAX).map(|(peer, ..)| *peer).collect();
            (count > 0).then(|| Reaction { emoji: emoji.clone(), count, own, by })
        });
        counted.take(EMOJI_SHOWN_MAX).collect()
    }
}
