//! What a hub passes on: small passing things that one peer says to others it has no link to.
//!
//! The author signs each, and what is for one peer alone is sealed for its device, so a hub can drop and delay, and neither read what is
//! for somebody else nor make anything up. Numbers keep what was passed on from counting again. In prose: `docs/protocol.md`,
//! "Passed on". Tested here and in `engine/tests/star.rs`.

use std::collections::VecDeque;

use chacha20::ChaCha20Rng;
use ed25519_dalek::{Signature, VerifyingKey};
use serde::{Deserialize, Serialize};

use crate::{
    BoxPurpose, DeviceBox, DeviceId, DeviceSecret, PeerId, PeerSecret,
    handshake::{halves, whole},
    wire::{Channel, PeerMessage},
};

/// Longest body, in bytes: with as many counts as below, of the longest streams.
pub(crate) const PASSED_LEN_MAX: usize = 24 * 1024;
/// Counts in one message that is passed on; the rest goes in further ones.
pub(crate) const PASSED_COUNTS_MAX: usize = 200;
/// What a signature begins with, so that it can be taken for no other signature.
const SIGN_LABEL: &[u8] = b"tincan passed 1\0";
/// Earlier openings of a page that are told from new ones: who reloads more often in the life of ours may be heard twice.
const RUNS_MAX: usize = 16;

/// Something that a hub passes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passed {
    /// Who says it.
    pub from: PeerId,
    /// To whom; to everybody if nobody is named.
    pub to: Option<PeerId>,
    /// It travels on `control`; else on `presence`.
    pub reliable: bool,
    /// Drawn when the author's page was opened.
    pub run: u64,
    /// Counts up within the run, from 1, for each of the two channels.
    pub number: u64,
    /// An encoded [`PeerMessage`]; what is to one peer is sealed for its device.
    pub body: Vec<u8>,
    /// By the author's key: first half and second.
    pub signature: [[u8; 32]; 2],
}

/// Where something stands that is to be passed on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Numbered {
    pub run: u64,
    pub number: u64,
}

impl Passed {
    /// Writes, seals and signs. `to` goes with the device that may read it; `None` for a device for which nothing can be sealed.
    pub(crate) fn write(
        me: &PeerSecret,
        room_id: &str,
        to: Option<(PeerId, DeviceId)>,
        Numbered { run, number }: Numbered,
        message: &PeerMessage,
        rng: &mut ChaCha20Rng,
    ) -> Option<Self> {
        let purpose = BoxPurpose::Passed { author: me.id(), run, number };
        let plain = message.encode();
        let body = match to {
            Some((_, device)) => DeviceBox::seal(device, room_id, purpose, &plain, rng)?.sealed,
            None => plain,
        };
        let mut passed = Self {
            from: me.id(),
            to: to.map(|(peer, _)| peer),
            reliable: message.channel() == Channel::Control,
            run,
            number,
            body,
            signature: [[0; 32]; 2],
        };
        let (first, second) = halves(me.sign(&passed.to_sign(room_id)));
        passed.signature = [first, second];
        Some(passed)
    }

    /// What is said, if its author said it in this room: to everybody, or to a peer of this device.
    pub fn open(&self, room_id: &str, device: &DeviceSecret) -> Option<PeerMessage> {
        let key = VerifyingKey::from_bytes(&self.from.0).ok()?;
        let signature = Signature::from_bytes(&whole(self.signature));
        key.verify_strict(&self.to_sign(room_id), &signature).ok()?;
        let message = match self.to {
            None => PeerMessage::decode(&self.body),
            Some(_) => {
                let sealed = DeviceBox { device: device.id(), sealed: self.body.clone() };
                let Self { from: author, run, number, .. } = *self;
                PeerMessage::decode(&device.open(
                    &sealed,
                    room_id,
                    BoxPurpose::Passed { author, run, number },
                )?)
            }
        };
        message.ok().filter(|message| (message.channel() == Channel::Control) == self.reliable)
    }

