//! When to try again: a table, jitter, no end.

use chacha20::ChaCha20Rng;
use rand_core::Rng;

use crate::Millis;

/// Waits between attempts, as a value that can be tested without waiting.
#[derive(Clone, Copy, Debug)]
pub struct Backoff {
    /// Milliseconds before the first retry, the second …; the last repeats for ever.
    pub steps_ms: &'static [u64],
    /// Up to this share of a step is added at random, in percent, so that a room
    /// that lost its server does not come back all at once.
    pub jitter_percent: u64,
}

impl Backoff {
    /// When to make attempt `failures` (1 after the first failure).
    pub fn next(&self, now: Millis, failures: u32, rng: &mut ChaCha20Rng) -> Millis {
        let index = (failures.max(1) as usize - 1).min(self.steps_ms.len().saturating_sub(1));
        let step = self.steps_ms.get(index).copied().unwrap_or(1_000);
        let spread = step * self.jitter_percent / 100;
        now + step + u64::from(rng.next_u32()) % (spread + 1)
    }
}

#[cfg(test)]
mod tests {
    use rand_core::SeedableRng;

    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn waits_grow_to_the_last_step_and_stay_within_the_jitter() {
        let backoff = Backoff { steps_ms: &[1_000, 2_000, 4_000], jitter_percent: 20 };
        let mut rng = ChaCha20Rng::from_seed([1; 32]);
        for (failures, step) in [(0, 1_000), (1, 1_000), (2, 2_000), (3, 4_000), (4, 4_000), (9_999, 4_000)] {
            let at = backoff.next(Millis(50), failures, &mut rng);
            assert!((step..=step + step / 5).contains(&at.since(Millis(50))), "{failures}: {at:?}");
        }
    }
}
