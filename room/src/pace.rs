//! What goes to the server, no faster than it takes: a client that says too much at once is not heard.

use std::collections::VecDeque;

use crate::{Millis, allowance::Allowance};

/// Messages at once; the server takes 200 unless told otherwise, and a join and some pings come on top.
const BURST: u64 = 150;
/// Milliseconds for each message after that; the server takes 50 a second.
const EVERY_MS: u64 = 25;
/// Messages to one peer that may wait: several times what a connection needs. What is more is lost, and tried again by its link.
const WAITING_MAX: usize = 64;

/// A queue for each receiver, taken from in turn: who makes us say much delays nobody else.
#[derive(Debug)]
pub(crate) struct Pace<K, T> {
    /// Whose turn it is comes first; none is empty.
    waiting: VecDeque<(K, VecDeque<T>)>,
    allowance: Allowance,
}

impl<K, T> Default for Pace<K, T> {
    fn default() -> Self {
        Self { waiting: VecDeque::new(), allowance: Allowance::new(BURST, EVERY_MS) }
    }
}

impl<K: PartialEq, T> Pace<K, T> {
    pub(crate) fn push(&mut self, to: K, item: T) {
        match self.waiting.iter_mut().find(|(other, _)| *other == to) {
            Some((_, queue)) if queue.len() < WAITING_MAX => queue.push_back(item),
            Some(_) => {}
            None => self.waiting.push_back((to, VecDeque::from([item]))),
        }
    }

    pub(crate) fn poll(&mut self, now: Millis) -> Option<T> {
        if self.waiting.is_empty() || !self.allowance.take(now) {
            return None;
        }
        let (to, mut queue) = self.waiting.pop_front()?;
        let item = queue.pop_front();
        if !queue.is_empty() {
            self.waiting.push_back((to, queue));
        }
        item
    }

    /// When the next may go, if one waits.
    pub(crate) fn deadline(&self) -> Option<Millis> {
        (!self.waiting.is_empty()).then(|| self.allowance.ready_at())
    }

    /// Another socket: what waited is of no more use, and the server counts anew.
    pub(crate) fn restart(&mut self) {
        *self = Self::default();
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
            pace.push(n / 50, n);
        }
        let now = Millis(10_000);
        let mut burst: Vec<u32> = std::iter::from_fn(|| pace.poll(now)).collect();
        assert_eq!(burst.len() as u64, BURST);
        let mut rest: Vec<u32> = (0..1_000).filter_map(|ms| pace.poll(now + ms)).collect();
        assert_eq!(rest.len() as u64, 999 / EVERY_MS);
        assert!(pace.deadline().is_some_and(|at| at > now + 900));
        burst.append(&mut rest);
        burst.retain(|n| n / 50 == 3);
        assert!(burst.is_sorted() && burst.len() > 5, "{burst:?}");
    }

    #[test]
    fn who_makes_us_say_much_delays_nobody_else() {
        let mut pace = Pace::default();
        for n in 0..1_000_000 {
            pace.push("loud", n);
        }
        pace.push("quiet", 7);
        assert_eq!(std::iter::from_fn(|| pace.poll(Millis(0))).take(2).collect::<Vec<_>>(), [0, 7]);
        let waiting: usize = pace.waiting.iter().map(|(_, queue)| queue.len()).sum();
        assert_eq!(waiting, WAITING_MAX - 1, "what waits is bounded");
    }
}
