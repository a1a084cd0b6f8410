//! What was offered so far: a server repeats what it likes, and a peer may offer as often as it likes.

use std::collections::VecDeque;

use crate::{
    Millis,
    allowance::Allowance,
    wire::{SignalBody, SignalContent},
};

/// Connections of the other side whose offers are remembered: it reloads now and then.
const REMEMBERED_MAX: usize = 16;
/// Offers of the other side that are looked at: each is work for the browser, and an answer for the server to pass on.
const OFFERS: Allowance = Allowance::new(32, 50);
/// New connections the other side may make us open: a tab has some hundred to give.
const OPENS: Allowance = Allowance::new(8, 5_000);

#[derive(Debug)]
pub(super) struct Offers {
    /// The greatest number of each connection that offered, the newest last.
    seen: VecDeque<(u64, u32)>,
    offers: Allowance,
    opens: Allowance,
}

impl Default for Offers {
    fn default() -> Self {
        Self { seen: VecDeque::new(), offers: OFFERS, opens: OPENS }
    }
}

impl Offers {
    /// Whether this offer is to be looked at: it was not there before, nor is older than one that was, for numbers of a
    /// connection only grow, and there are not too many.
    pub(super) fn counts(&mut self, now: Millis, body: &SignalBody) -> bool {
        let SignalContent::Offer(offer) = &body.content else {
            return false;
        };
        let known = self.seen.iter().position(|(instance, _)| *instance == body.from_instance);
        let is_new = known.and_then(|at| self.seen.get(at)).is_none_or(|(_, number)| *number < offer.number);
        if !is_new || !self.offers.take(now) {
            return false;
        }
        if let Some(at) = known {
            self.seen.remove(at);
        } else if self.seen.len() == REMEMBERED_MAX {
            self.seen.pop_front();
        }
        self.seen.push_back((body.from_instance, offer.number));
        true
    }

    /// Whether the other side may make us open another connection now.
    pub(super) fn may_open(&mut self, now: Millis) -> bool {
        self.opens.take(now)
    }
}
