//! Who keeps a link to whom: everybody to everybody, or in a star everybody to the hub alone.
//!
//! A function of what is in the log and of who is there, so that everybody who knows the same comes to the same. What is done about it
//! is in `engine/neighbours.rs`. In prose: `docs/protocol.md`, "Topology". Tested here and in `tests/sim`.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{PeerId, set_of};

/// The shape of a room, as its owner chose it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Topology {
    /// Everybody is linked to everybody.
    #[default]
    Mesh,
    /// Everybody is linked to the hub, a peer of the room's owner, and to nobody else.
    Star,
}

/// What the links of a room follow from.
#[derive(Debug, Default)]
pub(crate) struct Shape {
    pub topology: Topology,
    /// The peer that made the room.
    pub founder: Option<PeerId>,
    /// Everybody who is there, we included.
    pub present: BTreeSet<PeerId>,
    /// Those of them who are peers of the owner, by keys that were not taken back.
    pub owners: BTreeSet<PeerId>,
    /// Those of them whose page was put to sleep.
    pub asleep: BTreeSet<PeerId>,
}

impl Shape {
    /// The hub of a star: the peer that made the room, else of the owner's other peers the one of the least id. One that sleeps only
    /// if all do. `None` in a mesh, and while none of them is there.
    pub(crate) fn hub(&self) -> Option<PeerId> {
        if self.topology == Topology::Mesh {
            return None;
        }
        let there = |peer: &&PeerId| self.owners.contains(peer) && self.present.contains(peer);
        let awake = |peer: &&PeerId| !self.asleep.contains(peer);
        let candidates = || self.founder.iter().chain(&self.owners).filter(there);
        candidates().find(awake).or_else(|| candidates().next()).copied()
    }

    /// Whom a peer links to.
    pub(crate) fn neighbours(&self, of: PeerId) -> BTreeSet<PeerId> {
        let hub = self.hub();
        let linked = |other: &&PeerId| {
            **other != of && (self.topology == Topology::Mesh || [Some(of), Some(**other)].contains(&hub))
        };
        set_of(self.present.iter().filter(linked).copied())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn peer(n: u8) -> PeerId {
        PeerId([n; 32])
    }

    fn peers(ns: &[u8]) -> BTreeSet<PeerId> {
        ns.iter().map(|n| peer(*n)).collect()
    }

    /// Five, of whom 5 made the room, and 2 and 4 are other peers of its owner; all are there.
    fn star() -> Shape {
        Shape {
            topology: Topology::Star,
            founder: Some(peer(5)),
            present: peers(&[1, 2, 3, 4, 5]),
            owners: peers(&[2, 4, 5]),
            asleep: BTreeSet::new(),
        }
    }

    #[test]
    fn in_a_mesh_everybody_links_to_everybody() {
        let mesh = Shape { topology: Topology::Mesh, ..star() };
        assert_eq!((mesh.hub(), mesh.neighbours(peer(3))), (None, peers(&[1, 2, 4, 5])));
    }

    #[test]
    fn in_a_star_everybody_links_to_the_hub_and_the_hub_to_everybody() {
        let star = star();
        assert_eq!(star.neighbours(peer(5)), peers(&[1, 2, 3, 4]));
        for other in 1..5 {
            assert_eq!(star.neighbours(peer(other)), peers(&[5]));
        }
    }

    #[test]
    fn another_page_of_the_owner_stands_in_for_the_one_that_made_the_room() {
        let mut star = star();
        star.present = peers(&[1, 2, 3, 4]);
        assert_eq!(star.hub(), Some(peer(2)), "the least id, so that all choose the same");
        star.present = peers(&[1, 3, 4]);
        assert_eq!((star.hub(), star.neighbours(peer(1))), (Some(peer(4)), peers(&[4])));
        // A key that was taken back is nobody's any more.
        star.present = peers(&[1, 4, 5]);
        star.owners = peers(&[4]);
        assert_eq!(star.hub(), Some(peer(4)));
    }

    #[test]
    fn a_page_that_sleeps_is_the_hub_only_if_no_other_is_there() {
        let mut star = star();
        star.asleep = peers(&[5, 2]);
        assert_eq!(star.hub(), Some(peer(4)));
        star.asleep = peers(&[5, 2, 4]);
        assert_eq!(star.hub(), Some(peer(5)));
    }

    #[test]
    fn without_a_hub_nobody_links_to_anybody() {
        let star = Shape { present: peers(&[1, 3]), ..star() };
        assert_eq!((star.hub(), star.neighbours(peer(1))), (None, BTreeSet::new()));
    }

    proptest! {
        #[test]
        fn links_are_wanted_at_both_ends_or_at_none(
            is_star: bool,
            founder in 0..8_u8,
            present in proptest::collection::btree_set(0..8_u8, 0..8),
            owners in proptest::collection::btree_set(0..8_u8, 0..8),
            asleep in proptest::collection::btree_set(0..8_u8, 0..8),
        ) {
            let all = |ns: &BTreeSet<u8>| ns.iter().map(|n| peer(*n)).collect::<BTreeSet<PeerId>>();
            let topology = if is_star { Topology::Star } else { Topology::Mesh };
            let shape = Shape {
                topology, founder: Some(peer(founder)), present: all(&present), owners: all(&owners), asleep: all(&asleep),
            };
            for a in &shape.present {
                let neighbours = shape.neighbours(*a);
                prop_assert!(!neighbours.contains(a) && neighbours.is_subset(&shape.present));
                if is_star && shape.hub() != Some(*a) {
                    prop_assert!(neighbours.len() <= 1);
                }
                for b in &shape.present {
                    prop_assert_eq!(neighbours.contains(b), shape.neighbours(*b).contains(a));
                }
            }
        }
    }
}
