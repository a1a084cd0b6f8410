//! The outbox: own operations that no other peer is known to have, and when they are sent again.
//!
//! Entries are stored with their operations and leave when somebody has stored them. While somebody is connected and nobody
//! confirms anything, everything is sent again after 1, 5, 15 and 60 s; what is then still alone needs the person's attention.
//! Any confirmation starts the waiting anew, and so does a fresh connection, which sends at once by itself. Tested here and in `tests/sim.rs`.

use std::collections::BTreeMap;

use crate::{LogId, Millis, OperationKey};

/// Sent again so long after the first time, in milliseconds.
const RESEND_AFTER_MS: [u64; 4] = [1_000, 5_000, 15_000, 60_000];
/// The last time gets this long to be confirmed, in milliseconds, before the person is asked.
const LAST_CHANCE_MS: u64 = 5_000;

/// The outbox of one page.
#[derive(Debug, Default)]
pub(crate) struct Outbox {
    entries: BTreeMap<OperationKey, Entry>,
    /// Running while somebody is connected and something is here.
    waiting: Option<Waiting>,
}

#[derive(Debug)]
struct Entry {
    attention: bool,
    /// How often it was handed to a link.
    tries: u32,
    /// Handed to a link since the waiting began.
    sent: bool,
}

#[derive(Debug)]
struct Waiting {
    since: Millis,
    round: usize,
}

/// What is due.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Due {
    /// Send everything again.
    Resend,
    /// These need the person's attention.
    Attention(Vec<OperationKey>),
}

impl Outbox {
    /// An own operation is stored.
    pub(crate) fn add(&mut self, key: OperationKey, attention: bool) {
        self.entries.insert(key, Entry { attention, tries: 0, sent: false });
    }

    /// Somebody has it, or it was given up. Answers whether it was here.
    pub(crate) fn done(&mut self, key: &OperationKey) -> bool {
        self.entries.remove(key).is_some()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Each entry, with how often it was handed to a link and whether the person was asked about it.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&OperationKey, u32, bool)> {
        self.entries.iter().map(|(key, entry)| (key, entry.tries, entry.attention))
    }

    pub(crate) fn holds(&self, key: &OperationKey) -> bool {
        self.entries.contains_key(key)
    }

    /// Those of one log below `next`.
    pub(crate) fn below(&self, log: &LogId, next: u64) -> Vec<OperationKey> {
        self.entries.range(log.at(0)..log.at(next)).map(|(key, _)| key.clone()).collect()
    }

    /// Those of one log from this one on.
    pub(crate) fn from(&self, key: &OperationKey) -> Vec<OperationKey> {
        let last = key.log().at(u64::MAX);
        self.entries.range(key.clone()..=last).map(|(key, _)| key.clone()).collect()
    }

    /// Whether the person was asked about it.
    pub(crate) fn needs_attention(&self, key: &OperationKey) -> bool {
        self.entries.get(key).is_some_and(|entry| entry.attention)
    }

    /// A confirmation came, a link came up, or the person wants to try again: waiting begins anew.
    pub(crate) fn begin_anew(&mut self) {
        self.waiting = None;
        for entry in self.entries.values_mut() {
            entry.sent = false;
        }
    }

    /// The person is not asked about it any more. Answers whether they were.
    pub(crate) fn calm(&mut self, key: &OperationKey) -> bool {
        self.entries.get_mut(key).is_some_and(|entry| std::mem::take(&mut entry.attention))
    }

