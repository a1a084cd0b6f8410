//! How many messages one connection may send.
//!
//! A token bucket that is told the time. Dropped messages are counted until the bucket is
//! full again, so a burst too much is forgiven and a flood is not. Tested below.

use std::time::{Duration, Instant};

use crate::limits::{FLOOD_BURSTS, Limits, RATE_NOTICE_EVERY};

/// What to do with one message.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ruling {
    /// Take it.
    Pass,
    /// Drop it without a word; the sender was told a moment ago.
    Drop,
    /// Drop it and tell the sender when the next one will pass, in seconds.
    DropAndTell(f64),
    /// Close the connection.
    Flooding,
}

/// Counts one connection's messages.
#[derive(Debug)]
pub struct RateLimiter {
    /// Messages that may come right now.
    tokens: f32,
    /// Tokens a second.
    per_second: f32,
    /// Most tokens there can be.
    burst: f32,
    /// When `tokens` was last brought up to date.
    updated: Instant,
    /// Messages dropped since the bucket was last full.
    dropped: u32,
    /// When the sender was last told.
    told: Option<Instant>,
}

impl RateLimiter {
    /// A full bucket.
    pub fn new(limits: &Limits, now: Instant) -> Self {
        let burst = limits.rate_burst as f32;
        Self { tokens: burst, per_second: limits.rate_per_second as f32, burst, updated: now, dropped: 0, told: None }
    }

    /// Counts one message.
    pub fn take(&mut self, now: Instant) -> Ruling {
        let passed = now.saturating_duration_since(self.updated).as_secs_f32();
        self.updated = now;
        self.tokens += passed * self.per_second;
        if self.tokens >= self.burst {
            self.tokens = self.burst;
            self.dropped = 0;
        }
        if self.tokens >= 1.0 {
            self.tokens -= 1.0;
            return Ruling::Pass;
        }
        self.dropped = self.dropped.saturating_add(1);
        if self.dropped as f32 > FLOOD_BURSTS as f32 * self.burst {
            return Ruling::Flooding;
        }
        if self.told.is_some_and(|told| now.saturating_duration_since(told) < RATE_NOTICE_EVERY) {
            return Ruling::Drop;
        }
        self.told = Some(now);
        let wait = Duration::from_secs_f32(((1.0 - self.tokens) / self.per_second.max(0.001)).min(60.0));
        // Milliseconds, rounded up: a reader that waits this long is not too early.
        Ruling::DropAndTell((wait.as_millis() as f64 + 1.0) / 1000.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limiter(now: Instant) -> RateLimiter {
        RateLimiter::new(&Limits { rate_per_second: 50, rate_burst: 200, ..Limits::default() }, now)
    }

    #[test]
    fn a_burst_passes_and_the_next_message_does_not() {
        let now = Instant::now();
        let mut limiter = limiter(now);
        assert!((0..200).all(|_| limiter.take(now) == Ruling::Pass));
        assert!(matches!(limiter.take(now), Ruling::DropAndTell(wait) if (0.02..0.03).contains(&wait)));
        assert_eq!(limiter.take(now), Ruling::Drop, "told once");
    }

    #[test]
    fn fifty_a_second_pass_for_ever() {
        let mut now = Instant::now();
        let mut limiter = limiter(now);
        for _ in 0..2_000 {
            now += Duration::from_micros(20_001);
            assert_eq!(limiter.take(now), Ruling::Pass);
        }
    }

    #[test]
    fn waiting_as_told_is_enough() {
        let mut now = Instant::now();
        let mut limiter = limiter(now);
        while limiter.take(now) == Ruling::Pass {}
        now += Duration::from_secs(2);
        while limiter.take(now) == Ruling::Pass {}
        now += RATE_NOTICE_EVERY + Duration::from_secs(1);
        while limiter.take(now) == Ruling::Pass {}
        let Ruling::DropAndTell(wait) = limiter.take(now + RATE_NOTICE_EVERY / 1000) else {
            // Told within the last second: the wait below is the longest possible one.
            assert_eq!(limiter.take(now + Duration::from_millis(22)), Ruling::Pass);
            return;
        };
        assert_eq!(limiter.take(now + Duration::from_secs_f64(wait)), Ruling::Pass);
    }

    #[test]
    fn a_flood_is_closed_and_a_pause_forgives() {
        let mut now = Instant::now();
        let mut limiter = limiter(now);
        for _ in 0..1_100 {
            assert_ne!(limiter.take(now), Ruling::Flooding);
        }
        now += Duration::from_secs(5);
        assert_eq!(limiter.take(now), Ruling::Pass, "forgiven when the bucket is full");
        let mut taken = 0;
        while limiter.take(now) != Ruling::Flooding {
            taken += 1;
            assert!(taken < 2_000);
        }
        assert!(taken > 1_000);
    }
}
