//! The way to the server: connect, join, come back.
//!
//! ```text
//! Off -start-> Connecting -challenge-> Joining -joined-> Joined
//!                 \___________________\__________________/
//!                          closed -> Backoff -> Connecting
//! ```
//!
//! Only decides; the socket is the driver's. Links between browsers do not depend on it. Tested here.

use chacha20::ChaCha20Rng;

use crate::{Millis, backoff::Backoff, view::SignalingStatus};

/// Longest time from opening the socket to `room_joined`, in milliseconds.
const JOIN_MS_MAX: u64 = 10_000;
/// The longest wait a server may ask for, in milliseconds; a hostile one could ask for ever.
const RETRY_AFTER_MS_MAX: u64 = 60_000;

/// Waits between attempts: quick at first, a restarted server is back within seconds.
const BACKOFF: Backoff =
    Backoff { steps_ms: &[300, 600, 1_000, 2_000, 4_000, 8_000, 15_000], jitter_percent: 30 };

/// What the socket does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SocketCommand {
    /// Open a new socket.
    Connect,
    /// Close it.
    Close,
}

/// The machine.
#[derive(Debug, Default)]
pub(crate) struct Signaling {
    state: State,
    failures: u32,
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
    Joined,
    Backoff {
        until: Millis,
    },
}

impl Signaling {
    pub(crate) fn status(&self) -> SignalingStatus {
        match self.state {
            State::Off => SignalingStatus::Offline,
            State::Joined => SignalingStatus::Connected,
            State::Connecting { .. } | State::Joining { .. } | State::Backoff { .. } => {
                SignalingStatus::Reconnecting
            }
        }
    }

    pub(crate) fn joined(&self) -> bool {
        matches!(self.state, State::Joined)
    }

    pub(crate) fn deadline(&self) -> Option<Millis> {
        match self.state {
            State::Off | State::Joined => None,
            State::Connecting { give_up_at } | State::Joining { give_up_at } => Some(give_up_at),
            State::Backoff { until } => Some(until),
        }
    }

    pub(crate) fn start(&mut self, now: Millis) -> Option<SocketCommand> {
        matches!(self.state, State::Off | State::Backoff { .. }).then(|| {
            self.state = State::Connecting { give_up_at: now + JOIN_MS_MAX };
            SocketCommand::Connect
        })
    }

    pub(crate) fn tick(&mut self, now: Millis, rng: &mut ChaCha20Rng) -> Option<SocketCommand> {
        match self.state {
            State::Connecting { give_up_at } | State::Joining { give_up_at } if give_up_at <= now => {
                self.on_closed(now, rng);
                Some(SocketCommand::Close)
            }
            State::Backoff { until } if until <= now => self.start(now),
            _ => None,
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

    pub(crate) fn on_joined(&mut self) {
        if let State::Joining { .. } = self.state {
            self.state = State::Joined;
            self.failures = 0;
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
        for _ in 0..20 {
            assert!(s.on_challenge());
            s.on_joined();
            assert_eq!(s.status(), SignalingStatus::Connected);
            s.on_closed(now, &mut rng);
            assert_eq!(s.status(), SignalingStatus::Reconnecting);
            now = s.deadline().unwrap();
            assert!(now.since(Millis(0)) < 60_000 * 20);
            assert_eq!(s.tick(now, &mut rng), Some(SocketCommand::Connect));
        }
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
    fn a_server_may_ask_for_patience_but_not_for_ever() {
        let mut rng = ChaCha20Rng::from_seed([2; 32]);
        let mut s = Signaling::default();
        s.start(Millis(0));
        assert!(s.on_refused(Millis(0), Some(u64::MAX), &mut rng));
        let until = s.deadline().unwrap();
        assert!(until >= Millis(RETRY_AFTER_MS_MAX) && until < Millis(2 * RETRY_AFTER_MS_MAX));
    }
}
