//! Who is who: two people of one name are told apart, and a key that comes with the name of another is pointed out.
//!
//! Plain data and plain functions: [`Names`] is worked out from whom this room has and whom this device knows whenever either
//! changes. Words for it are in `words/safety.rs`, tests here.

use std::collections::BTreeMap;

use leptos::prelude::*;
use room::{Contact, PeerId, Person, UserId};

use crate::erased::memo;
use crate::store::{PageStateStoreFields, RoomStateStoreFields, use_page, use_room};

/// Somebody of this room: there now, or the author of a message. We are among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Who.
    pub peer: PeerId,
    /// Whose peer it is, once that is proven.
    pub user: Option<UserId>,
    /// The name they gave.
    pub name: String,
    /// What it has in common with names that look the same, by [`room::likeness`].
    pub likeness: String,
}

/// Somebody this device knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownContact {
    /// What is stored of them.
    pub contact: Contact,
    /// Of the contact's name, by [`room::likeness`].
    pub likeness: String,
}

/// What is to be said beside a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whose.
    peer: PeerId,
    /// The start of the user's key, of the peer's until the user is known. It tells apart and proves nothing.
    pub fingerprint: String,
    /// Whether our person verified this user.
    pub verified: bool,
    /// Whether somebody else of this room goes by a name that looks the same.
    pub shared: bool,
    /// Why this may not be who it seems.
    pub doubt: Option<Doubt>,
}

/// Why somebody may not be who they seem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The name is that of somebody verified, the key is not.
    Impostor {
        /// The verified one's name.
        name: String,
        /// The verified one's fingerprint.
        fingerprint: String,
    },
    /// Verified, but under this other name.
    Renamed(String),
    /// Somebody of this name, by this spelling, was met before with another key.
    OtherKey(String),
}

/// What is to be said beside each name of the room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names(Vec<Standing>);

impl Names {
    /// Works it out. `me`: our own user; the others in order of their ids, see [`put`] and [`put_contact`].
    pub fn of(me: Option<UserId>, known: &[Known], contacts: &[KnownContact]) -> Self {
        let alike = Alike::of(&mut known.iter().map(|who| who.likeness.as_str()));
        let met = Alike::of(&mut contacts.iter().map(|contact| contact.likeness.as_str()));
        let standing = |who: &Known| {
            let here: Vec<&Known> = alike.of_one(&who.likeness).filter_map(|at| known.get(at)).collect();
            let another = |other: &&Known| other.user.is_none() || other.user != who.user;
            let shared = here.iter().any(|other| other.peer != who.peer && another(other));
            let own = me.is_some() && who.user == me;
            let contact = who.user.filter(|_| !own).and_then(|user| contact_of(contacts, user));
            let verified = contact.is_some_and(|known| known.contact.verified_unix_ms.is_some());
            let met = met.of_one(&who.likeness).filter_map(|at| contacts.get(at));
            let met: Vec<&Contact> =
                met.map(|known| &known.contact).filter(|contact| Some(contact.user) != me).collect();
            let doubt = match (who.user, contact) {
                _ if own => None,
                (Some(_), Some(known)) if verified => {
                    (known.likeness != who.likeness).then(|| Doubt::Renamed(known.contact.name.clone()))
                }
                (Some(user), contact) => doubt(user, contact.map(|known| &known.contact), &met, &here),
                // Nothing is proven yet, so there is nothing to contradict.
                (None, _) => None,
            };
            let fingerprint = who.user.map_or_else(|| who.peer.short(), |user| user.short());
            Standing { peer: who.peer, fingerprint, verified, shared, doubt }
        };
        Self(known.iter().map(standing).collect())
    }

    /// What is to be said beside somebody's name.
    pub fn get(&self, peer: PeerId) -> Standing {
        let found = self.0.binary_search_by(|standing| standing.peer.cmp(&peer));
        found.ok().and_then(|at| self.0.get(at).cloned()).unwrap_or_else(|| Standing {
            peer,
            fingerprint: peer.short(),
            verified: false,
            shared: false,
            doubt: None,
        })
    }

    /// A name where there is no room for more: with its fingerprint when it alone would be taken for another's.
    pub fn shown(&self, peer: PeerId, name: &str) -> String {
        let Standing { fingerprint, shared, doubt, .. } = self.get(peer);
        match doubt {
            Some(Doubt::Impostor { .. }) => format!("⚠ {name} ({fingerprint})"),
            Some(Doubt::Renamed(_) | Doubt::OtherKey(_)) => format!("{name} ({fingerprint})"),
            None if shared => format!("{name} ({fingerprint})"),
            None => name.to_owned(),
        }
    }

    /// A verified name that somebody else of these people uses.
    pub fn impostor(&self, people: &[Person]) -> Option<String> {
        people.iter().find_map(|person| match self.get(person.peer).doubt? {
            Doubt::Impostor { name, .. } => Some(name),
            Doubt::Renamed(_) | Doubt::OtherKey(_) => None,
        })
    }

