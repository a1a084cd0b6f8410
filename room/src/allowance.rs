//! How often something may happen: so many times at once, then once every while.

use crate::Millis;

/// What is left of it, as a bucket of time that runs full by itself.
#[derive(Clone, Debug)]
pub(crate) struct Allowance {
    at_once: u64,
    every_ms: u64,
    /// It is whole again from then on.
    whole_at: Millis,
}

impl Allowance {
    /// A whole one: `at_once` times, then once every `every_ms` milliseconds.
    pub(crate) const fn new(at_once: u64, every_ms: u64) -> Self {
        Self { at_once, every_ms, whole_at: Millis(0) }
    }

    /// Takes one, unless none is left.
    pub(crate) fn take(&mut self, now: Millis) -> bool {
        let left = self.ready_at() <= now;
        if left {
            self.whole_at = self.whole_at.max(now) + self.every_ms;
        }
        left
    }

    /// Takes so many at once, if one is left; the rest is owed.
    pub(crate) fn take_many(&mut self, now: Millis, count: u64) -> bool {
        let left = self.take(now);
        if left {
            self.owe(count.saturating_sub(1));
        }
        left
    }

    /// So many more were taken than were left.
    pub(crate) fn owe(&mut self, count: u64) {
        self.whole_at = self.whole_at + count * self.every_ms;
    }

    /// When there is at least one.
    pub(crate) fn ready_at(&self) -> Millis {
        self.whole_at - self.at_once.saturating_sub(1) * self.every_ms
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn so_many_at_once_then_one_every_while_and_rest_makes_whole() {
        let mut allowance = Allowance::new(20, 1_000);
        let mut taken = |now: u64| (0..100).take_while(|_| allowance.take(Millis(now))).count();
        assert_eq!(taken(5_000), 20);
        assert_eq!(taken(5_999), 0);
        assert_eq!(taken(6_000), 1);
        assert_eq!(taken(8_500), 2);
        assert_eq!(taken(1_000_000), 20);
    }

    #[test]
    fn what_is_owed_is_paid_before_more_is_taken() {
        let mut allowance = Allowance::new(2, 1_000);
        assert!(allowance.take_many(Millis(10_000), 4));
        assert!(!allowance.take_many(Millis(12_000), 1));
        assert!(allowance.take_many(Millis(13_000), 1));
    }
}
