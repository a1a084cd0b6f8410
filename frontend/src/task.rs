//! Timers that end when they are dropped.

use gloo_timers::callback::Timeout;

/// Runs `act` after `ms` milliseconds, unless the result is dropped before.
pub fn after(ms: u64, act: impl FnOnce() + 'static) -> Timeout {
    Timeout::new(u32::try_from(ms).unwrap_or(u32::MAX), act)
}
