//! Whom the person here does not want to hear, on this device and in all its rooms: muted, or blocked.
//!
//! It changes what is shown and nothing else: what is said by them is stored, acknowledged and passed on like everything, so that the
//! log stays whole for the others, and all of it is there once the person changes their mind. Nobody is told.

use std::collections::BTreeSet;

use crate::UserId;

/// Whom not to hear, and how much.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hushed {
    /// What they say is shown; it does not count as something to look at.
    pub muted: BTreeSet<UserId>,
    /// Nothing of theirs is shown.
    pub blocked: BTreeSet<UserId>,
}

impl Hushed {
    /// The same without somebody: nobody is hidden from themselves.
    pub(crate) fn without(mut self, user: UserId) -> Self {
        self.muted.remove(&user);
        self.blocked.remove(&user);
        self
    }

    /// Those for whom the two differ.
    pub(crate) fn differs(&self, other: &Self) -> BTreeSet<UserId> {
        let muted = self.muted.symmetric_difference(&other.muted);
        muted.chain(self.blocked.symmetric_difference(&other.blocked)).copied().collect()
    }
}
