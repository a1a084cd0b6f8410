//! Who is linked to whom: our own links as we know them, those of the others as they tell them.

use std::collections::BTreeMap;

use i18n::t;
use room::{LinkStatus, Path, PeerId, PeerLink, Person};

use crate::words::{StringState, has_link};

/// What the others tell of their links.
pub type Links = BTreeMap<PeerId, Vec<PeerLink>>;

/// A string between two nodes; node 0 is ourselves, node *n* the *n*th of the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The lower of the two.
    pub a: usize,
    /// The higher.
    pub b: usize,
    /// How the link stands.
    pub string: StringState,
    /// Round trip in milliseconds, once measured.
    pub latency_ms: Option<u32>,
}

impl Edge {
    /// Whether it ends at this node.
    pub fn touches(&self, node: usize) -> bool {
        self.a == node || self.b == node
    }
}

/// Every string of the picture: ours first. A link that both its ends tell of is one string, and relayed if either says so;
/// what somebody tells of their link to us is passed over, for we know that ourselves.
pub fn edges(people: &[Person], links: &Links) -> Vec<Edge> {
    let linked = people.iter().enumerate().filter(|(_, person)| has_link(person.link));
    let own = linked.map(|(index, person)| Edge {
        a: 0,
        b: index + 1,
        string: StringState::of(person.link, person.path),
        latency_ms: person.latency_ms.filter(|_| person.link == LinkStatus::Connected),
    });
    let mut edges: BTreeMap<(usize, usize), Edge> = own.map(|edge| ((edge.a, edge.b), edge)).collect();
    // Everybody tells of everybody: looking each up among all would take a full room's breath away.
    let nodes: BTreeMap<PeerId, usize> =
        people.iter().enumerate().map(|(index, person)| (person.peer, index + 1)).collect();
    for (teller, links) in links {
        let Some(from) = nodes.get(teller).copied() else { continue };
        for link in links {
            let Some(to) = nodes.get(&link.peer).copied().filter(|to| *to != from) else { continue };
            let (a, b) = (from.min(to), from.max(to));
            let latency_ms = link.latency_ms.map(u32::from);
            let string = if link.relayed { StringState::Dotted } else { StringState::Taut };
            let edge = edges.entry((a, b)).or_insert(Edge { a, b, string, latency_ms });
            edge.latency_ms = edge.latency_ms.or(latency_ms);
            if link.relayed {
                edge.string = string;
            }
        }
    }
    edges.into_values().collect()
}

/// The picture in a sentence.
pub fn summary(people: &[Person]) -> String {
    let up = |path: Option<Path>| {
        let relayed = path == Some(Path::Relayed);
        let up = people.iter().filter(|person| person.link == LinkStatus::Connected);
        up.filter(|person| (person.path == Some(Path::Relayed)) == relayed).count()
    };
    let (direct, relayed) = (up(None), up(Some(Path::Relayed)));
    match people.len() {
        0 => t::topology_summary_alone(),
        others => t::topology_summary(direct, others, relayed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::person;

    fn told(number: u8, relayed: bool, latency_ms: Option<u16>) -> PeerLink {
        PeerLink { peer: PeerId([number; 32]), relayed, latency_ms }
    }

    #[test]
    fn a_link_told_by_both_ends_is_one_string() {
        let people = [person(1, LinkStatus::Connected, None), person(2, LinkStatus::Connected, None)];
        let links = Links::from([
            (PeerId([1; 32]), vec![told(2, false, None)]),
            (PeerId([2; 32]), vec![told(1, true, Some(40))]),
        ]);
        let edges = edges(&people, &links);
        assert_eq!(edges.len(), 3);
        assert_eq!(edges[2], Edge { a: 1, b: 2, string: StringState::Dotted, latency_ms: Some(40) });
    }

    #[test]
    fn strangers_and_nonsense_are_passed_over() {
        let people = [person(1, LinkStatus::Offline, None)];
        let links = Links::from([
            (PeerId([1; 32]), vec![told(1, false, None), told(9, false, None)]),
            (PeerId([7; 32]), vec![told(1, false, None)]),
        ]);
        let edges = edges(&people, &links);
        assert_eq!(edges, [Edge { a: 0, b: 1, string: StringState::Cut, latency_ms: None }]);
    }

    #[test]
    fn in_a_star_every_string_ends_at_the_hub() {
        let people = [person(1, LinkStatus::Connected, None), person(2, LinkStatus::ThroughHub, None)];
        let links = Links::from([(PeerId([1; 32]), vec![told(2, false, None), told(9, false, None)])]);
        let ends: Vec<_> = edges(&people, &links).iter().map(|edge| (edge.a, edge.b)).collect();
        assert_eq!(ends, [(0, 1), (1, 2)]);
    }

    #[test]
    fn the_summary_counts_what_is_up() {
        let direct = person(1, LinkStatus::Connected, Some(Path::Direct));
        let relayed = person(2, LinkStatus::Connected, Some(Path::Relayed));
        let down = person(3, LinkStatus::Reconnecting, Some(Path::Relayed));
        assert_eq!(summary(&[]), "Nobody else is here yet, so there is no string to draw.");
        assert_eq!(summary(&[direct, relayed, down]), "You and 3 others: 1 of your links direct, 1 relayed.");
    }
}
