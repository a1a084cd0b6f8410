//! Who the members are: the fold of profile operations.
//!
//! A peer belongs to a user when the user certified it and the peer said so itself, in its own log. So a stolen certificate
//! gives nobody another's rights. From a profile on the peer is that user's, until its next profile; the newest that counts gives
//! the name.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Certificate, DeviceId, Hushed, LOGS_MAX, PeerId, UserId, chat::Meta};

/// Certificates of which it is kept that they are good: one for each log of the largest room.
const GOOD_MAX: usize = LOGS_MAX;

/// The members of a room, those included who are away.
#[derive(Debug, Default)]
pub(crate) struct Roster {
    /// Us, who may not have written anything yet.
    me: Option<(PeerId, UserId)>,
    /// The profiles of each peer, by their numbers in its log.
    peers: BTreeMap<PeerId, BTreeMap<u64, Profile>>,
    /// The peers of each user, former ones included.
    users: BTreeMap<UserId, BTreeSet<PeerId>>,
    devices: BTreeSet<DeviceId>,
    /// Whom the person here does not hear: no part of the fold, but asked for wherever somebody is shown.
    hushed: Hushed,
    /// Certificates that were found good, by their bytes: a signature is dear, and everything is folded more than once.
    good: BTreeMap<Vec<u8>, Certificate>,
}

#[derive(Debug)]
struct Profile {
    user: UserId,
    device: DeviceId,
    name: String,
    expires_unix_ms: u64,
    /// Its author was in the room when writing it.
    counts: bool,
}

impl Roster {
    /// Nobody's but ours, and these will not be heard.
    pub(crate) fn of(me: PeerId, user: UserId, hushed: Hushed) -> Self {
        Self { me: Some((me, user)), hushed: hushed.without(user), ..Self::default() }
    }

    /// The same as this one was at first; what was checked is not checked again.
    pub(crate) fn again(&mut self) -> Self {
        let (me, hushed, good) = (self.me, std::mem::take(&mut self.hushed), std::mem::take(&mut self.good));
        Self { me, hushed, good, ..Self::default() }
    }

    /// What another one checked is not checked again.
    pub(crate) fn learn(&mut self, from: &mut Self) {
        self.good.append(&mut from.good);
    }

    /// Reads a certificate, if it is good.
    fn read(&mut self, bytes: &[u8]) -> Option<Certificate> {
        if let Some(good) = self.good.get(bytes) {
            return Some(good.clone());
        }
        let certificate = Certificate::decode(bytes).ok()?;
        if self.good.len() < GOOD_MAX {
            self.good.insert(bytes.to_vec(), certificate.clone());
        }
        Some(certificate)
    }

    /// Whom the person here does not hear.
    pub(crate) fn hushed(&self) -> &Hushed {
        &self.hushed
    }

    /// From now on these are not heard.
    pub(crate) fn hush(&mut self, hushed: Hushed) {
        self.hushed = hushed;
    }

    /// Whether nothing of this peer is shown.
    pub(crate) fn hides(&self, peer: PeerId) -> bool {
        // Nearly nobody blocks anybody, and this is asked for every name.
        !self.hushed.blocked.is_empty()
            && self.user(peer).is_some_and(|user| self.hushed.blocked.contains(&user))
    }

    /// Whether what this peer says does not count as something to look at.
    pub(crate) fn mutes(&self, peer: PeerId) -> bool {
        self.user(peer).is_some_and(|user| self.hushed.muted.contains(&user))
    }

    /// A profile operation. `counts`: its author is in the room. Answers whether something is shown differently now.
    pub(crate) fn apply(
        &mut self,
        meta: Meta,
        certificate: &[u8],
        counts: impl FnOnce(&Self) -> bool,
    ) -> bool {
        let Some(certificate) = self.read(certificate) else {
            return false;
        };
        let peer = meta.author;
        if certificate.peer() != peer {
            return false;
        }
        let (before, users) = (self.name(peer).to_owned(), self.users(peer));
        let profile = Profile {
            user: certificate.user(),
            device: certificate.device(),
            name: certificate.name().to_owned(),
            expires_unix_ms: certificate.expires_unix_ms(),
            counts: false,
        };
        self.users.entry(profile.user).or_default().insert(peer);
        self.devices.insert(profile.device);
        self.peers.entry(peer).or_default().insert(meta.seq, profile);
        // Whose it is now follows from the profile itself.
        if counts(self)
            && let Some(profile) = self.peers.get_mut(&peer).and_then(|known| known.get_mut(&meta.seq))
        {
            profile.counts = true;
        }
        self.name(peer) != before || self.users(peer) != users
    }

    /// Whether the newest profile of this certificate's peer says the same and holds at least `until`, in Unix milliseconds.
    pub(crate) fn says(&self, certificate: &Certificate, until: u64) -> bool {
        self.profile_at(certificate.peer(), u64::MAX).is_some_and(|profile| {
            (profile.user, profile.device) == (certificate.user(), certificate.device())
                && profile.name == certificate.name()
                && profile.expires_unix_ms >= until
        })
    }

