//! The picture of who is linked to whom, as plain data: [`graph`] decides what there is to draw, [`layout`] where.
//!
//! Everything is whole numbers in the units of the drawing. `components/topology.rs` puts it on the page.

mod graph;
mod layout;

use i18n::t;
use room::{LinkStatus, Path, Person};

pub use graph::{Edge, Links, edges, summary};
pub use layout::{Anchor, Point, WIDTH};

use crate::words::{StringState, link_word};
use layout::{height, label_place, places, shorten, string_path};

/// Up to so many nodes every string tells its latency; with more only those of the one that is looked at.
const ALL_LABELS_MAX: usize = 4;
/// Up to so many nodes our own strings always tell theirs.
const OWN_LABELS_MAX: usize = 9;

/// What is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The height of the drawing; its width is [`WIDTH`].
    pub height: i32,
    /// Everybody, ourselves first.
    pub nodes: Vec<Node>,
    /// Paths of strings, drawn one over the other in this order.
    pub strings: Vec<Strings>,
    /// Latencies.
    pub labels: Vec<(Point, String)>,
}

/// All strings that look the same, as one path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strings {
    /// Taut, dotted, slack or cut.
    pub state: StringState,
    /// Whether they are in front: our own, or those of the node that is looked at.
    pub near: bool,
    /// The path.
    pub path: String,
}

/// One person of the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Where.
    pub at: Point,
    /// Where the name begins, ends or has its middle.
    pub name_at: Point,
    /// Which of these.
    pub anchor: Anchor,
    /// The name, cut to what fits.
    pub short: String,
    /// The whole name.
    pub name: String,
    /// Whether they are there at all: neither out of reach nor asleep.
    pub here: bool,
}

impl Picture {
    /// Draws everybody. `picked`: the node that is looked at; 0 is ourselves.
    pub fn of(people: &[Person], links: &Links, picked: Option<usize>) -> Self {
        let count = people.len() + 1;
        let places = places(count);
        let you = t::topology_you();
        let node = |(index, at): (usize, &Point)| {
            let person = index.checked_sub(1).and_then(|index| people.get(index));
            let name = person.map_or(you.as_str(), |person| person.name.as_str());
            let (name_at, anchor) = label_place(*at, count);
            Node {
                at: *at,
                name_at,
                anchor,
                short: shorten(name, count),
                name: name.to_owned(),
                here: person.is_none_or(|p| !matches!(p.link, LinkStatus::Offline | LinkStatus::Asleep)),
            }
        };
        let edges = edges(people, links);
        let near = |edge: &Edge| edge.touches(picked.unwrap_or(0));
        let mut strings = Vec::new();
        for front in [false, true] {
            for state in [StringState::Cut, StringState::Slack, StringState::Dotted, StringState::Taut] {
                let mut path = String::new();
                for edge in edges.iter().filter(|edge| near(edge) == front && edge.string == state) {
                    if let (Some(a), Some(b)) = (places.get(edge.a), places.get(edge.b)) {
                        path.push_str(&string_path(*a, *b, state));
                    }
                }
                strings.push(Strings { state, near: front, path });
            }
        }
        let told = |edge: &&Edge| match picked {
            Some(picked) => edge.touches(picked),
            None => count <= ALL_LABELS_MAX || (count <= OWN_LABELS_MAX && edge.touches(0)),
        };
        let label = |edge: &Edge| {
            // Towards the far end, where the strings of one node are apart.
            let (from, to) = if picked == Some(edge.b) { (edge.b, edge.a) } else { (edge.a, edge.b) };
            let share = if near(edge) { 62 } else { 50 };
            let at = places.get(from)?.towards(*places.get(to)?, share);
            // In a crowd the unit would cover the next number.
            let ms = edge.latency_ms?;
            let crowd = count > OWN_LABELS_MAX;
            Some((at, if crowd { t::topology_latency_bare(ms) } else { t::topology_latency(ms) }))
        };
        Self {
            height: height(count),
            nodes: places.iter().enumerate().map(node).collect(),
            strings,
            labels: edges.iter().filter(told).filter_map(label).collect(),
        }
    }
}