    /// What it takes of an allowance: one for each KiB begun.
    pub(crate) fn cost(&self) -> u64 {
        1 + self.body.len() as u64 / 1_024
    }

    fn to_sign(&self, room_id: &str) -> Vec<u8> {
        // Every part but the last has one length.
        [
            SIGN_LABEL,
            room_id.as_bytes(),
            &self.from.0,
            &[u8::from(self.to.is_some())],
            &self.to.map_or([0; 32], |to| to.0),
            &[u8::from(self.reliable)],
            &self.run.to_be_bytes(),
            &self.number.to_be_bytes(),
            &self.body,
        ]
        .concat()
    }
}

/// Whether it says what was stored or read: of what a ledger says, only that is passed on.
pub(crate) fn is_receipt(message: &PeerMessage) -> bool {
    matches!(
        message,
        PeerMessage::Have(_) | PeerMessage::Read(_) | PeerMessage::ReadIn { .. } | PeerMessage::Looked { .. }
    )
}

/// A message in parts that can be passed on: vectors add up, so it does not matter in how many they come.
pub(crate) fn in_parts(message: PeerMessage) -> Vec<PeerMessage> {
    let counts = match &message {
        PeerMessage::Have(counts) | PeerMessage::Read(counts) => counts,
        PeerMessage::ReadIn { counts, .. } | PeerMessage::Looked { counts, .. } => counts,
        _ => return vec![message],
    };
    if counts.len() <= PASSED_COUNTS_MAX {
        return vec![message];
    }
    let part = |counts: &[crate::Count]| match message {
        PeerMessage::Have(_) => PeerMessage::Have(counts.to_vec()),
        PeerMessage::ReadIn { thread, .. } => PeerMessage::ReadIn { thread, counts: counts.to_vec() },
        PeerMessage::Looked { thread, .. } => PeerMessage::Looked { thread, counts: counts.to_vec() },
        _ => PeerMessage::Read(counts.to_vec()),
    };
    counts.chunks(PASSED_COUNTS_MAX).map(part).collect()
}

/// What was heard of one author, so that nothing counts twice.
#[derive(Debug, Default)]
pub(crate) struct Heard {
    run: Option<u64>,
    /// Runs that are over, oldest first.
    over: VecDeque<u64>,
    control: Window,
    presence: Window,
}

impl Heard {
    /// Takes what the author signed, unless it was taken before or is too old to tell.
    pub(crate) fn take(&mut self, passed: &Passed) -> bool {
        if self.over.contains(&passed.run) {
            return false;
        }
        if self.run != Some(passed.run) {
            self.over.extend(self.run.replace(passed.run));
            if self.over.len() > RUNS_MAX {
                self.over.pop_front();
            }
            (self.control, self.presence) = (Window::default(), Window::default());
        }
        let window = if passed.reliable { &mut self.control } else { &mut self.presence };
        window.take(passed.number)
    }
}

/// Which of the last numbers were taken: frames on `presence` overtake each other.
#[derive(Debug, Default)]
struct Window {
    newest: u64,
    /// Bit `n`: the newest but `n`.
    taken: u64,
}

impl Window {
    fn take(&mut self, number: u64) -> bool {
        if number > self.newest {
            let further = u32::try_from(number - self.newest).unwrap_or(u32::MAX);
            self.taken = self.taken.checked_shl(further).unwrap_or_default() | 1;
            self.newest = number;
            return true;
        }
        let bit = u32::try_from(self.newest - number).ok().and_then(|age| 1_u64.checked_shl(age));
        let fresh = number > 0 && bit.is_some_and(|bit| self.taken & bit == 0);
        self.taken |= bit.unwrap_or_default();
        fresh
    }
}

#[cfg(test)]
mod tests {
    use rand_core::SeedableRng;

    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;
    use crate::{Attendance, Count, DeviceSeed, Stream, Thread};

    const ROOM: &str = "room";

    fn secret(n: u8) -> PeerSecret {
        PeerSecret::derive(&DeviceSeed([n; 32]), ROOM, 0)
    }

