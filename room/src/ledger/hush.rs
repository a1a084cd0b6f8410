//! Whom the person does not want to hear: what of them is no longer shown, or shown again. Nothing that is stored or passed on changes.

use std::collections::BTreeSet;

use super::Ledger;
use crate::set_of;
use crate::{Hushed, MessageId, PeerId, Thread, UserId};

impl Ledger {
    /// From now on these are not heard, and nobody else.
    pub(crate) fn hush(&mut self, hushed: Hushed) {
        let hushed = hushed.without(self.config.user.id());
        let changed = self.roster.hushed().differs(&hushed);
        self.roster.hush(hushed);
        for user in changed {
            let peers = set_of(self.roster.ever_of(user));
            let concerned = self.chat.concerning(&peers, Thread::Private(user));
            self.hide(concerned.clone());
            self.show.touch_all(concerned);
        }
        self.standings_changed = true;
        self.look_at_polls();
    }

    /// Takes from the screen what of these is not to be shown.
    pub(super) fn hide(&mut self, ids: BTreeSet<MessageId>) {
        self.show.hide(ids.into_iter().filter(|id| self.chat.hidden(*id, &self.roster)));
    }

    /// Whether nothing of somebody is shown. Of a peer that has not said whose it is here, the log may know.
    pub(crate) fn hides(&self, peer: PeerId, user: Option<UserId>) -> bool {
        user.is_some_and(|user| self.roster.hushed().blocked.contains(&user)) || self.roster.hides(peer)
    }
}
