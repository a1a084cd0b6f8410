//! Keys: under which one we write, and what we give to whom lacks it.

use std::collections::{BTreeMap, BTreeSet};

use rand_core::Rng;
use zeroize::{Zeroize, Zeroizing};

use super::Ledger;
use crate::{
    Content, DeviceBox, Epoch, EpochName, History, Millis, PeerId, Standing, Thread, UserId,
    chat::Meta,
    device::{BoxPurpose, DeviceId},
    epochs::{BOXES_MAX, Next, TOLD_MAX},
    fault::{Fault, broken},
    private::Envelope,
};

/// Bytes of an epoch's key.
const KEY_LEN: usize = 32;
/// Bytes of boxes in one operation: well below what an operation may have.
const BOXES_LEN_MAX: usize = 128 * 1024;
/// Bytes of a box beside the keys in it.
const BOX_LEN: usize = 96;

/// Somebody of a lower id is left so long to give keys before we do, in milliseconds, for each of them …
const TURN_MS: u64 = 2_000;
/// … and who is still bringing us operations, which may have them, so long.
const COMING_MS: u64 = 3_000;

/// What we have done about keys; of this page alone.
#[derive(Debug, Default)]
pub(super) struct Giving {
    /// To whom we told which, so that nothing is told again and again.
    given: BTreeMap<EpochName, BTreeSet<DeviceId>>,
    /// Devices for whose key nothing can be sealed: nobody can have it.
    unsealable: BTreeSet<DeviceId>,
    /// Since when somebody lacks keys.
    since: Option<Millis>,
    /// When it is our turn.
    pub(super) at: Option<Millis>,
}

impl Ledger {
    /// The epoch under which something is written now, and its key. Draws and tells keys as needed, unless it is to be the first. Once
    /// newcomers ask, or may not read everything, or somebody was removed, nothing else is written under the key that follows from the
    /// link.
    pub(super) fn seal_under(&mut self, now: Millis, first_epoch: bool) -> (Epoch, Zeroizing<[u8; KEY_LEN]>) {
        if first_epoch || broken(Fault::KeepFirstKey) || !self.rights.later_epochs() {
            return (Epoch::First, Zeroizing::new(self.config.keys.epoch_key));
        }
        let mut devices = self.devices();
        // Who waits to be let in writes for those inside.
        devices.insert(self.config.device.id());
        let all = self.rights.history() == History::FromArrival;
        let next = self.next_epoch(&devices, all);
        if let Next::Use(Epoch::Later(name)) = next
            && let Some(key) = self.epochs.key(name)
        {
            let key = Zeroizing::new(*key);
            self.give(now, &[name], &self.lacking(name, &devices), false);
            return (Epoch::Later(name), key);
        }
        let mut key = Zeroizing::new([0; KEY_LEN]);
        self.config.rng.fill_bytes(key.as_mut_slice());
        let name = EpochName::of(&key);
        self.epochs.learn(*key, None);
        self.give(now, &[name], &devices, true);
        (Epoch::Later(name), key)
    }

    fn next_epoch(&self, devices: &BTreeSet<DeviceId>, all: bool) -> Next {
        let inside = |peer: PeerId| {
            let user = self.roster.user(peer);
            peer == self.me
                || user.is_some_and(|user| matches!(self.standing_of(user, peer), Standing::In(_)))
        };
        self.epochs.next(devices, all, inside, |device| self.roster.knows(device))
    }

    /// Which of these devices lack this key, as far as we know and can do anything about it.
    fn lacking(&self, name: EpochName, devices: &BTreeSet<DeviceId>) -> BTreeSet<DeviceId> {
        let mut lacking = self.epochs.lacking(name, devices);
        let given = self.giving.given.get(&name);
        lacking.retain(|device| given.is_none_or(|given| !given.contains(device)));
        lacking
    }

    /// Where history is shared, whoever is in and lacks keys that we have gets them. Those who are there and could do it in order of
    /// their ids; who comes later in it waits, and finds it done. Twice does no harm.
    pub(super) fn give_keys(&mut self, now: Millis) {
        self.giving.at = None;
        let able = self.store.begun() && self.store.trouble().is_none() && !self.replica.forked(&self.main);
        let shares = self.rights.history() == History::Shared;
        let inside = matches!(self.standing(), Standing::In(_));
        // Where nobody decides, nothing is sealed under a later key. Elsewhere something may be, whatever was decided since.
        let decides = self.rights.founder().is_some();
        if broken(Fault::KeepKeys) || !able || !shares || !decides || !inside {
            return;
        }
        let devices = self.devices();
        let mut names = Vec::new();
        let mut lacking = BTreeSet::new();
        for name in self.epochs.known() {
            let lack = self.lacking(name, &devices);
            if !lack.is_empty() {
                names.push(name);
                lacking.extend(lack);
            }
        }
        if names.is_empty() {
            self.giving.since = None;
            return;
        }
        let has_all = |device| names.iter().all(|name| self.epochs.was_told(*name, device));
        let could = |peer: &PeerId| self.roster.device(*peer).is_some_and(has_all);
        let linked = self.peerings.iter().filter(|(_, peering)| peering.greeted()).map(|(peer, _)| *peer);
        let there = linked.chain(self.distants.peers());
        let before_us = there.filter(|peer| *peer < self.me && could(peer)).count() as u64;
        let coming = self.peerings.values().any(|peering| peering.missing(&self.replica) > 0);
        let since = *self.giving.since.get_or_insert(now);
        let at = since + before_us * TURN_MS + u64::from(coming) * COMING_MS;
        if at > now {
            self.giving.at = Some(at);
            return;
        }
        self.giving.since = None;
        self.give(now, &names, &lacking, false);
    }

