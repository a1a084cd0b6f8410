//! The pictures people chose of themselves: writing ours, and reading those of all.

use super::Ledger;
use crate::{
    CommandRefused, Content, Millis, OwnPicture, Standing, Thread,
    chat::Meta,
    picture::{Chosen, good_picture},
    replica::Place,
};

/// Whether the picture chosen on this device has to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Due {
    No,
    /// The room is entered: unless the person chose another since, on another device.
    OnEntering,
    /// It was chosen just now.
    Chosen,
}

impl Ledger {
    /// The person has another picture from now on; written as soon as they are in the room.
    pub(crate) fn set_picture(&mut self, picture: OwnPicture) -> Result<(), CommandRefused> {
        if !good_picture(&picture.bytes) {
            return Err(CommandRefused::BadPicture);
        }
        self.config.picture = Some(picture);
        self.picture_due = Due::Chosen;
        Ok(())
    }

    /// As if it had been chosen before.
    #[cfg(test)]
    pub(crate) fn offer_picture(&mut self, picture: OwnPicture) {
        self.config.picture = Some(picture);
    }

    /// Writes the picture chosen on this device, unless the room has it, or one that the person chose later on another device.
    pub(super) fn write_picture(&mut self, now: Millis) {
        let inside = matches!(self.standing(), Standing::In(_));
        if self.picture_due == Due::No || !inside || !self.store.begun() || self.replica.forked(&self.main) {
            return;
        }
        let due = std::mem::replace(&mut self.picture_due, Due::No);
        let Some(OwnPicture { bytes, chosen_unix_ms }) = self.config.picture.clone() else { return };
        if !good_picture(&bytes) {
            return;
        }
        let there = self.pictures.of(self.config.user.id());
        let same = match there {
            Some(there) => {
                (due == Due::OnEntering && there.at_unix_ms > chosen_unix_ms)
                    || self.picture_at(there.place).is_some_and(|shown| shown == bytes)
            }
            None => bytes.is_empty(),
        };
        if !same {
            self.append(now, Thread::Room, &Content::Picture { bytes });
        }
    }

    /// Somebody chose a picture, or took it away.
    pub(super) fn fold_picture(&mut self, meta: Meta, place: Place) {
        let Some(user) = self.roster.user_at(meta.author, meta.seq) else { return };
        if self.pictures.apply(user, Chosen { order: meta.order, place, at_unix_ms: meta.at_unix_ms }) {
            self.show.picture(user);
        }
    }

    /// The picture written in this place.
    pub(super) fn picture_at(&self, place: Place) -> Option<Vec<u8>> {
        match self.read(place)? {
            (_, Content::Picture { bytes }) => Some(bytes),
            _ => None,
        }
    }
}
