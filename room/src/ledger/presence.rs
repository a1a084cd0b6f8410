//! When people were there, as far as they tell: kept with the receipts, so that a reload still knows.

use super::Ledger;
use crate::{Millis, UserId};

/// While somebody is there the time is stored this often, in milliseconds: all that is lost when the page is killed.
const STORE_EVERY_MS: u64 = 60_000;

impl Ledger {
    /// Whose page this is.
    pub(crate) fn user(&self) -> UserId {
        self.config.user.id()
    }

    /// Somebody says that they are there.
    pub(crate) fn saw(&mut self, now: Millis, user: UserId) {
        self.receipts.seen.saw(user, self.unix_ms(now));
        if self.last_seen_stored_at.is_none_or(|at| now.since(at) >= STORE_EVERY_MS) {
            self.last_seen_stored_at = Some(now);
            self.store_last_seen();
        }
    }

    /// When somebody was there, Unix milliseconds.
    pub(crate) fn last_seen(&self, user: UserId) -> Option<u64> {
        self.receipts.seen.of(user)
    }

    /// Has it stored soon.
    pub(crate) fn store_last_seen(&mut self) {
        self.store.marks_changed();
    }

    /// Somebody does not tell any more.
    pub(crate) fn forget_last_seen(&mut self, user: UserId) {
        if self.receipts.seen.forget(user) {
            self.store.marks_changed();
        }
    }

    /// Those who were there before this page: once.
    pub(crate) fn take_remembered(&mut self) -> Vec<UserId> {
        if std::mem::replace(&mut self.remembered_told, true) {
            return Vec::new();
        }
        let me = self.user();
        self.receipts.seen.all().filter(|user| *user != me).collect()
    }
}