    /// Tells the keys of these epochs to these devices, in as many operations as it takes.
    fn give(&mut self, now: Millis, names: &[EpochName], devices: &BTreeSet<DeviceId>, drawn: bool) {
        for name in names {
            self.giving.given.entry(*name).or_default().extend(devices);
        }
        let devices: Vec<DeviceId> = devices.iter().copied().collect();
        for names in names.chunks(TOLD_MAX) {
            let mut keys: Zeroizing<Vec<u8>> = Zeroizing::default();
            for name in names {
                keys.extend(self.epochs.key(*name).into_iter().flatten());
            }
            let together = (BOXES_LEN_MAX / (BOX_LEN + keys.len())).clamp(1, BOXES_MAX);
            for devices in devices.chunks(together) {
                let purpose = BoxPurpose::Epochs { author: self.me };
                let mut boxes = Vec::with_capacity(devices.len());
                for device in devices {
                    let (room_id, rng) = (&self.config.keys.room_id, &mut self.config.rng);
                    match DeviceBox::seal(*device, room_id, purpose, &keys, rng) {
                        Some(sealed) => boxes.push(sealed),
                        None => drop(self.giving.unsealable.insert(*device)),
                    }
                }
                if drawn || !boxes.is_empty() {
                    self.append(now, Thread::Room, &Content::Keys { epochs: names.to_vec(), boxes, drawn });
                }
            }
        }
    }

    /// Somebody told keys: to us as well, perhaps. Whoever it was, what they sealed with them can be read; only who is in (`counts`)
    /// says under which to write.
    pub(super) fn fold_keys(
        &mut self,
        meta: Meta,
        names: &[EpochName],
        boxes: &[DeviceBox],
        drawn: bool,
        counts: bool,
    ) {
        if counts {
            let own = self.roster.device(meta.author);
            let devices = boxes.iter().map(|sealed| sealed.device).chain(own);
            self.epochs.told(meta.author, drawn.then_some(meta.order), names, devices);
        }
        let purpose = BoxPurpose::Epochs { author: meta.author };
        let open = |sealed: &DeviceBox| self.config.device.open(sealed, &self.config.keys.room_id, purpose);
        let Some(mut keys) = boxes.iter().find_map(open) else { return };
        let mut waited = Vec::new();
        for (name, key) in names.iter().zip(keys.as_chunks::<KEY_LEN>().0) {
            if EpochName::of(key) == *name {
                waited.extend(self.epochs.learn(*key, Some(meta.author)));
            }
        }
        keys.zeroize();
        self.show.commands_changed();
        for place in waited {
            self.fold(place);
        }
    }

    /// The devices of everybody in the room.
    fn devices(&self) -> BTreeSet<DeviceId> {
        let inside = self.roster.all().filter(|user| matches!(self.rights.standing(*user), Standing::In(_)));
        let devices = inside.flat_map(|user| self.devices_of(user));
        devices.filter(|device| !self.giving.unsealable.contains(device)).collect()
    }

    /// The devices of one person, without those whose key was taken back.
    pub(super) fn devices_of(&self, user: UserId) -> BTreeSet<DeviceId> {
        let good = self.roster.peers_of(user).filter(|peer| !self.rights.revoked(*peer));
        good.filter_map(|peer| self.roster.device(peer)).collect()
    }

    /// Seals what is said in private with `to` as our operation `seq`.
    pub(super) fn private(&mut self, seq: u64, to: UserId, content: &Content) -> Content {
        let mut devices = self.devices_of(to);
        devices.extend(self.devices_of(self.config.user.id()));
        devices.insert(self.config.device.id());
        let envelope = Envelope { room_id: &self.config.keys.room_id, author: self.me, seq, to };
        envelope.seal(content, devices.into_iter(), &mut self.config.rng)
    }

    /// What somebody says in private, if it is for us or by us.
    pub(super) fn open_private(
        &self,
        meta: Meta,
        to: UserId,
        boxes: &[DeviceBox],
        sealed: &[u8],
    ) -> Option<(Meta, Content)> {
        let Meta { author, seq, .. } = meta;
        let envelope = Envelope { room_id: &self.config.keys.room_id, author, seq, to };
        let content = envelope.open(&self.config.device, boxes, sealed)?;
        let by = self.roster.user_at(author, seq)?;
        let me = self.config.user.id();
        // We, and whoever this tab was before an import.
        let ours = |user: UserId| user == me || self.roster.users(self.me).contains(&user);
        let with = if ours(by) { to } else { by };
        // Written to somebody else, with a box for us: nothing that two people say to each other.
        (ours(by) || ours(to)).then_some((Meta { thread: Thread::Private(with), ..meta }, content))
    }
}