    /// The same people, each by the name that is shown.
    pub fn tell_apart(&self, people: &[Person]) -> Vec<Person> {
        let shown =
            |person: &Person| Person { name: self.shown(person.peer, &person.name), ..person.clone() };
        people.iter().map(shown).collect()
    }
}

/// Of somebody who is not verified. `met`: contacts with a name like theirs; `here`: who has one in this room.
fn doubt(user: UserId, contact: Option<&Contact>, met: &[&Contact], here: &[&Known]) -> Option<Doubt> {
    let others = || met.iter().filter(|other| other.user != user);
    if let Some(verified) = others().find(|other| other.verified_unix_ms.is_some()) {
        let fingerprint = verified.user.short();
        return Some(Doubt::Impostor { name: verified.name.clone(), fingerprint });
    }
    // Two who are both here are told apart as two; neither is the newer one.
    let elsewhere = |other: &&&Contact| here.iter().all(|who| who.user != Some(other.user));
    let first_seen = contact.map_or(u64::MAX, |contact| contact.first_seen_unix_ms);
    let earlier = others().filter(elsewhere).find(|other| other.first_seen_unix_ms < first_seen);
    earlier.map(|other| Doubt::OtherKey(other.name.clone()))
}

/// Which of a list look the same.
struct Alike<'a>(BTreeMap<&'a str, Vec<usize>>);

impl<'a> Alike<'a> {
    fn of(likenesses: &mut dyn Iterator<Item = &'a str>) -> Self {
        let mut alike: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, likeness) in likenesses.enumerate() {
            alike.entry(likeness).or_default().push(at);
        }
        Self(alike)
    }

    fn of_one(&self, likeness: &str) -> impl Iterator<Item = usize> {
        self.0.get(likeness).into_iter().flatten().copied()
    }
}

/// Somebody among those who are known.
pub fn known_as(known: &[Known], peer: PeerId) -> Option<&Known> {
    known.binary_search_by(|who| who.peer.cmp(&peer)).ok().and_then(|at| known.get(at))
}

/// Adds somebody, or takes their place.
pub fn put(known: &mut Vec<Known>, who: Known) {
    match known.binary_search_by(|other| other.peer.cmp(&who.peer)) {
        Ok(at) => drop(known.get_mut(at).map(|other| *other = who)),
        Err(at) => known.insert(at, who),
    }
}

/// What this device knows of a user.
pub fn contact_of(contacts: &[KnownContact], user: UserId) -> Option<&KnownContact> {
    let at = contacts.binary_search_by(|known| known.contact.user.cmp(&user)).ok()?;
    contacts.get(at)
}

/// Adds a contact, or takes its place.
pub fn put_contact(contacts: &mut Vec<KnownContact>, known: KnownContact) {
    match contacts.binary_search_by(|other| other.contact.user.cmp(&known.contact.user)) {
        Ok(at) => drop(contacts.get_mut(at).map(|other| *other = known)),
        Err(at) => contacts.insert(at, known),
    }
}

/// Shared by the parts of an open room, see [`use_names`].
#[derive(Clone, Copy)]
struct Shared(Memo<Names>);

/// Has who is who worked out from now on, for [`use_names`].
pub fn provide_names() {
    let (room, page) = (use_room(), use_page());
    let names = memo(move |_| {
        room.known()
            .with(|known| page.contacts().with(|contacts| Names::of(room.my_user().get(), known, contacts)))
    });
    provide_context(Shared(names));
}

/// Gives what is drawn under the owner that this is called under a copy of its own to listen to, which ends with it.
pub fn provide_names_again() {
    let names = use_names();
    provide_context(Shared(memo(move |_| names.get())));
}

/// Who is who in the open room.
pub fn use_names() -> Memo<Names> {
    expect_context::<Shared>().0
}

#[cfg(test)]
mod tests {
    use super::*;

    const ME: UserId = UserId([9; 32]);

    fn peer(number: u8) -> PeerId {
        PeerId([number; 32])
    }

    fn user(number: u8) -> UserId {
        UserId([100 + number; 32])
    }

    fn here(people: &[(u8, Option<UserId>, &str)]) -> Vec<Known> {
        let mut known = Vec::new();
        for (number, user, name) in people.iter().rev() {
            let likeness = room::likeness(name);
            put(&mut known, Known { peer: peer(*number), user: *user, name: (*name).to_owned(), likeness });
        }
        known
    }

    fn met(contacts: &[(UserId, &str, u64, bool)]) -> Vec<KnownContact> {
        let mut known = Vec::new();
        for (user, name, first_seen_unix_ms, verified) in contacts.iter().rev() {
            let contact = Contact {
                verified_unix_ms: verified.then_some(50),
                ..Contact::met(*user, (*name).to_owned(), *first_seen_unix_ms)
            };
            put_contact(&mut known, KnownContact { contact, likeness: room::likeness(name) });
        }
        known
    }

    fn names(people: &[(u8, Option<UserId>, &str)], contacts: &[(UserId, &str, u64, bool)]) -> Names {
        Names::of(Some(ME), &here(people), &met(contacts))
    }