    /// The display name, empty for somebody whose profile has not arrived, and for who is blocked.
    pub(crate) fn name(&self, peer: PeerId) -> &str {
        if self.hides(peer) {
            return "";
        }
        self.named(peer).map_or("", |profile| &profile.name)
    }

    /// The profile that gives a peer its name.
    fn named(&self, peer: PeerId) -> Option<&Profile> {
        let profiles = self.peers.get(&peer).into_iter().flat_map(BTreeMap::values);
        profiles.rev().find(|profile| profile.counts)
    }

    /// The name a peer of this user gave last, whether it was in the room then or not, by a certificate that ends no earlier than that: all
    /// hold equally long, so it is no older.
    pub(crate) fn name_since(&self, peer: PeerId, user: UserId, expires_unix_ms: u64) -> Option<&str> {
        let no_older =
            |profile: &&Profile| profile.user == user && profile.expires_unix_ms >= expires_unix_ms;
        self.profile_at(peer, u64::MAX).filter(no_older).map(|profile| profile.name.as_str())
    }

    /// The name of a person: the one they gave last on any of their devices.
    pub(crate) fn name_of(&self, user: UserId) -> &str {
        let peers = self.peers_of(user).filter(|peer| !self.hides(*peer));
        latest(peers.filter_map(|peer| self.named(peer)))
    }

    /// The same, whether they were in the room then or not.
    pub(crate) fn last_name_of(&self, user: UserId) -> &str {
        latest(self.peers_of(user).filter_map(|peer| self.profile_at(peer, u64::MAX)))
    }

    /// Whose operation `seq` of this peer is.
    pub(crate) fn user_at(&self, peer: PeerId, seq: u64) -> Option<UserId> {
        self.profile_at(peer, seq).map(|profile| profile.user)
    }

    /// Whose the peer is now.
    pub(crate) fn user(&self, peer: PeerId) -> Option<UserId> {
        self.user_at(peer, u64::MAX)
    }

    /// The device of a peer now.
    pub(crate) fn device(&self, peer: PeerId) -> Option<DeviceId> {
        self.profile_at(peer, u64::MAX).map(|profile| profile.device)
    }

    /// Until when the peer's operation `seq` could be written, Unix milliseconds.
    pub(crate) fn expires_unix_ms(&self, peer: PeerId, seq: u64) -> Option<u64> {
        self.profile_at(peer, seq).map(|profile| profile.expires_unix_ms)
    }

    fn profile_at(&self, peer: PeerId, seq: u64) -> Option<&Profile> {
        self.peers.get(&peer)?.range(..=seq).next_back().map(|(_, profile)| profile)
    }

    /// The users who certified this peer: one, unless it changed hands by an import.
    pub(crate) fn users(&self, peer: PeerId) -> BTreeSet<UserId> {
        let profiles = self.peers.get(&peer).into_iter().flat_map(BTreeMap::values);
        profiles.map(|profile| profile.user).collect()
    }

    /// Everybody who ever wrote a profile.
    pub(crate) fn all(&self) -> impl Iterator<Item = UserId> {
        self.users.keys().copied()
    }

    /// The peers that are this user's now.
    pub(crate) fn peers_of(&self, user: UserId) -> impl Iterator<Item = PeerId> {
        let peers = self.users.get(&user).into_iter().flatten().copied();
        peers.filter(move |peer| self.user(*peer) == Some(user))
    }

    /// The peers that are or ever were this user's.
    pub(crate) fn ever_of(&self, user: UserId) -> impl Iterator<Item = PeerId> {
        self.users.get(&user).into_iter().flatten().copied()
    }

    /// Whether anybody ever said that this device is theirs.
    pub(crate) fn knows(&self, device: DeviceId) -> bool {
        self.devices.contains(&device)
    }

    /// Whether this is a peer of our own person: this page, or one that our user certified. What everybody has to judge alike is judged by
    /// [`Roster::same_person`].
    pub(crate) fn ours(&self, peer: PeerId) -> bool {
        self.me.is_some_and(|(me, user)| {
            let certified = || self.peers.get(&peer).is_some_and(|all| all.values().any(|p| p.user == user));
            peer == me || certified() || self.same_person(me, peer)
        })
    }

    /// Whether both are peers of one person.
    pub(crate) fn same_person(&self, a: PeerId, b: PeerId) -> bool {
        let (of_a, of_b) = (self.peers.get(&a), self.peers.get(&b));
        let users = |of: Option<&'_ BTreeMap<u64, Profile>>, user: UserId| {
            of.is_some_and(|profiles| profiles.values().any(|profile| profile.user == user))
        };
        a == b || of_a.is_some_and(|profiles| profiles.values().any(|profile| users(of_b, profile.user)))
    }
}

