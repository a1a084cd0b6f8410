//! Who is at their page: telling it to those in the room, hearing it of them, and showing it of each person.

use std::collections::BTreeMap;

use super::{Engine, Output};
use crate::{
    Attendance, LinkStatus, Millis, PeerId, Presence, UserId, View,
    presence::{TELL_AGAIN_MS, TELL_EVERY_MS},
    wire::PeerMessage,
};

impl Engine {
    /// Tells those in the room whether our person is at the page: at once when that changes, and again and again. Who does not tell
    /// says so; our other devices are told all the same.
    pub(super) fn tell_presence(&mut self, now: Millis) {
        let tells = self.ledger.privacy().presence;
        let state = (self.here, tells);
        let changed = self.told_presence != state;
        let anew = changed || self.tell_presence_at.is_some_and(|at| at <= now);
        let me = self.ledger.user();
        let mut somebody = false;
        for member in self.people.values_mut().filter(|member| member.inside && member.knows_more) {
            somebody = true;
            if anew || !member.told_presence {
                let told = match (self.here, tells || member.user == Some(me)) {
                    (_, false) => Attendance::Untold,
                    (true, true) => Attendance::Here,
                    (false, true) => Attendance::Away,
                };
                member.told_presence = true;
                member.link.send(now, &PeerMessage::Presence(told), &mut self.rng);
            }
        }
        somebody |= self.tell_presence_through_hub(anew);
        self.told_presence = state;
        self.tell_presence_at = match self.tell_presence_at.filter(|_| !anew) {
            _ if !somebody => None,
            None => Some(now + if changed { TELL_AGAIN_MS } else { TELL_EVERY_MS }),
            at => at,
        };
    }

    /// The same of those whom we reach through the hub: all at once, and our own devices by themselves. Answers whether there are any.
    fn tell_presence_through_hub(&mut self, anew: bool) -> bool {
        if self.passing.distant.is_empty() {
            return false;
        }
        let tells = self.ledger.privacy().presence;
        let told = if self.here { Attendance::Here } else { Attendance::Away };
        if anew {
            self.pass(None, PeerMessage::Presence(if tells { told } else { Attendance::Untold }));
        }
        for peer in self.passing.distant.clone() {
            let own = self.whose(peer) == Some(self.ledger.user());
            let Some(member) = self.people.get_mut(&peer) else { continue };
            let before = std::mem::replace(&mut member.told_presence, true);
            if !before || (anew && own && !tells) {
                let told = if tells || own { told } else { Attendance::Untold };
                self.pass(Some(peer), PeerMessage::Presence(told));
            }
        }
        true
    }

    /// Somebody in the room tells how they stand.
    pub(super) fn on_presence(&mut self, now: Millis, peer: PeerId, told: Attendance) {
        let user = self.whose(peer);
        let Some(member) = self.people.get_mut(&peer) else { return };
        if let (true, Attendance::Here, Some(user)) = (member.heard.take(now, told), told, user) {
            self.ledger.saw(now, user);
        }
    }

    /// Tells the interface of whom something else is to be shown.
    pub(super) fn show_presence(&mut self, now: Millis) {
        let mut present: BTreeMap<UserId, Presence> = BTreeMap::new();
        let through = self.through_hub();
        for (peer, member) in &self.people {
            let status = self.shown_status(*peer, &through);
            let there = member.inside || status == LinkStatus::ThroughHub;
            if !there && member.heard.until(now).is_none() {
                continue;
            }
            let linked =
                matches!(status, LinkStatus::Connected | LinkStatus::Asleep | LinkStatus::ThroughHub);
            if let (Some(user), Some(shown)) = (self.whose(*peer), member.heard.shown(now, linked)) {
                let best = present.entry(user).or_insert(shown);
                *best = shown.min(*best);
            }
        }
        present.remove(&self.ledger.user());
        // From what is stored: those who were there before this page.
        for user in self.ledger.take_remembered().into_iter().chain(self.shown_presence.keys().copied()) {
            let seen_unix_ms = self.ledger.last_seen(user);
            present.entry(user).or_insert(Presence::Offline { seen_unix_ms });
        }
        for (user, shown) in present {
            let before = self.shown_presence.get(&user).copied();
            if before == Some(shown) {
                continue;
            }
            if before == Some(Presence::Online) {
                self.ledger.store_last_seen();
            }
            let mut shown = shown;
            if shown == Presence::Untold {
                // Who does not tell any more is not remembered by what they told before.
                self.ledger.forget_last_seen(user);
            } else if let Presence::Offline { seen_unix_ms } = &mut shown {
                *seen_unix_ms = self.ledger.last_seen(user);
            }
            self.shown_presence.insert(user, shown);
            self.outputs.push_back(Output::View(View::Presence(user, shown)));
        }
    }
}
