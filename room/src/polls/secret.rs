//! Secret ballots: sealed for the owner's device and the voter's own, see [`crate::device`]; everybody keeps them and passes them on.
//!
//! A box is bound to the poll and to the command it is in, so nobody can put another's vote under their own name. All ballots are of one
//! length: how many options one names does not show.

use std::collections::BTreeMap;

use chacha20::ChaCha20Rng;
use rand_core::Rng;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Ballot, PassedBallots, PollId, Receipt, SECRET_VOTERS_MAX, SealedBallot, check::good_tally};
use crate::{BoxPurpose, CommandId, DeviceBox, DeviceId, DeviceSecret, PeerId, UserId};

/// Bytes of a ballot before it is sealed: the receipt and an answer for each of [`super::OPTIONS_MAX`] dates, rounded up.
const PLAIN_LEN: usize = 256;
/// Devices a ballot is sealed for: the owner's, and those of the person who votes.
const BOXES_MAX: usize = 8;

/// A command that has something sealed in it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sealing<'a> {
    pub room_id: &'a str,
    pub poll: PollId,
    pub author: PeerId,
    pub id: CommandId,
}

/// A ballot as it is sealed, before it is filled up with zeros.
#[derive(Serialize, Deserialize)]
struct Plain(Receipt, Ballot);

impl Sealing<'_> {
    fn ballot(&self) -> BoxPurpose {
        BoxPurpose::Ballot { poll: self.poll, author: self.author, id: self.id }
    }

    fn ballots(&self) -> BoxPurpose {
        BoxPurpose::Ballots { poll: self.poll, author: self.author, id: self.id }
    }

    /// Seals a vote for the owner's device and, so that they can read it again, for devices of who votes. `None` for a device of the
    /// owner that nothing can be sealed for.
    pub(crate) fn seal(
        &self,
        ballot: &Ballot,
        owner: DeviceId,
        own: impl Iterator<Item = DeviceId>,
        rng: &mut ChaCha20Rng,
    ) -> Option<SealedBallot> {
        let mut receipt = Receipt([0; 16]);
        rng.fill_bytes(&mut receipt.0);
        let mut plain = Zeroizing::new(postcard::to_allocvec(&Plain(receipt, ballot.clone())).ok()?);
        if plain.len() > PLAIN_LEN {
            return None;
        }
        plain.resize(PLAIN_LEN, 0);
        let mut boxes = vec![DeviceBox::seal(owner, self.room_id, self.ballot(), &plain, rng)?];
        for device in own.filter(|device| *device != owner).take(BOXES_MAX - 1) {
            boxes.extend(DeviceBox::seal(device, self.room_id, self.ballot(), &plain, rng));
        }
        postcard::to_allocvec(&boxes).ok().map(SealedBallot)
    }

    /// Opens a vote that was sealed for this device.
    pub(crate) fn open(&self, secret: &DeviceSecret, sealed: &SealedBallot) -> Option<(Receipt, Ballot)> {
        let (boxes, rest) = postcard::take_from_bytes::<Vec<DeviceBox>>(&sealed.0).ok()?;
        if boxes.len() > BOXES_MAX || !rest.is_empty() {
            return None;
        }
        let open = |sealed: &DeviceBox| secret.open(sealed, self.room_id, self.ballot());
        let plain = Zeroizing::new(boxes.iter().find_map(open)?);
        let (Plain(receipt, ballot), rest) = postcard::take_from_bytes(&plain).ok()?;
        let good = plain.len() == PLAIN_LEN && rest.iter().all(|byte| *byte == 0) && ballot.good();
        good.then_some((receipt, ballot))
    }

    /// Seals all votes for the device of the next owner.
    pub(crate) fn pass<'a>(
        &self,
        revision: u64,
        ballots: impl Iterator<Item = (UserId, &'a (Receipt, Ballot))>,
        to: DeviceId,
        rng: &mut ChaCha20Rng,
    ) -> Option<PassedBallots> {
        let ballots: Vec<(UserId, &(Receipt, Ballot))> = ballots.collect();
        let plain = Zeroizing::new(postcard::to_allocvec(&ballots).ok()?);
        let DeviceBox { sealed, .. } = DeviceBox::seal(to, self.room_id, self.ballots(), &plain, rng)?;
        Some(PassedBallots { revision, sealed })
    }

    /// Opens all votes, if they were passed on to this device.
    pub(crate) fn take(
        &self,
        secret: &DeviceSecret,
        passed: &PassedBallots,
    ) -> Option<BTreeMap<UserId, (Receipt, Ballot)>> {
        let sealed = DeviceBox { device: secret.id(), sealed: passed.sealed.clone() };
        let plain = Zeroizing::new(secret.open(&sealed, self.room_id, self.ballots())?);
        let (ballots, rest) = postcard::take_from_bytes::<Vec<(UserId, (Receipt, Ballot))>>(&plain).ok()?;
        let (users, votes): (Vec<UserId>, Vec<(Receipt, Ballot)>) = ballots.into_iter().unzip();
        let good = rest.is_empty() && votes.len() <= SECRET_VOTERS_MAX && good_tally(&votes);
        good.then(|| crate::map_of(users.into_iter().zip(votes)))
    }
}
