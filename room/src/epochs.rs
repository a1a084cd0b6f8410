//! Epochs: under which key operations are sealed, and who has been given it.
//!
//! The first epoch's key follows from the room's code. A later one is drawn by whoever writes first after somebody was removed, and is
//! told in the log in boxes, one for each device that is to read it. An epoch is named by the hash of its key, so two that were drawn
//! apart are two, and nobody can be told another key under a name. A writer takes the newest epoch that no device has which is no
//! longer in the room; if there is none, it draws one. So a room that was cut in two goes on on both sides, and after it is one again
//! whoever is out is out of what is written from then on.
//!
//! Decides; the ledger writes what it decides. In prose: `docs/protocol.md`, "Epochs". Tested here and in `tests/sim.rs`.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroize;

use crate::{DeviceId, Order, PeerId, replica::Place};

/// What the name of an epoch is the hash of begins with this.
const NAME_LABEL: &[u8] = b"tincan epoch name 1\0";
/// Keys taken from one author: one for each removal, or for each newcomer where history is not shared. What somebody tells beyond
/// that is not looked at, so nobody fills the memory of others or keeps them from other people's keys.
const TOLD_BY_ONE_MAX: usize = 1_024;
/// Epochs told in one operation.
pub(crate) const TOLD_MAX: usize = 256;
/// Boxes in one operation.
pub(crate) const BOXES_MAX: usize = 512;
/// Operations remembered that wait for a key; the rest is found when everything is folded again.
const SEALED_MAX: usize = 100_000;

/// Which key seals an operation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Epoch {
    /// The one that follows from the room's code.
    #[default]
    First,
    /// A key that was drawn later, by its [`EpochName`].
    Later(EpochName),
}

/// The first 16 bytes of the SHA-256 of an epoch's key.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EpochName(pub [u8; 16]);

impl EpochName {
    /// The name of the epoch with this key.
    pub fn of(key: &[u8; 32]) -> Self {
        let digest: [u8; 32] = Sha256::digest([NAME_LABEL, key].concat()).into();
        let mut name = [0; 16];
        name.iter_mut().zip(digest).for_each(|(a, b)| *a = b);
        Self(name)
    }
}

impl std::fmt::Debug for EpochName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().take(4).try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// What this device knows of the epochs of a room.
#[derive(Debug, Default)]
pub(crate) struct Epochs {
    keys: BTreeMap<EpochName, Key>,
    /// How many keys came from each author.
    learned: BTreeMap<PeerId, usize>,
    told: BTreeMap<EpochName, Told>,
    /// How many epochs were told by each author before anybody else.
    first_told: BTreeMap<PeerId, usize>,
    /// Operations whose key we lack.
    sealed: BTreeMap<EpochName, Vec<Place>>,
    sealed_count: usize,
}

struct Key([u8; 32]);

impl Drop for Key {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}

/// Who was given a key.
#[derive(Debug, Default)]
struct Told {
    /// Where the operation stands that told it first. Without it, as when its author signed two histories, we do not know who was
    /// told, and nobody writes under it any more.
    drawn: Option<Order>,
    /// Who told it: they have it as well, whatever device they say is theirs.
    tellers: BTreeSet<PeerId>,
    devices: BTreeSet<DeviceId>,
}

/// What to do about the key before something is written.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// Seal under this.
    Use(Epoch),
    /// Draw a key and give it to all who are in.
    Draw,
}

impl Epochs {
    /// The key of a later epoch, if we have it.
    pub(crate) fn key(&self, name: EpochName) -> Option<&[u8; 32]> {
        self.keys.get(&name).map(|key| &key.0)
    }

    /// Takes a key that we drew, or that `from` told; its name follows from it. Answers which operations waited for it.
    pub(crate) fn learn(&mut self, key: [u8; 32], from: Option<PeerId>) -> Vec<Place> {
        let name = EpochName::of(&key);
        if self.keys.contains_key(&name) {
            return Vec::new();
        }
        if let Some(from) = from {
            let learned = self.learned.entry(from).or_default();
            if *learned >= TOLD_BY_ONE_MAX {
                return Vec::new();
            }
            *learned += 1;
        }
        self.keys.insert(name, Key(key));
        let waited = self.sealed.remove(&name).unwrap_or_default();
        self.sealed_count -= waited.len();
        waited
    }