    fn device(n: u8) -> DeviceSecret {
        DeviceSecret::derive(&DeviceSeed([n; 32]), ROOM)
    }

    fn count(next: u64) -> Count {
        Count { author: PeerId([7; 32]), stream: Stream::main(), next }
    }

    fn write(to: Option<u8>, number: u64, message: &PeerMessage) -> Passed {
        let to = to.map(|to| (secret(to).id(), device(to).id()));
        let mut rng = ChaCha20Rng::from_seed([3; 32]);
        Passed::write(&secret(1), ROOM, to, Numbered { run: 9, number }, message, &mut rng).unwrap()
    }

    #[test]
    fn what_is_for_everybody_is_read_by_everybody() {
        let message = PeerMessage::Presence(Attendance::Here);
        let passed = write(None, 1, &message);
        assert!(!passed.reliable);
        for reader in [2, 3] {
            assert_eq!(passed.open(ROOM, &device(reader)).as_ref(), Some(&message));
        }
        assert_eq!(passed.open("another room", &device(2)), None);
    }

    #[test]
    fn what_is_for_one_is_read_by_that_one_alone() {
        let message = PeerMessage::Have(vec![count(4)]);
        let passed = write(Some(2), 1, &message);
        assert!(passed.reliable);
        assert_eq!(passed.open(ROOM, &device(2)), Some(message));
        assert_eq!(passed.open(ROOM, &device(3)), None);
    }

    #[test]
    fn nobody_on_the_way_changes_anything() {
        let changes: [fn(&mut Passed); 7] = [
            |passed| passed.from = secret(4).id(),
            |passed| passed.to = Some(secret(2).id()),
            |passed| passed.reliable = true,
            |passed| passed.run += 1,
            |passed| passed.number += 1,
            |passed| passed.body = PeerMessage::Presence(Attendance::Away).encode(),
            |passed| passed.signature[1][0] ^= 1,
        ];
        for change in changes {
            let mut passed = write(None, 1, &PeerMessage::Presence(Attendance::Here));
            change(&mut passed);
            assert_eq!(passed.open(ROOM, &device(2)), None, "{passed:?}");
        }
    }

    #[test]
    fn each_counts_once_in_whatever_order_they_come() {
        let mut heard = Heard::default();
        let typing = PeerMessage::Writing { thread: Thread::Room, active: true };
        let mut take = |number| heard.take(&write(None, number, &typing));
        let taken = [5, 4, 5, 7, 6, 6, 200, 100, 137, 136, 0, u64::MAX, 200].map(&mut take);
        assert_eq!(
            taken,
            [true, true, false, true, true, false, true, false, true, false, false, true, false]
        );
    }

    #[test]
    fn a_page_that_was_opened_again_counts_from_the_start_and_its_past_is_over() {
        let mut heard = Heard::default();
        let old = write(None, 900, &PeerMessage::Presence(Attendance::Here));
        assert!(heard.take(&old));
        assert!(heard.take(&Passed { run: 10, number: 1, ..old.clone() }));
        assert!(!heard.take(&Passed { number: 901, ..old.clone() }));
        // The two channels are not ordered with each other.
        assert!(heard.take(&Passed { run: 10, number: 1, reliable: true, ..old }));
    }

    #[test]
    fn long_vectors_go_in_parts_that_fit() {
        let long = Count { stream: Stream::new(&"x".repeat(64)).unwrap(), ..count(u64::MAX) };
        let counts = vec![long; 2 * PASSED_COUNTS_MAX + 1];
        let thread = Thread::Room;
        for message in [
            PeerMessage::Have(counts.clone()),
            PeerMessage::Read(counts.clone()),
            PeerMessage::ReadIn { thread, counts: counts.clone() },
            PeerMessage::Looked { thread, counts },
        ] {
            let parts = in_parts(message.clone());
            assert_eq!(parts.len(), 3);
            for part in parts {
                assert_eq!(std::mem::discriminant(&part), std::mem::discriminant(&message));
                assert!(write(Some(2), 1, &part).body.len() <= PASSED_LEN_MAX);
            }
        }
    }
}
