//! What was offered so far: a server repeats what it likes, and a peer may offer as often as it likes.

use std::collections::VecDeque;

use crate::{
    Millis,
    wire::{SignalBody, SignalContent},
};

/// Connections of the other side whose offers are remembered: it reloads now and then.
const REMEMBERED_MAX: usize = 16;
/// New connections the other side may make us open at once …
const OPENS_MAX: u64 = 8;
/// … and how often after that, in milliseconds. A tab has some hundred connections to give.
const OPEN_EVERY_MS: u64 = 5_000;

#[derive(Debug, Default)]
pub(super) struct Offers {
    /// The greatest number of each connection that offered, the newest last.
    seen: VecDeque<(u64, u32)>,
    /// The allowance of new connections is whole again from then on.
    whole_at: Millis,
}

impl Offers {
    /// Whether this offer was not there before, nor is older than one that was: numbers of a connection only grow.
    pub(super) fn is_new(&mut self, body: &SignalBody) -> bool {
        let SignalContent::Offer(offer) = &body.content else {
            return false;
        };
        let known = self.seen.iter().position(|(instance, _)| *instance == body.from_instance);
        if let Some(at) = known {
            if self.seen.get(at).is_some_and(|(_, number)| *number >= offer.number) {
                return false;
            }
            self.seen.remove(at);
        } else if self.seen.len() == REMEMBERED_MAX {
            self.seen.pop_front();
        }
        self.seen.push_back((body.from_instance, offer.number));
        true
    }

    /// Whether the other side may make us open another connection now.
    pub(super) fn may_open(&mut self, now: Millis) -> bool {
        if self.whole_at > now + (OPENS_MAX - 1) * OPEN_EVERY_MS {
            return false;
        }
        self.whole_at = self.whole_at.max(now) + OPEN_EVERY_MS;
        true
    }
}
