//! Whether somebody is at their page: what is told of it, how long that is believed, what is shown of it, and what a person lets the
//! others learn at all.
//!
//! A page tells its peers again and again; what is not told again is not believed for long, so that nobody who vanished stays in the
//! list. Only decides; `engine/presence.rs` has the links. On the wire: `docs/protocol.md`, "Presence". Tested here and, with
//! frames that get lost, in `tests/sim`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Millis, UserId};

/// A page tells how it stands this often, in milliseconds, a frame of a few bytes for each link …
pub(crate) const TELL_EVERY_MS: u64 = 15_000;
/// … this soon after a change, for the frame that told it may be lost …
pub(crate) const TELL_AGAIN_MS: u64 = 2_000;
/// … and is believed this long: two lost frames in a row do not matter.
pub(crate) const BELIEVED_MS: u64 = 40_000;
/// More often than this, in milliseconds, nobody's word is taken: each time their name is drawn anew.
const TAKE_EVERY_MS_MIN: u64 = 100;
/// People of whom it is remembered when they were there: four times as many as a room holds at once.
const SEEN_MAX: usize = 1_024;

/// What a page tells of its person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Attendance {
    /// At the page.
    Here,
    /// The page is behind another, or nobody has touched it for minutes.
    Away,
    /// The person does not tell.
    Untold,
}

/// How a person stands, by all of their pages; the best comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Presence {
    /// At one of their pages.
    Online,
    /// Has pages in the room, and is at none of them.
    Away,
    /// Has a page in the room that does not tell.
    Untold,
    /// No page of theirs is in reach.
    Offline {
        /// When they were last known to be at a page, by our wall clock, Unix milliseconds.
        seen_unix_ms: Option<u64>,
    },
}

/// What a person lets the others learn. Their own other devices learn it all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Privacy {
    /// What they have looked at.
    pub read: bool,
    /// That they are writing.
    pub typing: bool,
    /// Whether they are at the page, and with it when they were last.
    pub presence: bool,
}

impl Default for Privacy {
    fn default() -> Self {
        Self { read: true, typing: true, presence: true }
    }
}

/// What one peer told.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Heard(Option<(Attendance, Millis)>);

impl Heard {
    /// The peer tells. Answers whether that was taken.
    pub(crate) fn take(&mut self, now: Millis, told: Attendance) -> bool {
        let soon = self.0.is_some_and(|(before, at)| before != told && now.since(at) < TAKE_EVERY_MS_MIN);
        if !soon {
            self.0 = Some((told, now));
        }
        !soon
    }

    /// When what was told is not believed any more, if that is still to come.
    pub(crate) fn until(&self, now: Millis) -> Option<Millis> {
        self.0.map(|(_, at)| at + BELIEVED_MS).filter(|at| *at > now)
    }

    /// What is made of it. `linked`: the link to the peer is up, or its device has put the page to sleep.
    pub(crate) fn shown(&self, now: Millis, linked: bool) -> Option<Presence> {
        match self.0 {
            Some((Attendance::Here, _)) if self.until(now).is_some() => Some(Presence::Online),
            Some((Attendance::Away, _)) if self.until(now).is_some() => Some(Presence::Away),
            // Browsers let a page behind others tell late.
            Some((Attendance::Here | Attendance::Away, _)) => linked.then_some(Presence::Away),
            Some((Attendance::Untold, _)) | None => linked.then_some(Presence::Untold),
        }
    }
}

/// When people were last known to be at a page, by our wall clock. Of those who tell only.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct LastSeen(BTreeMap<UserId, u64>);

impl LastSeen {
    /// Somebody is there at this time, Unix milliseconds. Of too many who was there longest ago is forgotten.
    pub(crate) fn saw(&mut self, user: UserId, unix_ms: u64) {
        if self.0.len() >= SEEN_MAX
            && !self.0.contains_key(&user)
            && let Some(first) = self.0.iter().min_by_key(|(_, at)| **at).map(|(user, _)| *user)
        {
            self.0.remove(&first);
        }
        self.0.insert(user, unix_ms);
    }

    /// When somebody was there.
    pub(crate) fn of(&self, user: UserId) -> Option<u64> {
        self.0.get(&user).copied()
    }

    /// Somebody does not want to be remembered. Answers whether they were.
    pub(crate) fn forget(&mut self, user: UserId) -> bool {
        self.0.remove(&user).is_some()
    }

    /// Everybody who is remembered.
    pub(crate) fn all(&self) -> impl Iterator<Item = UserId> {
        self.0.keys().copied()
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn what_is_not_told_again_fades() {
        let mut heard = Heard::default();
        assert_eq!(heard.shown(Millis(5), true), Some(Presence::Untold));
        assert_eq!(heard.shown(Millis(5), false), None);
        assert!(heard.take(Millis(1_000), Attendance::Here));
        let end = Millis(1_000) + BELIEVED_MS;
        assert_eq!(heard.until(Millis(1_000)), Some(end));
        let last = Millis(end.0 - 1);
        assert_eq!(heard.shown(last, false), Some(Presence::Online), "a link may come back");
        assert_eq!(heard.shown(end, true), Some(Presence::Away));
        assert_eq!((heard.shown(end, false), heard.until(end)), (None, None));
    }

    #[test]
    fn a_flood_of_changes_is_not_drawn() {
        let mut heard = Heard::default();
        assert!(heard.take(Millis(0), Attendance::Here));
        assert!(!heard.take(Millis(50), Attendance::Away));
        assert!(heard.take(Millis(60), Attendance::Here), "the same again is no change");
        assert!(heard.take(Millis(160), Attendance::Untold));
        assert_eq!(heard.shown(Millis(161), true), Some(Presence::Untold));
    }

    #[test]
    fn of_too_many_those_who_were_there_longest_ago_are_forgotten() {
        let mut seen = LastSeen::default();
        let user = |n: usize| {
            let mut id = [0; 32];
            id[..8].copy_from_slice(&(n as u64).to_be_bytes());
            UserId(id)
        };
        for n in 0..=SEEN_MAX {
            seen.saw(user(n), 1_000 + n as u64);
        }
        assert_eq!((seen.all().count(), seen.of(user(0)), seen.of(user(1))), (SEEN_MAX, None, Some(1_001)));
        seen.saw(user(1), 9_000);
        assert_eq!((seen.all().count(), seen.of(user(1))), (SEEN_MAX, Some(9_000)));
        assert!(seen.forget(user(1)) && !seen.forget(user(1)));
    }

    #[test]
    fn the_best_of_several_pages_is_shown() {
        let offline = Presence::Offline { seen_unix_ms: Some(5) };
        let all = [Presence::Away, offline, Presence::Online, Presence::Untold];
        assert_eq!(all.into_iter().min(), Some(Presence::Online));
    }
}
