//! How much one connection may say: a token bucket, and when to lose patience.

/// Messages dropped in a row after which a connection is flooding and is closed.
const DROPPED_MAX: u32 = 500;
/// Dropped messages a notice: telling each would double the flood.
const TELL_EVERY: u32 = 100;

/// What becomes of a message.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// Handle it.
    Pass,
    /// Drop it without a word.
    Drop,
    /// Drop it and say so.
    DropAndTell {
        /// Seconds until the next message passes.
        retry_after: f64,
    },
    /// Close the connection.
    Flooding,
}

/// One connection's allowance.
#[derive(Clone, Copy, Debug)]
pub struct Bucket {
    per_second: f64,
    burst: f64,
    tokens: f64,
    /// When `tokens` was right, in seconds.
    at: f64,
    dropped: u32,
    /// Dropped for a limit shared with others.
    shared: u32,
}

impl Bucket {
    /// A full bucket.
    pub fn new(per_second: u32, burst: u32) -> Self {
        let burst = f64::from(burst.max(1));
        Self {
            per_second: f64::from(per_second.max(1)),
            burst,
            tokens: burst,
            at: 0.0,
            dropped: 0,
            shared: 0,
        }
    }

    /// Judges a message that came at `now` seconds (monotonic, from any start).
    pub fn judge(&mut self, now: f64) -> Verdict {
        self.tokens = (self.tokens + (now - self.at).max(0.0) * self.per_second).min(self.burst);
        self.at = now;
        if self.tokens >= 1.0 {
            self.tokens -= 1.0;
            // Patience comes back with good conduct only, not with each message that slips through.
            if self.tokens >= self.burst / 2.0 {
                self.dropped = 0;
            }
            return Verdict::Pass;
        }
        self.dropped += 1;
        match self.dropped {
            n if n > DROPPED_MAX => Verdict::Flooding,
            n if n % TELL_EVERY == 1 => {
                Verdict::DropAndTell { retry_after: (1.0 - self.tokens) / self.per_second }
            }
            _ => Verdict::Drop,
        }
    }

    /// Judges a message over a limit that this connection shares with others: it is dropped, but nobody is sent away for what
    /// others do.
    pub fn judge_shared(&mut self, retry_after: f64) -> Verdict {
        self.shared = self.shared.wrapping_add(1);
        if self.shared % TELL_EVERY == 1 { Verdict::DropAndTell { retry_after } } else { Verdict::Drop }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_passes_then_the_rate_holds() {
        let mut bucket = Bucket::new(50, 200);
        assert_eq!((0..300).filter(|_| bucket.judge(1.0) == Verdict::Pass).count(), 200);
        assert_eq!((0..300).filter(|_| bucket.judge(2.0) == Verdict::Pass).count(), 50);
    }

    #[test]
    fn a_flood_is_told_now_and_then_and_closed_in_the_end() {
        let mut bucket = Bucket::new(50, 200);
        let verdicts: Vec<_> = (0..800).map(|_| bucket.judge(0.0)).collect();
        let told = verdicts.iter().filter(|v| matches!(v, Verdict::DropAndTell { .. })).count();
        assert_eq!(told, 5);
        assert_eq!(verdicts.last(), Some(&Verdict::Flooding));
    }

    #[test]
    fn who_slows_down_is_forgiven() {
        let mut bucket = Bucket::new(50, 200);
        for second in 0..20 {
            let start = f64::from(second) * 10.0;
            assert!((0..400).all(|_| bucket.judge(start) != Verdict::Flooding));
        }
    }
}