/// Every link as a line of text: the picture for those who do not see it.
pub fn lines(people: &[Person], links: &Links) -> Vec<String> {
    let person = |index: usize| index.checked_sub(1).and_then(|index| people.get(index));
    let you = t::topology_you();
    let name = |index: usize| person(index).map_or(you.as_str(), |person| person.name.as_str());
    let line = |edge: &Edge| {
        let link = match person(edge.b) {
            Some(person) if edge.a == 0 => link_word(person.link, person.path),
            _ if edge.string == StringState::Dotted => link_word(LinkStatus::Connected, Some(Path::Relayed)),
            _ => link_word(LinkStatus::Connected, Some(Path::Direct)),
        };
        match edge.latency_ms {
            Some(ms) => t::topology_line_latency(&link, ms, name(edge.a), name(edge.b)),
            None => t::topology_line(&link, name(edge.a), name(edge.b)),
        }
    };
    edges(people, links).iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use room::{PeerId, PeerLink};

    use super::*;
    use crate::words::tests::person;

    fn linked(number: u8, path: Path, latency_ms: u32) -> Person {
        Person { latency_ms: Some(latency_ms), ..person(number, LinkStatus::Connected, Some(path)) }
    }

    fn told(number: u8, relayed: bool, latency_ms: u16) -> PeerLink {
        PeerLink { peer: PeerId([number; 32]), relayed, latency_ms: Some(latency_ms) }
    }

    #[test]
    fn three_people_and_their_links_are_drawn_and_told() {
        let people = [linked(1, Path::Direct, 12), linked(2, Path::Relayed, 80)];
        let links = Links::from([(PeerId([1; 32]), vec![told(2, false, 33), told(9, false, 1)])]);
        let picture = Picture::of(&people, &links, None);
        assert_eq!(picture.nodes.len(), 3);
        assert_eq!(picture.nodes[0].name, "You");
        let drawn = |state, near| {
            let found = picture.strings.iter().find(|s| s.state == state && s.near == near);
            found.map(|strings| strings.path.matches('M').count())
        };
        assert_eq!(drawn(StringState::Taut, true), Some(1));
        assert_eq!(drawn(StringState::Dotted, true), Some(1));
        assert_eq!(drawn(StringState::Taut, false), Some(1), "the link between the others");
        assert_eq!(picture.labels.len(), 3);
        assert_eq!(
            lines(&people, &links),
            ["You – P1: direct, 12 ms", "You – P2: relayed, 80 ms", "P1 – P2: direct, 33 ms"]
        );
    }

    #[test]
    fn a_crowd_tells_the_latencies_of_the_one_that_is_looked_at() {
        let people: Vec<Person> = (1..=20).map(|n| linked(n, Path::Direct, n.into())).collect();
        let links = Links::from([(PeerId([1; 32]), vec![told(2, false, 33), told(3, true, 44)])]);
        assert_eq!(Picture::of(&people, &links, None).labels, []);
        let picked = Picture::of(&people, &links, Some(1));
        let labels: Vec<&str> = picked.labels.iter().map(|(_, words)| words.as_str()).collect();
        assert_eq!(labels, ["1", "33", "44"], "to us and to two others");
        assert_eq!(Picture::of(&people[..8], &links, None).labels.len(), 8, "ours");
    }

    #[test]
    fn who_is_away_is_there_with_a_cut_string() {
        let away = [person(1, LinkStatus::Asleep, None), person(2, LinkStatus::Reconnecting, None)];
        let picture = Picture::of(&away, &Links::new(), None);
        assert!(!picture.nodes[1].here && picture.nodes[2].here);
        assert_eq!(lines(&away, &Links::new()), ["You – P1: asleep", "You – P2: reconnecting"]);
        assert_eq!(Picture::of(&[], &Links::new(), None).nodes.len(), 1);
    }
}
