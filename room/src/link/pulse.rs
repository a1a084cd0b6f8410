//! Whether the other is alive: pings, silence, round trips.

use std::collections::VecDeque;

use crate::Millis;

/// Between two pings, in milliseconds.
pub(crate) const PING_EVERY_MS: u64 = 2_000;
/// Silence after which a link is interrupted, in milliseconds: three pings.
pub(crate) const SILENCE_MS_MAX: u64 = 6_000;
/// The same when there is reason to doubt, in milliseconds: a round trip through a relay on a bad network, twice.
pub(crate) const SUSPECT_MS: u64 = 1_500;
/// Pings that may still be answered: round trips of half a minute are measured.
const PINGS_MAX: usize = 16;
/// Round trips kept: five minutes of pings.
const LATENCIES_MAX: usize = 150;

/// Pings and what came back.
#[derive(Debug)]
pub(crate) struct Pulse {
    heard_at: Millis,
    /// There is reason to doubt: believe silence sooner.
    suspected_at: Option<Millis>,
    ping_at: Millis,
    /// Pings without an answer and when they were sent, oldest first.
    pings: VecDeque<(u32, Millis)>,
    next_nonce: u32,
}

impl Pulse {
    pub(crate) fn new(now: Millis) -> Self {
        Self { heard_at: now, suspected_at: None, ping_at: now, pings: VecDeque::new(), next_nonce: 0 }
    }

    /// When the other counts as silent.
    pub(crate) fn silent_at(&self) -> Millis {
        let usual = self.heard_at + SILENCE_MS_MAX;
        self.suspected_at.map_or(usual, |at| usual.min(at + SUSPECT_MS))
    }

    /// When the next ping is due.
    pub(crate) fn ping_at(&self) -> Millis {
        self.ping_at
    }

    /// For how long nothing was heard, in milliseconds.
    pub(crate) fn silent_ms(&self, now: Millis) -> u64 {
        now.since(self.heard_at)
    }

    pub(crate) fn heard(&mut self, now: Millis) {
        self.heard_at = now;
        self.suspected_at = None;
    }

    /// Ask now, and wait less than usual.
    pub(crate) fn suspect(&mut self, now: Millis) {
        self.suspected_at.get_or_insert(now);
        self.ping_at = now;
    }

    /// The nonce of a ping, if one is due; also whether the one before has no answer.
    pub(crate) fn ping(&mut self, now: Millis) -> Option<(u32, bool)> {
        if self.ping_at > now {
            return None;
        }
        self.ping_at = now + PING_EVERY_MS;
        let nonce = self.next_nonce;
        self.next_nonce = nonce.wrapping_add(1);
        let unanswered = !self.pings.is_empty();
        if self.pings.len() == PINGS_MAX {
            self.pings.pop_front();
        }
        self.pings.push_back((nonce, now));
        Some((nonce, unanswered))
    }

    /// The round trip that a pong ends, in milliseconds, and how many pings were sent since.
    pub(crate) fn pong(&mut self, now: Millis, nonce: u32) -> Option<(u32, usize)> {
        let at = self.pings.iter().position(|(sent, _)| *sent == nonce)?;
        let later = self.pings.len() - at - 1;
        // `control` is ordered: an answer to an older one will not come any more.
        let (_, sent_at) = self.pings.drain(..=at).next_back()?;
        Some((u32::try_from(now.since(sent_at)).unwrap_or(u32::MAX), later))
    }
}

/// Round trips of a link, the last and smoothed.
#[derive(Debug, Default)]
pub(crate) struct Latencies {
    smoothed_ms: Option<u32>,
    /// Oldest first; `None` for a ping that nobody answered.
    samples: VecDeque<Option<u32>>,
}

impl Latencies {
    pub(crate) fn smoothed_ms(&self) -> Option<u32> {
        self.smoothed_ms
    }

    pub(crate) fn samples(&self) -> Vec<Option<u32>> {
        self.samples.iter().copied().collect()
    }

    /// A ping has no answer yet, and the next is due.
    pub(crate) fn miss(&mut self) {
        self.push(None);
    }

    /// A ping was answered, after so many more had been sent.
    pub(crate) fn add(&mut self, sample: u32, later: usize) {
        match later {
            0 => self.push(Some(sample)),
            _ => {
                let at = self.samples.len().checked_sub(later);
                if let Some(missed) = at.and_then(|at| self.samples.get_mut(at)) {
                    *missed = Some(sample);
                }
            }
        }
        // Smoothed as TCP smooths its round trips: an eighth of each new sample.
        let smooth = |old: u32, sample: u32| {
            (old.saturating_mul(7) / 8).saturating_add(sample / 8 + u32::from(sample % 8 > 3))
        };
        self.smoothed_ms = Some(self.smoothed_ms.map_or(sample, |old| smooth(old, sample)));
    }

    fn push(&mut self, sample: Option<u32>) {
        if self.samples.len() == LATENCIES_MAX {
            self.samples.pop_front();
        }
        self.samples.push_back(sample);
    }

    /// Another connection: what was measured says nothing about it.
    pub(crate) fn forget(&mut self) {
        self.smoothed_ms = None;
    }
}
