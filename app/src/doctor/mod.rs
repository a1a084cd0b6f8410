//! The connection doctor: what was found out about this device's network ([`facts`]), what that means in plain words
//! ([`findings`], [`verdict`]), and the same as a text to send to somebody ([`report`]).
//!
//! No browser is named here, so each diagnosis can be tested. `frontend/src/doctor.rs` finds out; `pages/doctor.rs` shows.

mod candidate;
mod facts;
mod findings;
mod nat;
mod relay;
mod report;
#[cfg(test)]
mod tests;
mod verdict;

pub use candidate::Candidate;
pub use facts::{Fact, Facts, Offer, Pair, Probe, Server, ServerKind};
pub use findings::{Finding, Mark, findings};
pub use nat::Mapping;
pub use report::report;
pub use verdict::verdict;
