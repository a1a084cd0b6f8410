//! Vector clocks: how much of each log somebody had seen.
//!
//! Two operations compare as before, after, equal or concurrent by their clocks. Operations carry only what their author
//! newly saw; [`crate::replica::Replica::clock_of`] rebuilds the whole clock from those deltas.

use std::collections::BTreeMap;

use crate::LogId;

/// For each log, how many of its operations are known; a log that is missing counts as none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VectorClock(BTreeMap<LogId, u64>);

/// How two clocks stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Causality {
    /// Everything the first knows, the second knows too, and more.
    Before,
    /// The other way round.
    After,
    /// They know the same.
    Equal,
    /// Each knows something the other does not.
    Concurrent,
}

impl VectorClock {
    /// One more operation of this log; answers how many there are now.
    pub fn tick(&mut self, log: &LogId) -> u64 {
        let count = self.0.entry(log.clone()).or_default();
        *count = count.saturating_add(1);
        *count
    }

    /// At least `count` operations of this log are known.
    pub fn raise(&mut self, log: &LogId, count: u64) {
        if count > self.count(log) {
            self.0.insert(log.clone(), count);
        }
    }

    /// Knows what either knew.
    pub fn merge(&mut self, other: &Self) {
        for (log, count) in &other.0 {
            self.raise(log, *count);
        }
    }

    /// How many operations of this log are known.
    pub fn count(&self, log: &LogId) -> u64 {
        self.0.get(log).copied().unwrap_or_default()
    }

    /// How this clock stands to the other.
    pub fn compare(&self, other: &Self) -> Causality {
        let within = |a: &Self, b: &Self| a.0.iter().all(|(log, count)| *count <= b.count(log));
        match (within(self, other), within(other, self)) {
            (true, true) => Causality::Equal,
            (true, false) => Causality::Before,
            (false, true) => Causality::After,
            (false, false) => Causality::Concurrent,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;
    use crate::{PeerId, Stream};

    fn log(n: u8) -> LogId {
        LogId { author: PeerId([n; 32]), stream: Stream::main() }
    }

    fn clock(counts: &[u8]) -> VectorClock {
        let mut clock = VectorClock::default();
        for (n, count) in counts.iter().enumerate() {
            clock.raise(&log(n as u8), u64::from(*count));
        }
        clock
    }

    fn merged(a: &VectorClock, b: &VectorClock) -> VectorClock {
        let mut both = a.clone();
        both.merge(b);
        both
    }

    #[test]
    fn what_was_written_after_something_stands_after_it() {
        let mut a = VectorClock::default();
        assert_eq!(a.tick(&log(1)), 1);
        let mut b = a.clone();
        b.tick(&log(2));
        assert_eq!(a.compare(&b), Causality::Before);
        assert_eq!(b.compare(&a), Causality::After);
        a.tick(&log(1));
        assert_eq!(a.compare(&b), Causality::Concurrent);
        assert_eq!(a.compare(&a.clone()), Causality::Equal);
    }

    proptest! {
        #[test]
        fn merging_is_commutative_associative_and_idempotent(
            a: [u8; 4], b: [u8; 4], c: [u8; 4]
        ) {
            let (a, b, c) = (clock(&a), clock(&b), clock(&c));
            prop_assert_eq!(merged(&a, &b), merged(&b, &a));
            prop_assert_eq!(merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
            prop_assert_eq!(merged(&a, &a), a.clone());
        }

        #[test]
        fn comparing_is_the_order_of_merging(a in prop::array::uniform3(0u8..4), b in prop::array::uniform3(0u8..4)) {
            let (a, b) = (clock(&a), clock(&b));
            let both = merged(&a, &b);
            let expected = match (both == b, both == a) {
                (true, true) => Causality::Equal,
                (true, false) => Causality::Before,
                (false, true) => Causality::After,
                (false, false) => Causality::Concurrent,
            };
            prop_assert_eq!(a.compare(&b), expected);
        }
    }
}
