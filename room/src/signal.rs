//! The way to the server: connect, join, come back.
//!
//! ```text
//! Off -start-> Connecting -challenge-> Joining -joined-> Joined
//!                 \___________________\__________________/
//!                          closed -> Backoff -> Connecting
//! ```
//!
//! A socket may be dead and look open: while joined the server is asked now and then, and at once when there is reason to doubt.
//!
//! Only decides; the socket is the driver's. Links between browsers do not depend on it. Tested here.

use chacha20::ChaCha20Rng;

use crate::{Millis, backoff::Backoff, view::SignalingStatus};

/// Longest time from opening the socket to `room_joined`, in milliseconds. Short, because a lost first packet is sent again
/// after 1 s, then 2 s, then 4 s: beginning again finds a network that has come back sooner than waiting does …
const JOIN_MS_MAX: u64 = 4_000;
/// … and longer once that did not help: for networks on which nothing is fast.
const JOIN_SLOWLY_MS_MAX: u64 = 10_000;
/// Failures after which there is more time.
const FAILURES_FAST: u32 = 6;
/// Silence after which the server is asked whether it is there, in milliseconds: within what routers keep a connection for.
const PING_EVERY_MS: u64 = 20_000;
/// Longest time to its answer, in milliseconds. A socket whose network has changed looks open for minutes.
const PONG_MS_MAX: u64 = 2_000;
/// A server that kept us for so long, in milliseconds, is a good one; one that lets us in and then closes is tried less and less often.
const STEADY_MS: u64 = 10_000;
/// The longest wait a server may ask for, in milliseconds; a hostile one could ask for ever.
const RETRY_AFTER_MS_MAX: u64 = 60_000;

/// Waits between attempts: quick at first, a restarted server is back within seconds; a network may be gone for minutes.
const BACKOFF: Backoff = Backoff {
    steps_ms: &[
        300, 600, 1_000, 1_000, 2_000, 2_000, 3_000, 3_000, 4_000, 4_000, 5_000, 5_000, 5_000, 8_000, 15_000,
    ],
    jitter_percent: 30,
};

/// What the socket does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SocketCommand {
    /// Open a new socket; the old one, if any, is of no more use.
    Connect,
    /// Close it.
    Close,
    /// Ask the server whether it is there.
    Ping,
}

/// The machine.
#[derive(Debug, Default)]
pub(crate) struct Signaling {
    state: State,
    /// Failures in a row on this network.
    failures: u32,
    /// Whether an attempt has ended, well or not.
    tried: bool,
    /// The server asked for this much patience, in milliseconds.
    retry_after_ms: u64,
}

#[derive(Debug, Default)]
enum State {
    #[default]
    Off,
    Connecting {
        give_up_at: Millis,
    },
    Joining {
        give_up_at: Millis,
    },
    Joined {
        since: Millis,
        /// When to ask whether the server is there.
        ping_at: Millis,
        /// It was asked: when the socket counts as dead.
        dead_at: Option<Millis>,
    },
    Backoff {
        until: Millis,
    },
}

impl Signaling {
    pub(crate) fn status(&self) -> SignalingStatus {
        match self.state {
            State::Off => SignalingStatus::Offline,
            State::Joined { .. } => SignalingStatus::Connected,
            State::Connecting { .. } | State::Joining { .. } if !self.tried => SignalingStatus::Connecting,
            State::Connecting { .. } | State::Joining { .. } | State::Backoff { .. } => {
                SignalingStatus::Reconnecting
            }
        }
    }

    pub(crate) fn joined(&self) -> bool {
        matches!(self.state, State::Joined { .. })
    }

    pub(crate) fn deadline(&self) -> Option<Millis> {
        match self.state {
            State::Off => None,
            State::Joined { ping_at, dead_at, .. } => Some(dead_at.unwrap_or(ping_at)),
            State::Connecting { give_up_at } | State::Joining { give_up_at } => Some(give_up_at),
            State::Backoff { until } => Some(until),
        }
    }

    /// Begins, or begins again without waiting any longer.
    pub(crate) fn start(&mut self, now: Millis) -> Option<SocketCommand> {
        matches!(self.state, State::Off | State::Backoff { .. }).then(|| self.connect(now))
    }

    /// The network is another one, or is back: find out now whether the server can be reached. What failed before says
    /// nothing about this one, and an attempt made as it changes often fails at once: the next ones follow quickly.
    pub(crate) fn renew(&mut self, now: Millis) -> Option<SocketCommand> {
        self.failures = 0;
        if let State::Connecting { give_up_at } | State::Joining { give_up_at } = &mut self.state {
            *give_up_at = (*give_up_at).min(now + JOIN_MS_MAX);
        }
        self.probe(now)
    }