    #[test]
    fn a_name_of_its_own_stands_alone() {
        let names =
            names(&[(1, Some(user(1)), "Ada"), (2, Some(user(2)), "Bo")], &[(user(1), "Ada", 5, false)]);
        let standing = Standing {
            peer: peer(1),
            fingerprint: user(1).short(),
            verified: false,
            shared: false,
            doubt: None,
        };
        assert_eq!(names.get(peer(1)), standing);
        assert_eq!(names.shown(peer(1), "Ada"), "Ada");
    }

    #[test]
    fn who_comes_again_takes_their_own_place() {
        let mut known = here(&[(1, None, "Ada"), (2, None, "Bo")]);
        let proven = Known { user: Some(user(1)), ..known_as(&known, peer(1)).unwrap().clone() };
        put(&mut known, proven);
        assert_eq!(known.iter().map(|who| who.user).collect::<Vec<_>>(), [Some(user(1)), None]);
        let mut contacts = met(&[(user(1), "Ada", 5, false), (user(2), "Bo", 5, false)]);
        put_contact(&mut contacts, met(&[(user(1), "Ada", 5, true)]).remove(0));
        assert!(contact_of(&contacts, user(1)).unwrap().contact.verified_unix_ms.is_some());
        assert_eq!(contacts.len(), 2);
    }

    #[test]
    fn two_of_one_name_are_told_apart_by_their_keys() {
        let contacts = [(user(1), "Ada", 5, false), (user(2), "ADA", 6, false)];
        let names =
            names(&[(1, Some(user(1)), "Ada"), (2, Some(user(2)), "ADA"), (3, None, "Аda")], &contacts);
        for (number, name) in [(1, "Ada"), (2, "ADA"), (3, "Аda")] {
            let standing = names.get(peer(number));
            assert!(standing.shared && standing.doubt.is_none(), "{standing:?}");
            assert_eq!(names.shown(peer(number), name), format!("{name} ({})", standing.fingerprint));
        }
    }

    #[test]
    fn two_tabs_of_one_user_are_one_person() {
        let names = names(&[(1, Some(user(1)), "Ada"), (2, Some(user(1)), "Ada")], &[]);
        assert!(!names.get(peer(1)).shared);
        assert_eq!(names.get(peer(1)).fingerprint, names.get(peer(2)).fingerprint);
    }

    #[test]
    fn who_has_our_name_is_told_apart_from_us() {
        let names = names(&[(1, Some(ME), "Ada"), (2, Some(user(2)), "Ada")], &[(ME, "Ada", 1, true)]);
        assert!(names.get(peer(1)).shared && names.get(peer(2)).shared);
        assert_eq!((names.get(peer(1)).doubt, names.get(peer(2)).doubt), (None, None));
        assert!(!names.get(peer(1)).verified, "nobody verifies themselves");
    }

    #[test]
    fn another_key_with_a_verified_name_is_an_impostor_wherever_the_verified_one_is() {
        let contacts = [(user(1), "Ada", 5, true), (user(2), "Ada", 1, false)];
        let impostor = Doubt::Impostor { name: "Ada".to_owned(), fingerprint: user(1).short() };
        let both = names(&[(1, Some(user(1)), "Ada"), (2, Some(user(2)), "aDa")], &contacts);
        assert_eq!(both.get(peer(2)).doubt, Some(impostor.clone()));
        assert!(both.get(peer(1)).verified && both.get(peer(1)).doubt.is_none());
        let alone = names(&[(2, Some(user(2)), "Аda")], &contacts[..1]);
        assert_eq!(alone.get(peer(2)).doubt, Some(impostor));
        assert!(alone.shown(peer(2), "Аda").starts_with('⚠'));
    }

    #[test]
    fn a_verified_person_with_another_name_is_remembered_by_the_old_one() {
        let names =
            names(&[(1, Some(user(1)), "Ada")], &[(user(1), "Eve", 5, true), (user(2), "Ada", 1, true)]);
        assert_eq!(names.get(peer(1)).doubt, Some(Doubt::Renamed("Eve".to_owned())));
    }

    #[test]
    fn a_name_that_comes_back_with_another_key_is_noticed() {
        let contacts = [(user(1), "Ada", 5, false), (user(2), "Ada", 6, false)];
        let later = names(&[(2, Some(user(2)), "Ada")], &contacts);
        assert_eq!(later.get(peer(2)).doubt, Some(Doubt::OtherKey("Ada".to_owned())));
        let first = names(&[(1, Some(user(1)), "Ada")], &contacts);
        assert_eq!(first.get(peer(1)).doubt, None, "the one met first is no newcomer");
    }

    #[test]
    fn what_is_not_proven_contradicts_nothing() {
        let names = names(&[(1, None, "Ada")], &[(user(1), "Ada", 5, true)]);
        assert_eq!((names.get(peer(1)).doubt, names.get(peer(1)).verified), (None, false));
        assert_eq!(names.get(peer(1)).fingerprint, peer(1).short());
        assert_eq!(names.shown(peer(7), "Zoe"), "Zoe", "somebody of whom nothing is known");
    }
}
