//! Whom we keep a link to: everybody, or in a star the hub alone. Links to others are not tried, and go once both ends know that it is a
//! star; who is there all the same is shown as such.
//!
//! Who has yet to learn the shape of the room dials everybody, and is taken by everybody: so a newcomer gets the log from whoever is
//! there, hub or not, and hangs up by itself. Whom to link to says [`crate::topology`]; what goes through a hub is in `passing`.

use std::collections::BTreeSet;

use super::people::Member;
use super::{DIAL_EVERY_MS, DIALED_AT_ONCE, Engine, PEOPLE_MAX};
use crate::{
    LinkStatus, Millis, PeerId, Standing, Topology, UserId, set_of, topology::Shape, wire::PeerMessage,
};

/// A link that is not wanted any more goes once both have all that the other has, and after this in any case, in milliseconds.
const SPARE_MS_MAX: u64 = 30_000;

impl Engine {
    /// Looks again whom we are to be linked to, dials and hangs up.
    pub(super) fn choose_links(&mut self, now: Millis) {
        let mut dialed = 0;
        for peer in self.arrange(now) {
            let Some(member) = self.people.get_mut(&peer).filter(|m| m.at_server && !m.barred) else {
                continue;
            };
            // One of two begins; the other only if nothing comes.
            if self.me > peer {
                member.link.expect(now);
            } else {
                let later = u64::from(dialed >= DIALED_AT_ONCE) * dialed * DIAL_EVERY_MS;
                member.link.connect_after(now, later, &mut self.rng);
                dialed += 1;
            }
        }
        if self.topology == Topology::Star {
            for peer in self.hang_up(now) {
                // What follows from a link that is gone, follows now.
                self.drain_link(now, peer);
            }
        }
        self.ledger.set_reached(self.through_hub());
        if self.ledger.set_hub(self.hub == Some(self.me)) {
            // What they gave us to pass on before, we did not.
            self.tell_all(now, &PeerMessage::KNOWS_STARS);
        }
        self.choose_distant();
    }

    /// Works out who is the hub, and who are our neighbours. Gives those who were not.
    pub(super) fn arrange(&mut self, now: Millis) -> Vec<PeerId> {
        let topology = self.ledger.topology();
        if topology == Topology::Mesh && self.topology == topology {
            return Vec::new();
        }
        self.topology = topology;
        self.adopt(now);
        let all = || self.people.iter().map(|(peer, member)| (*peer, member.user)).chain([(self.me, None)]);
        let own = |user: Option<UserId>, peer| user.or((peer == self.me).then(|| self.ledger.user()));
        let owners = all().filter(|(peer, user)| self.ledger.of_owner(*peer, own(*user, *peer)));
        let sleeps = |(_, member): &(_, &Member)| member.link.status() == LinkStatus::Asleep;
        let shape = Shape {
            topology,
            founder: self.ledger.founder(),
            present: set_of(all().map(|(peer, _)| peer)),
            owners: set_of(owners.map(|(peer, _)| peer)),
            asleep: set_of(self.people.iter().filter(sleeps).map(|(peer, _)| *peer)),
        };
        self.hub = shape.hub();
        let neighbours = shape.neighbours(self.me);
        let mut new = Vec::new();
        for (peer, member) in &mut self.people {
            let before = std::mem::replace(&mut member.neighbour, neighbours.contains(peer));
            if member.neighbour {
                member.spare_since = None;
                new.extend((!before).then_some(*peer));
            }
        }
        new
    }

    /// The hub may have people whom the server does not tell us of: it may be gone. We know them by the log.
    fn adopt(&mut self, now: Millis) {
        let (relay, joined) = (self.relay, self.signaling.joined());
        for peer in self.through_hub() {
            let known = peer == self.me || self.people.contains_key(&peer);
            if !known && self.people.len() < PEOPLE_MAX && self.ledger.user_of(peer).is_some() {
                let mut member = Member::new(now, self.me > peer, relay);
                member.link.set_signaling(joined);
                member.neighbour = false;
                self.people.insert(peer, member);
            }
        }
    }

    /// Ends links that are not wanted any more, and takes back what was to become one. Answers to whom.
    fn hang_up(&mut self, now: Millis) -> Vec<PeerId> {
        let mut ended = Vec::new();
        let hub_is_up = self.hub.is_some_and(|hub| {
            let greeted = || self.ledger.compared(now, hub).is_some_and(|hub| hub.heard_ms.is_some());
            self.people.get(&hub).is_some_and(|m| m.link.status() == LinkStatus::Connected) && greeted()
        });
        for (peer, member) in &mut self.people {
            if member.neighbour {
                continue;
            }
            // That they sleep is known by the link alone, and follows from nothing else.
            if member.link.status() == LinkStatus::Asleep {
                member.spare_since = None;
                continue;
            }
            if !member.link.up() {
                member.spare_since = None;
                if !member.link.called() && member.link.rest() {
                    ended.push(*peer);
                }
                continue;
            }
            // Who does not know that this is a star would only dial again.
            if !member.inside || !member.knows_stars || !self.ledger.knows_topology(*peer) {
                member.spare_since = None;
                continue;
            }
            let since = *member.spare_since.get_or_insert(now);
            let level = self
                .ledger
                .compared(now, *peer)
                .is_some_and(|compared| compared.missing == 0 && (hub_is_up || compared.lacking == 0));
            if (level || now.since(since) >= SPARE_MS_MAX) && member.link.rest() {
                member.spare_since = None;
                ended.push(*peer);
            }
        }
        ended
    }

    /// To whom the hub is linked, as it tells it. Nobody in a mesh.
    pub(super) fn through_hub(&self) -> BTreeSet<PeerId> {
        let hub = self.hub.and_then(|hub| self.people.get(&hub));
        let links = hub.filter(|hub| hub.inside && hub.link.status() == LinkStatus::Connected);
        set_of(links.iter().flat_map(|hub| hub.links.iter().map(|link| link.peer)))
    }

    /// How the way to somebody is shown. `through` are those of [`Engine::through_hub`].
    pub(super) fn shown_status(&self, peer: PeerId, through: &BTreeSet<PeerId>) -> LinkStatus {
        let Some(member) = self.people.get(&peer) else { return LinkStatus::Offline };
        if member.neighbour || member.link.up() {
            return member.link.status();
        }
        match self.ledger.standing_of_peer(peer, member.user) {
            Standing::Removed => LinkStatus::Offline,
            _ if through.contains(&peer) => LinkStatus::ThroughHub,
            _ => LinkStatus::WaitsForHub,
        }
    }

    /// Whose peer this is: as it has proven on its link, or, where none is wanted, by the log.
    pub(super) fn whose(&self, peer: PeerId) -> Option<UserId> {
        let member = self.people.get(&peer)?;
        let by_log = (!member.tends_link()).then(|| self.ledger.user_of(peer)).flatten();
        by_log.or(member.user)
    }
}

impl Member {
    /// When a link that is not wanted any more goes in any case.
    pub(super) fn spare_until(&self) -> Option<Millis> {
        self.spare_since.map(|at| at + SPARE_MS_MAX)
    }
}