    /// An operation that we cannot read yet.
    pub(crate) fn waits(&mut self, name: EpochName, place: Place) {
        if self.sealed_count < SEALED_MAX {
            self.sealed_count += 1;
            self.sealed.entry(name).or_default().push(place);
        }
    }

    /// Operations that we cannot read.
    pub(crate) fn waiting(&self) -> usize {
        self.sealed_count
    }

    /// Somebody in the room told these epochs to these devices; `drawn`: where they were drawn.
    pub(crate) fn told(
        &mut self,
        by: PeerId,
        drawn: Option<Order>,
        names: &[EpochName],
        devices: impl Iterator<Item = DeviceId> + Clone,
    ) {
        for name in names {
            if !self.told.contains_key(name) {
                let first = self.first_told.entry(by).or_default();
                if *first >= TOLD_BY_ONE_MAX {
                    continue;
                }
                *first += 1;
            }
            let told = self.told.entry(*name).or_default();
            told.drawn = told.drawn.into_iter().chain(drawn).min();
            told.tellers.insert(by);
            told.devices.extend(devices.clone());
        }
    }

    /// Everything is folded again: who was told what is counted anew; keys stay.
    pub(crate) fn forget_told(&mut self) {
        self.told.clear();
        self.first_told.clear();
        self.sealed.clear();
        self.sealed_count = 0;
    }

    /// Under which key to write, with these devices in the room. `all`: only under one that all of them have. `inside` says whether
    /// a peer is in, and `known` whether anybody ever had a device: what somebody makes up keeps nobody from a key.
    pub(crate) fn next(
        &self,
        devices: &BTreeSet<DeviceId>,
        all: bool,
        inside: impl Fn(PeerId) -> bool,
        known: impl Fn(DeviceId) -> bool,
    ) -> Next {
        let fits = |(name, told): &(&EpochName, &Told)| {
            self.keys.contains_key(name)
                && told.drawn.is_some()
                && told.tellers.iter().all(|peer| inside(*peer))
                && told.devices.iter().all(|device| devices.contains(device) || !known(*device))
                && (!all || devices.is_subset(&told.devices))
        };
        let newest = self.told.iter().filter(fits).max_by_key(|(name, told)| (told.drawn, **name));
        newest.map_or(Next::Draw, |(name, _)| Next::Use(Epoch::Later(*name)))
    }

    /// Which of these devices were not told this key.
    pub(crate) fn lacking(&self, name: EpochName, devices: &BTreeSet<DeviceId>) -> BTreeSet<DeviceId> {
        let told = self.told.get(&name);
        devices.iter().filter(|device| told.is_none_or(|t| !t.devices.contains(device))).copied().collect()
    }

    /// Whether this device was told this key.
    pub(crate) fn was_told(&self, name: EpochName, device: DeviceId) -> bool {
        self.told.get(&name).is_some_and(|told| told.devices.contains(&device))
    }

