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

    /// The user of the certificate that gives the name.
    pub(crate) fn user(&self, peer: PeerId) -> Option<UserId> {
        Some(self.members.get(&peer)?.certificates.last_key_value()?.1.0)
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

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;
    use crate::UserSecret;

    const ADA: PeerId = PeerId([1; 32]);
    const EVE: PeerId = PeerId([2; 32]);

    fn certificate(user: u8, peer: PeerId, name: &str) -> Vec<u8> {
        Certificate::issue(&UserSecret::from_seed(&[user; 32]), peer, name, 0).encode()
    }

    fn at(depth: u64) -> Order {
        Order { depth, tie: [0; 8] }
    }

    #[test]
    fn a_stolen_certificate_makes_nobody_another_person() {
        let mut roster = Roster::default();
        assert!(roster.apply(ADA, at(1), &certificate(1, ADA, "Ada")));
        // Eve puts Ada's certificate, and one she made up, into her own log.
        assert!(!roster.apply(EVE, at(2), &certificate(1, ADA, "Ada")));
        assert!(!roster.apply(EVE, at(3), b"made up"));
        assert_eq!((roster.name(EVE), roster.users(EVE).len()), ("", 0));
        assert!(!roster.same_person(ADA, EVE));
    }

    #[test]
    fn the_newest_certificate_names_whatever_the_order_of_arrival() {
        let mut roster = Roster::default();
        assert!(roster.apply(ADA, at(2), &certificate(1, ADA, "Ada Lovelace")));
        assert!(!roster.apply(ADA, at(1), &certificate(1, ADA, "Ada")), "an older one changes nothing");
        assert_eq!(roster.name(ADA), "Ada Lovelace");
        assert_eq!(roster.user(ADA), Some(UserSecret::from_seed(&[1; 32]).id()));
        // Another device of hers.
        assert!(roster.apply(EVE, at(3), &certificate(1, EVE, "Ada's phone")));
        assert!(roster.same_person(ADA, EVE));
    }
}