    /// There is reason to doubt that the server can be reached: find out now.
    pub(crate) fn probe(&mut self, now: Millis) -> Option<SocketCommand> {
        if let State::Joined { ping_at, dead_at: None, .. } = &mut self.state {
            *ping_at = now;
            return None;
        }
        matches!(self.state, State::Backoff { .. }).then(|| self.connect(now))
    }

    /// What failed before a good connection is forgotten.
    fn forgive(&mut self, now: Millis) {
        if let State::Joined { since, .. } = self.state
            && now.since(since) >= STEADY_MS
        {
            self.failures = 0;
        }
    }

    fn connect(&mut self, now: Millis) -> SocketCommand {
        let patience = if self.failures < FAILURES_FAST { JOIN_MS_MAX } else { JOIN_SLOWLY_MS_MAX };
        self.state = State::Connecting { give_up_at: now + patience };
        SocketCommand::Connect
    }

    pub(crate) fn tick(&mut self, now: Millis, rng: &mut ChaCha20Rng) -> Option<SocketCommand> {
        match &mut self.state {
            State::Connecting { give_up_at } | State::Joining { give_up_at } if *give_up_at <= now => {
                self.on_closed(now, rng);
                Some(SocketCommand::Close)
            }
            State::Backoff { until } if *until <= now => self.start(now),
            State::Joined { dead_at: Some(at), .. } if *at <= now => {
                self.forgive(now);
                Some(self.connect(now))
            }
            State::Joined { ping_at, dead_at: dead_at @ None, .. } if *ping_at <= now => {
                *dead_at = Some(now + PONG_MS_MAX);
                Some(SocketCommand::Ping)
            }
            _ => None,
        }
    }

    /// The server said something.
    pub(crate) fn heard(&mut self, now: Millis) {
        if let State::Joined { ping_at, dead_at, .. } = &mut self.state {
            *ping_at = now + PING_EVERY_MS;
            *dead_at = None;
        }
    }

    /// A challenge came; answers whether to join.
    pub(crate) fn on_challenge(&mut self) -> bool {
        let State::Connecting { give_up_at } = self.state else {
            return false;
        };
        self.state = State::Joining { give_up_at };
        true
    }

    pub(crate) fn on_joined(&mut self, now: Millis) {
        if let State::Joining { .. } = self.state {
            self.state = State::Joined { since: now, ping_at: now + PING_EVERY_MS, dead_at: None };
            self.tried = true;
        }
    }

    /// The server refused to let us in; answers whether to close the socket.
    pub(crate) fn on_refused(
        &mut self,
        now: Millis,
        retry_after_ms: Option<u64>,
        rng: &mut ChaCha20Rng,
    ) -> bool {
        self.wait_for(retry_after_ms.unwrap_or_default());
        let joining = matches!(self.state, State::Connecting { .. } | State::Joining { .. });
        if joining {
            self.on_closed(now, rng);
        }
        joining
    }

    /// The next attempt comes no sooner than this.
    pub(crate) fn wait_for(&mut self, retry_after_ms: u64) {
        self.retry_after_ms = retry_after_ms.min(RETRY_AFTER_MS_MAX);
    }

    pub(crate) fn on_closed(&mut self, now: Millis, rng: &mut ChaCha20Rng) {
        if !matches!(self.state, State::Off | State::Backoff { .. }) {
            self.forgive(now);
            self.tried = true;
            self.failures = self.failures.saturating_add(1);
            let until = BACKOFF.next(now + std::mem::take(&mut self.retry_after_ms), self.failures, rng);
            self.state = State::Backoff { until };
        }
    }

    /// No more attempts.
    pub(crate) fn stop(&mut self) {
        self.state = State::Off;
    }
}

#[cfg(test)]
mod tests {
    use rand_core::SeedableRng;

    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn it_comes_back_after_every_kind_of_end() {
        let mut rng = ChaCha20Rng::from_seed([2; 32]);
        let mut s = Signaling::default();
        let mut now = Millis(0);
        assert_eq!(s.start(now), Some(SocketCommand::Connect));
        assert_eq!(s.start(now), None, "one socket at a time");
        assert_eq!(s.status(), SignalingStatus::Connecting);
        for _ in 0..20 {
            assert!(s.on_challenge());
            s.on_joined(now);
            assert_eq!(s.status(), SignalingStatus::Connected);
            s.on_closed(now, &mut rng);
            assert_eq!(s.status(), SignalingStatus::Reconnecting);
            now = s.deadline().unwrap();
            assert!(now.since(Millis(0)) < 60_000 * 20);
            assert_eq!(s.tick(now, &mut rng), Some(SocketCommand::Connect));
            assert_eq!(s.status(), SignalingStatus::Reconnecting);
        }
    }