    /// The epochs whose keys we have.
    pub(crate) fn known(&self) -> impl Iterator<Item = EpochName> {
        self.keys.keys().copied()
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    const ADA: DeviceId = DeviceId([1; 32]);
    const BOB: DeviceId = DeviceId([2; 32]);
    const EVE: DeviceId = DeviceId([3; 32]);
    const TELLER: PeerId = PeerId([1; 32]);

    fn at(depth: u64) -> Order {
        Order { depth, tie: [0; 8] }
    }

    fn epochs(told: &[(u8, u64, &[DeviceId])]) -> Epochs {
        let mut epochs = Epochs::default();
        for (key, depth, devices) in told {
            epochs.learn([*key; 32], None);
            epochs.told(TELLER, Some(at(*depth)), &[EpochName::of(&[*key; 32])], devices.iter().copied());
        }
        epochs
    }

    fn next(epochs: &Epochs, devices: &BTreeSet<DeviceId>, all: bool) -> Next {
        epochs.next(devices, all, |_| true, |_| true)
    }

    fn named(key: u8) -> Next {
        Next::Use(Epoch::Later(EpochName::of(&[key; 32])))
    }

    #[test]
    fn the_newest_key_that_nobody_outside_has_is_used() {
        let here = BTreeSet::from([ADA, BOB]);
        let epochs =
            epochs(&[(1, 1, &[ADA, BOB, EVE]), (2, 2, &[ADA, BOB]), (3, 3, &[ADA]), (4, 9, &[ADA, EVE])]);
        assert_eq!(next(&epochs, &here, false), named(3));
        assert_eq!(next(&epochs, &here, true), named(2), "the one that all of them have");
        assert_eq!(epochs.lacking(EpochName::of(&[3; 32]), &here), BTreeSet::from([BOB]));
        assert_eq!(next(&epochs, &BTreeSet::from([BOB]), false), Next::Draw);
        assert_eq!(next(&epochs, &BTreeSet::from([ADA, BOB, EVE]), false), named(4));
    }

    #[test]
    fn a_key_that_was_only_heard_of_is_of_no_use() {
        let mut epochs = Epochs::default();
        epochs.told(TELLER, Some(at(1)), &[EpochName::of(&[1; 32])], [ADA].into_iter());
        assert_eq!(next(&epochs, &BTreeSet::from([ADA]), false), Next::Draw);
        let place = Place { log: 0, seq: 4 };
        epochs.waits(EpochName::of(&[1; 32]), place);
        assert_eq!((epochs.waiting(), epochs.learn([1; 32], Some(TELLER))), (1, vec![place]));
        assert_eq!(epochs.waiting(), 0);
        assert_eq!(next(&epochs, &BTreeSet::from([ADA]), false), named(1));
    }

    #[test]
    fn nobody_writes_under_a_key_that_was_only_passed_on() {
        let mut epochs = epochs(&[(1, 1, &[ADA, BOB])]);
        // Who drew it signed two histories: what it said there is gone, and with it whom it told.
        epochs.forget_told();
        epochs.told(TELLER, None, &[EpochName::of(&[1; 32])], [ADA].into_iter());
        assert_eq!(next(&epochs, &BTreeSet::from([ADA]), false), Next::Draw);
        assert_eq!(epochs.known().count(), 1);
    }

    #[test]
    fn who_told_a_key_has_it_whatever_device_they_name() {
        let epochs = epochs(&[(1, 1, &[ADA, BOB])]);
        let here = BTreeSet::from([ADA, BOB]);
        assert_eq!(epochs.next(&here, false, |peer| peer != TELLER, |_| true), Next::Draw);
    }

    #[test]
    fn a_device_that_nobody_has_keeps_nobody_from_a_key() {
        let epochs = epochs(&[(1, 1, &[ADA, EVE])]);
        assert_eq!(epochs.next(&BTreeSet::from([ADA]), false, |_| true, |device| device != EVE), named(1));
    }

    #[test]
    fn nobody_tells_without_end() {
        let mut epochs = Epochs::default();
        for n in 0..2 * TOLD_BY_ONE_MAX {
            let mut key = [0; 32];
            key[..8].copy_from_slice(&(n as u64).to_be_bytes());
            epochs.learn(key, Some(TELLER));
            epochs.told(TELLER, None, &[EpochName::of(&key)], [ADA].into_iter());
        }
        assert_eq!((epochs.keys.len(), epochs.told.len()), (TOLD_BY_ONE_MAX, TOLD_BY_ONE_MAX));
        epochs.learn([255; 32], None);
        assert!(epochs.key(EpochName::of(&[255; 32])).is_some(), "our own always fits");
    }

    #[test]
    fn keys_are_not_printed() {
        let shown = format!("{:?}", epochs(&[(0xaa, 1, &[ADA])]));
        assert!(!shown.contains("170") && !shown.contains("aaaa"), "{shown}");
    }
}
