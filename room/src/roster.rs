//! Who the members are: the fold of profile operations.
//!
//! A peer belongs to a user when the user certified it and the peer said so itself, in its own log. So a stolen certificate
//! gives nobody another's rights. Newest certificate by [`Order`] gives the name.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Certificate, Order, PeerId, UserId};

/// The members of a room, those included who are away.
#[derive(Debug, Default)]
pub(crate) struct Roster {
    members: BTreeMap<PeerId, Member>,
}

#[derive(Debug, Default)]
struct Member {
    /// By where they stand; few, and the last one gives the name.
    certificates: BTreeMap<Order, (UserId, String)>,
}

impl Roster {
    /// A profile operation of `author`. Answers whether something is shown differently now.
    pub(crate) fn apply(&mut self, author: PeerId, order: Order, certificate: &[u8]) -> bool {
        let Ok(certificate) = Certificate::decode(certificate) else {
            return false;
        };
        if certificate.peer() != author {
            return false;
        }
        let (before, users) = (self.name(author).to_owned(), self.users(author));
        let member = self.members.entry(author).or_default();
        member.certificates.insert(order, (certificate.user(), certificate.name().to_owned()));
        self.name(author) != before || self.users(author) != users
    }

    /// The display name, empty for somebody whose profile has not arrived.
    pub(crate) fn name(&self, peer: PeerId) -> &str {
        let newest = self.members.get(&peer).and_then(|member| member.certificates.last_key_value());
        newest.map_or("", |(_, (_, name))| name)
    }

    /// The users who certified this peer: one, unless somebody plays tricks.
    pub(crate) fn users(&self, peer: PeerId) -> BTreeSet<UserId> {
        let member = self.members.get(&peer);
        member.into_iter().flat_map(|member| member.certificates.values()).map(|(user, _)| *user).collect()
    }

    /// Whether both are peers of one person.
    pub(crate) fn same_person(&self, a: PeerId, b: PeerId) -> bool {
        a == b || !self.users(a).is_disjoint(&self.users(b))
    }
}