    #[test]
    fn a_server_that_lets_in_and_closes_is_tried_less_often() {
        let mut rng = ChaCha20Rng::from_seed([2; 32]);
        let mut s = Signaling::default();
        let mut now = Millis(0);
        let mut visit = |stay_ms: u64| {
            s.start(now);
            s.on_challenge();
            s.on_joined(now);
            now = now + stay_ms;
            s.on_closed(now, &mut rng);
            let wait_ms = s.deadline().unwrap().since(now);
            now = now + wait_ms;
            wait_ms
        };
        let waits: Vec<u64> = (0..20).map(|_| visit(10)).collect();
        assert!(waits.iter().sum::<u64>() > 60_000, "{waits:?}");
        assert!(visit(STEADY_MS) < 1_000, "a good one that restarts is back soon");
    }

    #[test]
    fn a_server_that_says_nothing_is_left() {
        let mut rng = ChaCha20Rng::from_seed([2; 32]);
        let mut s = Signaling::default();
        s.start(Millis(0));
        assert_eq!(s.tick(Millis(JOIN_MS_MAX), &mut rng), Some(SocketCommand::Close));
        assert_eq!(s.status(), SignalingStatus::Reconnecting);
    }

    #[test]
    fn a_socket_that_only_looks_open_is_replaced() {
        let mut rng = ChaCha20Rng::from_seed([2; 32]);
        let mut s = Signaling::default();
        s.start(Millis(0));
        s.on_challenge();
        s.on_joined(Millis(0));
        assert_eq!(s.deadline(), Some(Millis(PING_EVERY_MS)));
        assert_eq!(s.probe(Millis(100)), None);
        assert_eq!(s.tick(Millis(100), &mut rng), Some(SocketCommand::Ping));
        s.heard(Millis(200));
        assert_eq!(s.tick(Millis(100 + PONG_MS_MAX), &mut rng), None, "it answered");
        s.probe(Millis(5_000));
        assert_eq!(s.tick(Millis(5_000), &mut rng), Some(SocketCommand::Ping));
        s.probe(Millis(6_000));
        assert_eq!(s.deadline(), Some(Millis(5_000 + PONG_MS_MAX)), "asking again does not prolong it");
        assert_eq!(s.tick(Millis(5_000 + PONG_MS_MAX), &mut rng), Some(SocketCommand::Connect));
        assert!(!s.joined());
    }

    #[test]
    fn on_a_network_that_came_back_it_is_tried_quickly_though_the_first_attempt_fails() {
        let mut rng = ChaCha20Rng::from_seed([2; 32]);
        let mut s = Signaling::default();
        let mut now = Millis(0);
        s.start(now);
        for _ in 0..20 {
            s.on_closed(now, &mut rng);
            now = s.deadline().unwrap();
            s.tick(now, &mut rng);
        }
        assert_eq!(s.deadline(), Some(now + JOIN_SLOWLY_MS_MAX));
        assert_eq!(s.renew(now), None, "one socket at a time");
        assert_eq!(s.deadline(), Some(now + JOIN_MS_MAX));
        s.on_closed(now, &mut rng);
        assert_eq!(s.status(), SignalingStatus::Reconnecting);
        assert_eq!(s.renew(now), Some(SocketCommand::Connect));
        assert_eq!(s.status(), SignalingStatus::Reconnecting, "not as if nothing had been tried");
        s.on_closed(now, &mut rng);
        assert!(s.deadline().unwrap().since(now) < 1_000);
    }

    #[test]
    fn a_server_may_ask_for_patience_but_not_for_ever() {
        let mut rng = ChaCha20Rng::from_seed([2; 32]);
        let mut s = Signaling::default();
        s.start(Millis(0));
        assert!(s.on_refused(Millis(0), Some(u64::MAX), &mut rng));
        let until = s.deadline().unwrap();
        assert!(until >= Millis(RETRY_AFTER_MS_MAX) && until < Millis(2 * RETRY_AFTER_MS_MAX));
    }
}