    /// `connected` says whether somebody is there who could confirm. `sent` says whether an operation was handed to them.
    pub(crate) fn tick(
        &mut self,
        now: Millis,
        connected: bool,
        sent: impl Fn(&OperationKey) -> bool,
    ) -> Option<Due> {
        let open = self.entries.values().any(|entry| !entry.attention);
        if !connected || !open {
            self.waiting = None;
            return None;
        }
        let fresh = self.waiting.is_none();
        let waiting = self.waiting.get_or_insert(Waiting { since: now, round: 0 });
        if fresh || waiting.due_at() <= now {
            for (key, entry) in &mut self.entries {
                if !entry.sent && sent(key) {
                    entry.sent = true;
                    entry.tries = entry.tries.saturating_add(1);
                }
            }
        }
        if waiting.due_at() > now {
            return None;
        }
        waiting.round += 1;
        if waiting.round <= RESEND_AFTER_MS.len() {
            for entry in self.entries.values_mut().filter(|entry| entry.sent) {
                entry.tries = entry.tries.saturating_add(1);
            }
            return Some(Due::Resend);
        }
        self.waiting = None;
        let asked: Vec<OperationKey> = self
            .entries
            .iter_mut()
            .filter(|(_, entry)| entry.sent && !entry.attention)
            .map(|(key, entry)| {
                entry.attention = true;
                key.clone()
            })
            .collect();
        Some(Due::Attention(asked))
    }

    pub(crate) fn deadline(&self) -> Option<Millis> {
        self.waiting.as_ref().map(Waiting::due_at)
    }
}

impl Waiting {
    fn due_at(&self) -> Millis {
        let last = RESEND_AFTER_MS.last().copied().unwrap_or_default();
        self.since + RESEND_AFTER_MS.get(self.round).copied().unwrap_or(last + LAST_CHANCE_MS)
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;
    use crate::{PeerId, Stream};

    fn key(seq: u64) -> OperationKey {
        OperationKey { author: PeerId([1; 32]), stream: Stream::main(), seq }
    }

    /// What happens from 0 to 120 s, and when.
    fn run(outbox: &mut Outbox) -> Vec<(u64, Due)> {
        let mut seen = Vec::new();
        let mut now = Millis(0);
        for _ in 0..50 {
            if let Some(due) = outbox.tick(now, true, |_| true) {
                seen.push((now.0, due));
            }
            match outbox.deadline() {
                Some(at) if at.0 <= 120_000 => now = at,
                _ => break,
            }
        }
        seen
    }

    #[test]
    fn what_nobody_confirms_is_sent_again_and_then_asked_about() {
        let mut outbox = Outbox::default();
        outbox.add(key(0), false);
        let times = run(&mut outbox);
        let resends: Vec<u64> =
            times.iter().filter(|(_, due)| *due == Due::Resend).map(|(at, _)| *at).collect();
        assert_eq!(resends, [1_000, 5_000, 15_000, 60_000]);
        assert_eq!(times.last(), Some(&(65_000, Due::Attention(vec![key(0)]))));
        assert!(outbox.needs_attention(&key(0)));
        assert_eq!(outbox.deadline(), None, "then nothing more happens by itself");
    }

    #[test]
    fn alone_nothing_is_counted() {
        let mut outbox = Outbox::default();
        outbox.add(key(0), false);
        for second in 0..200 {
            assert_eq!(outbox.tick(Millis(second * 1_000), false, |_| false), None);
        }
        assert_eq!(outbox.tick(Millis(200_000), true, |_| false), None, "waiting begins with the link");
        assert_eq!(outbox.deadline(), Some(Millis(201_000)));
    }

    #[test]
    fn a_confirmation_begins_anew_and_retry_calms() {
        let mut outbox = Outbox::default();
        outbox.add(key(0), false);
        outbox.add(key(1), false);
        outbox.tick(Millis(0), true, |_| true);
        outbox.tick(Millis(1_000), true, |_| true);
        assert!(outbox.done(&key(0)) && !outbox.done(&key(0)));
        outbox.begin_anew();
        outbox.tick(Millis(2_000), true, |_| true);
        assert_eq!(outbox.deadline(), Some(Millis(3_000)));
        run(&mut outbox);
        assert!(outbox.calm(&key(1)) && !outbox.needs_attention(&key(1)));
    }
}
