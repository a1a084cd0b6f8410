//! Keys: under which one we write, and what we give to whom lacks it.

use std::collections::BTreeSet;

use rand_core::Rng;
use zeroize::{Zeroize, Zeroizing};

use super::Ledger;
use crate::{
    Content, DeviceBox, Epoch, EpochName, History, Millis, PeerId, Standing, UserId,
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

impl Ledger {
    /// The epoch under which something is written now, and its key. Draws and tells keys as needed, unless it is to be the first.
    pub(super) fn seal_under(&mut self, now: Millis, first_epoch: bool) -> (Epoch, Zeroizing<[u8; KEY_LEN]>) {
        let first = (Epoch::First, Zeroizing::new(self.config.keys.epoch_key));
        let inside = matches!(self.standing(), Standing::In(_));
        if first_epoch || broken(Fault::KeepFirstKey) || !self.rights.later_epochs() || !inside {
            return first;
        }
        let devices = self.devices();
        let all = self.rights.history() == History::FromArrival;
        let name = match self.epochs.next(&devices, all) {
            Next::Use(Epoch::Later(name)) => {
                self.give(now, &[name], &self.epochs.lacking(name, &devices), false);
                name
            }
            Next::Use(Epoch::First) => return first,
            Next::Draw => self.draw(now, &devices),
        };
        match self.epochs.key(name) {
            Some(key) => (Epoch::Later(name), Zeroizing::new(*key)),
            None => first,
        }
    }

    /// Draws a key and gives it to these devices.
    fn draw(&mut self, now: Millis, devices: &BTreeSet<DeviceId>) -> EpochName {
        let mut key = Zeroizing::new([0; KEY_LEN]);
        self.config.rng.fill_bytes(key.as_mut_slice());
        let name = EpochName::of(&key);
        self.epochs.learn(*key);
        self.give(now, &[name], devices, true);
        name
    }

    /// Where history is shared, whoever is in and lacks keys that we have gets them. One does it: of those who are there and could, the
    /// one with the least id. Twice does no harm.
    pub(super) fn give_keys(&mut self, now: Millis) {
        let able = self.store.begun() && self.store.trouble().is_none() && !self.replica.forked(&self.main);
        let shares = self.rights.history() == History::Shared;
        if broken(Fault::KeepKeys)
            || !able
            || !shares
            || !self.rights.later_epochs()
            || !matches!(self.standing(), Standing::In(_))
        {
            return;
        }
        let devices = self.devices();
        let mut names = Vec::new();
        let mut lacking = BTreeSet::new();
        for name in self.epochs.known() {
            let lack = self.epochs.lacking(name, &devices);
            if !lack.is_empty() {
                names.push(name);
                lacking.extend(lack);
            }
        }
        if names.is_empty() || self.peerings.values().any(|peering| peering.missing(&self.replica) > 0) {
            return;
        }
        let has_all = |device| names.iter().all(|name| self.epochs.was_told(*name, device));
        let could = |peer: &PeerId| self.roster.device(*peer).is_some_and(has_all);
        let mut there = self.peerings.iter().filter(|(_, peering)| peering.greeted()).map(|(peer, _)| peer);
        if there.all(|peer| self.me < *peer || !could(peer)) {
            self.give(now, &names, &lacking, false);
        }
    }

    /// Tells the keys of these epochs to these devices, in as many operations as it takes.
    fn give(&mut self, now: Millis, names: &[EpochName], devices: &BTreeSet<DeviceId>, drawn: bool) {
        let devices: Vec<DeviceId> = devices.iter().copied().collect();
        for names in names.chunks(TOLD_MAX) {
            let mut keys: Zeroizing<Vec<u8>> = Zeroizing::default();
            for name in names {
                keys.extend(self.epochs.key(*name).into_iter().flatten());
            }
            let together = (BOXES_LEN_MAX / (BOX_LEN + keys.len())).clamp(1, BOXES_MAX);
            for devices in devices.chunks(together) {
                let purpose = BoxPurpose::Epochs { author: self.me };
                let (room_id, rng) = (&self.config.keys.room_id, &mut self.config.rng);
                let boxes = devices.iter().filter_map(|d| DeviceBox::seal(*d, room_id, purpose, &keys, rng));
                let content = Content::Keys { epochs: names.to_vec(), boxes: boxes.collect(), drawn };
                self.append(now, None, &content);
            }
        }
    }

    /// Somebody told keys: to us as well, perhaps.
    pub(super) fn fold_keys(&mut self, meta: Meta, names: &[EpochName], boxes: &[DeviceBox], drawn: bool) {
        let own = self.roster.device(meta.author);
        let devices = boxes.iter().map(|sealed| sealed.device).chain(own);
        self.epochs.told(drawn.then_some(meta.order), names, devices);
        let purpose = BoxPurpose::Epochs { author: meta.author };
        let open = |sealed: &DeviceBox| self.config.device.open(sealed, &self.config.keys.room_id, purpose);
        let Some(mut keys) = boxes.iter().find_map(open) else { return };
        let mut waited = Vec::new();
        for (name, key) in names.iter().zip(keys.as_chunks::<KEY_LEN>().0) {
            if EpochName::of(key) == *name {
                waited.extend(self.epochs.learn(*key));
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
        inside.flat_map(|user| self.devices_of(user)).collect()
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
        let with = if by == me { to } else { by };
        // Written to somebody else, with a box for us: nothing that two people say to each other.
        (by == me || to == me).then_some((Meta { with: Some(with), ..meta }, content))
    }
}
