//! What goes to the server, no faster than it takes: a client that says too much at once is not heard.

use std::collections::VecDeque;

use crate::Millis;

/// Messages at once; the server takes 200 unless told otherwise, and a join and some pings come on top.
const BURST: u64 = 150;
/// Milliseconds for each message after that; the server takes 50 a second.
const EVERY_MS: u64 = 25;
/// Messages that may wait: the descriptions and candidates of a full room. What is more is lost, and tried again by its link.
const WAITING_MAX: usize = 4_000;

/// The queue, with a bucket of time: each message takes [`EVERY_MS`] out of it.
#[derive(Debug)]
pub(crate) struct Pace<T> {
    waiting: VecDeque<T>,
    /// The bucket is full from then on.
    full_at: Millis,
}

impl<T> Default for Pace<T> {
    fn default() -> Self {
        Self { waiting: VecDeque::new(), full_at: Millis(0) }
    }
}

impl<T> Pace<T> {
    pub(crate) fn push(&mut self, item: T) {
        if self.waiting.len() < WAITING_MAX {
            self.waiting.push_back(item);
        }
    }

    pub(crate) fn poll(&mut self, now: Millis) -> Option<T> {
        if self.ready_at() > now {
            return None;
        }
        let item = self.waiting.pop_front()?;
        self.full_at = self.full_at.max(now) + EVERY_MS;
        Some(item)
    }

    /// When the next may go, if one waits.
    pub(crate) fn deadline(&self) -> Option<Millis> {
        (!self.waiting.is_empty()).then(|| self.ready_at())
    }

    /// Another socket: what waited is of no more use, and the server counts anew.
    pub(crate) fn restart(&mut self) {
        *self = Self::default();
    }

    fn ready_at(&self) -> Millis {
        self.full_at - (BURST - 1) * EVERY_MS
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn a_burst_goes_at_once_and_the_rest_in_time_and_in_order() {
        let mut pace = Pace::default();
        for n in 0..1_000 {
            pace.push(n);
        }
        let now = Millis(10_000);
        let burst: Vec<u32> = std::iter::from_fn(|| pace.poll(now)).collect();
        assert_eq!(burst, (0..BURST as u32).collect::<Vec<_>>());
        let second: Vec<u32> = (0..1_000).filter_map(|ms| pace.poll(now + ms)).collect();
        assert_eq!(second.len() as u64, 999 / EVERY_MS);
        assert_eq!(second.first(), Some(&(BURST as u32)));
        assert!(pace.deadline().is_some_and(|at| at > now + 900));
    }

    #[test]
    fn what_waits_is_bounded() {
        let mut pace = Pace::default();
        for n in 0..1_000_000 {
            pace.push(n);
        }
        assert_eq!(pace.waiting.len(), WAITING_MAX);
    }
}