/// The name in the profile that was certified last; of several at once the one of the greatest peer.
fn latest<'a>(profiles: impl Iterator<Item = &'a Profile>) -> &'a str {
    profiles.max_by_key(|profile| profile.expires_unix_ms).map_or("", |profile| &profile.name)
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;
    use crate::{Order, Thread, UserSecret};

    const ADA: PeerId = PeerId([1; 32]);
    const EVE: PeerId = PeerId([2; 32]);
    const DEVICE: DeviceId = DeviceId([9; 32]);

    fn certificate(user: u8, peer: PeerId, name: &str) -> Vec<u8> {
        Certificate::issue(&UserSecret::from_seed(&[user; 32]), peer, DEVICE, name, 0).encode()
    }

    fn user(n: u8) -> UserId {
        UserSecret::from_seed(&[n; 32]).id()
    }

    fn apply(roster: &mut Roster, author: PeerId, seq: u64, certificate: &[u8]) -> bool {
        let meta = Meta {
            author,
            seq,
            order: Order { depth: seq, tie: [0; 8] },
            at_unix_ms: 0,
            thread: Thread::Room,
        };
        roster.apply(meta, certificate, |_| true)
    }

    #[test]
    fn a_stolen_certificate_makes_nobody_another_person() {
        let mut roster = Roster::default();
        assert!(apply(&mut roster, ADA, 1, &certificate(1, ADA, "Ada")));
        // Eve puts Ada's certificate, and one she made up, into her own log.
        assert!(!apply(&mut roster, EVE, 2, &certificate(1, ADA, "Ada")));
        assert!(!apply(&mut roster, EVE, 3, b"made up"));
        assert_eq!((roster.name(EVE), roster.users(EVE).len()), ("", 0));
        assert!(!roster.same_person(ADA, EVE));
    }

    #[test]
    fn the_newest_certificate_names_whatever_the_order_of_arrival() {
        let mut roster = Roster::default();
        assert!(apply(&mut roster, ADA, 2, &certificate(1, ADA, "Ada Lovelace")));
        assert!(!apply(&mut roster, ADA, 1, &certificate(1, ADA, "Ada")), "an older one changes nothing");
        assert_eq!(roster.name(ADA), "Ada Lovelace");
        assert_eq!(roster.user(ADA), Some(UserSecret::from_seed(&[1; 32]).id()));
        // Another device of hers.
        assert!(apply(&mut roster, EVE, 3, &certificate(1, EVE, "Ada's phone")));
        assert!(roster.same_person(ADA, EVE));
        assert_eq!(roster.peers_of(user(1)).collect::<Vec<_>>(), [ADA, EVE]);
    }

    #[test]
    fn what_another_device_of_ours_wrote_is_ours_before_this_one_wrote_anything() {
        let mut roster = Roster::of(ADA, user(1), Hushed::default());
        apply(&mut roster, EVE, 0, &certificate(1, EVE, "Ada's phone"));
        assert!(roster.ours(ADA) && roster.ours(EVE) && !roster.ours(PeerId([7; 32])));
        let mut strange = Roster::of(ADA, user(2), Hushed::default());
        apply(&mut strange, EVE, 0, &certificate(1, EVE, "Ada"));
        assert!(!strange.ours(EVE));
    }

    #[test]
    fn a_peer_is_whose_its_last_profile_says() {
        let mut roster = Roster::default();
        apply(&mut roster, ADA, 0, &certificate(1, ADA, "Ada"));
        apply(&mut roster, ADA, 5, &certificate(2, ADA, "Bob"));
        let owners: Vec<_> = [0, 4, 5, 9].iter().map(|seq| roster.user_at(ADA, *seq)).collect();
        assert_eq!(owners, [Some(user(1)), Some(user(1)), Some(user(2)), Some(user(2))]);
        assert_eq!(roster.peers_of(user(1)).count(), 0);
        assert_eq!(roster.user_at(EVE, 0), None);
    }

    #[test]
    fn a_person_goes_by_the_name_given_last_on_any_device() {
        let mut roster = Roster::default();
        let issue = |peer, name, at| {
            Certificate::issue(&UserSecret::from_seed(&[1; 32]), peer, DEVICE, name, at).encode()
        };
        apply(&mut roster, ADA, 0, &issue(ADA, "Ada", 10));
        apply(&mut roster, EVE, 0, &issue(EVE, "Ada", 20));
        apply(&mut roster, ADA, 1, &issue(ADA, "Countess", 30));
        assert_eq!((roster.name_of(user(1)), roster.last_name_of(user(1))), ("Countess", "Countess"));
        assert_eq!(roster.name(EVE), "Ada", "the other device has not heard of it");
        let until = |at| Certificate::decode(&issue(ADA, "Ada", at)).unwrap().expires_unix_ms();
        assert_eq!(roster.name_since(ADA, user(1), until(30)), Some("Countess"));
        assert_eq!(roster.name_since(ADA, user(1), until(31)), None, "what is newer is known better");
        assert_eq!(roster.name_since(ADA, user(2), until(0)), None);
    }

    #[test]
    fn who_is_not_in_the_room_changes_no_name() {
        let mut roster = Roster::default();
        apply(&mut roster, ADA, 0, &certificate(1, ADA, "Ada"));
        let meta = Meta { author: ADA, seq: 1, order: Order::default(), at_unix_ms: 0, thread: Thread::Room };
        assert!(!roster.apply(meta, &certificate(1, ADA, "Boss"), |_| false));
        assert_eq!(roster.name(ADA), "Ada");
    }
}
